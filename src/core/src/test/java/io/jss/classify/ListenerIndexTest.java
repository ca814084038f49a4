package io.jss.classify;

import static io.jss.classify.TestSocket.tcp;
import static io.jss.classify.TestSocket.tcpListener;
import static io.jss.classify.TestSocket.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ListenerIndexTest {

    private static final TestSocket CLIENT_OF_80 = tcp("127.0.0.1 80", "127.0.0.1 40000");
    private static final TestSocket MAPPED_CLIENT_OF_80 =
            tcp("::ffff:127.0.0.1 80", "::ffff:127.0.0.1 40000");
    private static final TestSocket NATIVE_CLIENT_OF_80 =
            tcp("2001:db8::1 80", "2001:db8::2 40000");

    @Test
    void exactAddressIsFoundBeforeTheWildcard() {
        ListenerIndex index = index(tcpListener("0.0.0.0 80"), tcpListener("127.0.0.1 80"));
        assertThat(found(index, CLIENT_OF_80)).isEqualTo("127.0.0.1:80");
        assertThat(found(index, tcp("10.0.0.1 80", "10.0.0.2 5"))).isEqualTo("0.0.0.0:80");
    }

    @Test
    void mappedConnectionGoesByMappedAddressThenMappedWildcardThenDualStack() {
        TestSocket exact = tcpListener("::ffff:127.0.0.1 80");
        TestSocket any = tcpListener("::ffff:0.0.0.0 80");
        TestSocket dual = tcpListener(":: 80").withV6only(0);
        assertThat(found(index(dual, any, exact), MAPPED_CLIENT_OF_80))
                .isEqualTo("[::ffff:127.0.0.1]:80");
        assertThat(found(index(dual, any), MAPPED_CLIENT_OF_80)).isEqualTo("[::ffff:0.0.0.0]:80");
        assertThat(found(index(dual), MAPPED_CLIENT_OF_80)).isEqualTo("[::]:80");
    }

    @Test
    void ipv6OnlyListenerCoversNoMappedConnection() {
        TestSocket only = tcpListener(":: 80").withV6only(1);
        assertThat(found(index(only), MAPPED_CLIENT_OF_80)).isEqualTo("none");
        assertThat(found(index(only), NATIVE_CLIENT_OF_80)).isEqualTo("[::]:80");
    }

    @Test
    void wildcardWhoseV6onlyWasNotToldCoversIpv6AndPerhapsIpv4() {
        ListenerIndex index = index(tcpListener(":: 80"));
        assertThat(found(index, NATIVE_CLIENT_OF_80)).isEqualTo("[::]:80");
        assertThat(found(index, MAPPED_CLIENT_OF_80)).isEqualTo("not told");
        assertThat(index.covering(MAPPED_CLIENT_OF_80)).isEmpty();
    }

    @Test
    void certainListenerIsTakenBeforeOneThatIsNotTold() {
        ListenerIndex index =
                index(tcpListener(":: 80"), tcpListener(":: 80").withV6only(0).withInterface(3));
        assertThat(found(index, MAPPED_CLIENT_OF_80.withInterface(3))).isEqualTo("[::%3]:80");
    }

    @Test
    void mappedListenersCoverNoIpv6() {
        ListenerIndex index = index(tcpListener("::ffff:0.0.0.0 80"));
        assertThat(found(index, NATIVE_CLIENT_OF_80)).isEqualTo("none");
    }

    @Test
    void inetListenerAcceptsNoInet6Socket() {
        ListenerIndex index = index(tcpListener("0.0.0.0 80"), tcpListener("127.0.0.1 80"));
        assertThat(found(index, MAPPED_CLIENT_OF_80)).isEqualTo("none");
    }

    @Test
    void inetConnectionOnThePortOfAnInet6ListenerIsLeftOpen() {
        assertThat(found(index(tcpListener(":: 80").withV6only(0)), CLIENT_OF_80))
                .isEqualTo("not told");
        assertThat(found(index(tcpListener(":: 80").withV6only(1)), CLIENT_OF_80))
                .isEqualTo("none");
        assertThat(found(index(tcpListener("::ffff:127.0.0.1 80")), CLIENT_OF_80))
                .isEqualTo("not told");
    }

    @Test
    void listenerBoundToAnInterfaceCoversThatInterfaceAlone() {
        TestSocket bound = tcpListener("0.0.0.0 80").withInterface(2);
        assertThat(found(index(bound), CLIENT_OF_80)).isEqualTo("none");
        assertThat(found(index(bound), CLIENT_OF_80.withInterface(3))).isEqualTo("none");
        assertThat(found(index(bound), CLIENT_OF_80.withInterface(2))).isEqualTo("0.0.0.0%2:80");
    }

    @Test
    void listenerOfTheInterfaceIsFoundBeforeOneOfNone() {
        ListenerIndex index =
                index(tcpListener("0.0.0.0 80"), tcpListener("0.0.0.0 80").withInterface(2));
        assertThat(found(index, CLIENT_OF_80.withInterface(2))).isEqualTo("0.0.0.0%2:80");
        assertThat(found(index, CLIENT_OF_80.withInterface(3))).isEqualTo("0.0.0.0:80");
        assertThat(found(index, CLIENT_OF_80)).isEqualTo("0.0.0.0:80");
    }

    @Test
    void linkLocalConnectionOfAnUnboundListenerIsCovered() {
        ListenerIndex index = index(tcpListener(":: 80").withV6only(1));
        assertThat(found(index, tcp("fe80::1 80", "fe80::2 5").withInterface(4)))
                .isEqualTo("[::]:80");
    }

    @Test
    void otherPortOrProtocolIsNotCovered() {
        ListenerIndex index = index(tcpListener("0.0.0.0 80"));
        assertThat(found(index, tcp("127.0.0.1 81", "127.0.0.1 5"))).isEqualTo("none");
        assertThat(found(index, CLIENT_OF_80.withProtocol(Protocol.DCCP))).isEqualTo("none");
    }

    @Test
    void mptcpConnectionIsCoveredByItsOwnListenerThenByTheTcpOneBelowIt() {
        TestSocket connection = NATIVE_CLIENT_OF_80.withProtocol(Protocol.MPTCP);
        TestSocket below = tcpListener(":: 80").withV6only(0);
        TestSocket own = below.withProtocol(Protocol.MPTCP);
        assertThat(index(below, own).covering(connection).orElseThrow().protocol())
                .isEqualTo(Protocol.MPTCP);
        assertThat(index(below).covering(connection).orElseThrow().protocol())
                .isEqualTo(Protocol.TCP);
        assertThat(found(index(own), NATIVE_CLIENT_OF_80)).isEqualTo("none");
    }

    @Test
    void mptcpListenerThatWasNotToldLeavesItOpen() {
        TestSocket connection = MAPPED_CLIENT_OF_80.withProtocol(Protocol.MPTCP);
        TestSocket own = tcpListener(":: 80").withProtocol(Protocol.MPTCP);
        assertThat(found(index(own), connection)).isEqualTo("not told");
    }

    @Test
    void firstOfSeveralEqualListenersIsTaken() {
        TestSocket first = tcpListener("0.0.0.0 80").withOptions(1);
        TestSocket second = tcpListener("0.0.0.0 80").withOptions(2);
        assertThat(index(first, second).covering(CLIENT_OF_80).orElseThrow().socketOptionsOr(0))
                .isEqualTo(1);
    }

    @Test
    void onlyListenersAreAdded() {
        ListenerIndex.Builder builder = ListenerIndex.builder();
        assertThat(builder.add(tcpListener("0.0.0.0 80"))).isTrue();
        assertThat(builder.add(udp("0.0.0.0 53"))).isTrue();
        assertThat(builder.add(CLIENT_OF_80)).isFalse();
        assertThat(builder.add(udp("127.0.0.1 5", "127.0.0.1 6"))).isFalse();
        assertThat(builder.add(udp("0.0.0.0 0"))).isFalse();
        assertThat(builder.add(tcpListener("0.0.0.0 80").withState(SocketState.CLOSE.number())))
                .isFalse();
        assertThat(builder.add(udp("0.0.0.0 1").withProtocol(Protocol.RAW))).isFalse();
        assertThat(builder.build().size()).isEqualTo(2);
    }

    @Test
    void socketWithoutPeerHasNoListener() {
        ListenerIndex index = index(tcpListener("0.0.0.0 80"));
        assertThat(index.covering(tcpListener("0.0.0.0 80"))).isEmpty();
    }

    @Test
    void manyListenersAreEachFound() {
        ListenerIndex.Builder builder = ListenerIndex.builder();
        for (int port = 1; port < 3000; port++) {
            builder.add(tcpListener("10.0." + port / 256 + "." + port % 256 + " " + port));
        }
        ListenerIndex index = builder.build();
        for (int port = 1; port < 3000; port++) {
            String local = "10.0." + port / 256 + "." + port % 256;
            assertThat(found(index, tcp(local + " " + port, "10.9.9.9 5")))
                    .isEqualTo(local + ":" + port);
            assertThat(found(index, tcp(local + " " + (port + 1), "10.9.9.9 5"))).isEqualTo("none");
        }
    }

    private static ListenerIndex index(InetSocketView... listeners) {
        ListenerIndex.Builder builder = ListenerIndex.builder();
        Arrays.stream(listeners).forEach(builder::add);
        return builder.build();
    }

    private static String found(ListenerIndex index, InetSocketView connection) {
        return switch (index.find(connection)) {
            case ListenerIndex.NOT_COVERED -> "none";
            case ListenerIndex.NOT_TOLD -> "not told";
            default -> index.covering(connection).orElseThrow().local().toString();
        };
    }
}
