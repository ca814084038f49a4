package io.jss.classify;

import static io.jss.classify.Direction.INBOUND;
import static io.jss.classify.Direction.NONE;
import static io.jss.classify.Direction.OUTBOUND;
import static io.jss.classify.Direction.UNKNOWN;
import static io.jss.classify.TestSocket.tcp;
import static io.jss.classify.TestSocket.tcpListener;
import static io.jss.classify.TestSocket.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.model.SocketState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {

    private static final TestSocket DUAL_STACK = tcpListener(":: 4243").withV6only(0);
    private static final ListenerIndex LISTENERS = index(DUAL_STACK, udp(":: 443").withV6only(0));

    @Test
    void passiveEndIsInboundAndTheClientsEndOutbound() {
        TestSocket passive = tcp("::ffff:127.0.0.1 4243", "::ffff:127.0.0.1 50000");
        TestSocket client = tcp("127.0.0.1 50000", "127.0.0.1 4243");
        assertThat(Direction.of(passive, LISTENERS)).isEqualTo(INBOUND);
        assertThat(Direction.of(client, LISTENERS)).isEqualTo(OUTBOUND);
    }

    @Test
    void mappedConnectionFromAnotherPortIsOutbound() {
        TestSocket dialled = tcp("::ffff:10.0.0.12 48932", "::ffff:162.222.40.93 443");
        assertThat(Direction.of(dialled, LISTENERS)).isEqualTo(OUTBOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = SocketState.class,
            names = {
                "ESTABLISHED",
                "FIN_WAIT1",
                "FIN_WAIT2",
                "TIME_WAIT",
                "CLOSE_WAIT",
                "LAST_ACK"
            })
    void directionOutlivesTheConnection(SocketState state) {
        TestSocket passive = tcp("2001:db8::1 4243", "2001:db8::2 5").withState(state.number());
        assertThat(Direction.of(passive, LISTENERS)).isEqualTo(INBOUND);
        TestSocket active = tcp("2001:db8::1 5", "2001:db8::2 4243").withState(state.number());
        assertThat(Direction.of(active, LISTENERS)).isEqualTo(OUTBOUND);
    }

    @Test
    void aListenerOfAnEarlierLookDecidesWhereNothingElseDoes() {
        TestSocket accepted = tcp("::ffff:127.0.0.1 4243", "::ffff:127.0.0.1 50000");
        TestSocket dialled = tcp("127.0.0.1 50000", "127.0.0.1 4243");
        TestSocket opening = in(tcp("2001:db8::1 4243", "2001:db8::2 5"), SocketState.SYN_SENT);
        ListenerIndex nothing = index();
        assertThat(Direction.of(accepted, nothing)).isEqualTo(OUTBOUND);
        assertThat(Direction.of(accepted, nothing, LISTENERS)).isEqualTo(INBOUND);
        assertThat(Direction.of(dialled, nothing, LISTENERS)).isEqualTo(OUTBOUND);
        assertThat(Direction.of(opening, nothing, LISTENERS)).isEqualTo(OUTBOUND);
        assertThat(Direction.of(accepted, ListenerIndex.notListed(), nothing)).isEqualTo(UNKNOWN);
        assertThat(Direction.of(DUAL_STACK, nothing, LISTENERS)).isEqualTo(NONE);
    }

    @Test
    void openingStatesTellWithoutListeners() {
        TestSocket socket = tcp("10.0.0.1 5", "10.0.0.2 6");
        ListenerIndex none = ListenerIndex.notListed();
        assertThat(Direction.of(in(socket, SocketState.SYN_SENT), none)).isEqualTo(OUTBOUND);
        assertThat(Direction.of(in(socket, SocketState.SYN_RECV), none)).isEqualTo(INBOUND);
        assertThat(Direction.of(in(socket, SocketState.NEW_SYN_RECV), none)).isEqualTo(INBOUND);
        assertThat(Direction.of(in(socket, SocketState.ESTABLISHED), none)).isEqualTo(UNKNOWN);
    }

    @Test
    void withoutAListenerEveryConnectionIsOutbound() {
        assertThat(Direction.of(tcp("127.0.0.1 5", "127.0.0.1 5"), index())).isEqualTo(OUTBOUND);
    }

    @Test
    void wildcardWhoseV6onlyWasNotToldLeavesIpv4Unknown() {
        ListenerIndex untold = index(tcpListener(":: 4243"));
        TestSocket passive = tcp("::ffff:127.0.0.1 4243", "::ffff:127.0.0.1 5");
        assertThat(Direction.of(passive, untold)).isEqualTo(UNKNOWN);
        assertThat(Direction.of(tcp("::1 4243", "::1 5"), untold)).isEqualTo(INBOUND);
    }

    @Test
    void transparentConnectionWithoutListenerIsUnknown() {
        TestSocket proxied = tcp("203.0.113.1 443", "10.0.0.2 5").withOptions(1 << 5);
        assertThat(Direction.of(proxied, LISTENERS)).isEqualTo(UNKNOWN);
        assertThat(Direction.of(proxied.withOptions(1), LISTENERS)).isEqualTo(OUTBOUND);
    }

    @Test
    void listenersAndSocketsWithoutPeerHaveNone() {
        assertThat(Direction.of(DUAL_STACK, LISTENERS)).isEqualTo(NONE);
        assertThat(Direction.of(udp(":: 443"), LISTENERS)).isEqualTo(NONE);
        TestSocket dissolved =
                TestSocket.of(Protocol.UDP, SocketState.CLOSE, ":: 5", "2001:db8::2 0");
        assertThat(Direction.of(dissolved, LISTENERS)).isEqualTo(NONE);
    }

    @Test
    void rawSocketHasNoneEvenConnected() {
        TestSocket ping =
                TestSocket.of(Protocol.RAW, SocketState.ESTABLISHED, "10.0.0.1 1", "10.0.0.2 0");
        assertThat(Direction.of(ping, LISTENERS)).isEqualTo(NONE);
    }

    @Test
    void connectedUdpIsInboundBesideAnUnconnectedSocketAndElseUnknown() {
        assertThat(Direction.of(udp("::ffff:10.0.0.1 443", "::ffff:10.0.0.2 5"), LISTENERS))
                .isEqualTo(INBOUND);
        assertThat(Direction.of(udp("10.0.0.1 5", "10.0.0.2 53"), LISTENERS)).isEqualTo(UNKNOWN);
    }

    @Test
    void sctpStatesAreNumbersOfTheirOwn() {
        TestSocket association = tcp("2001:db8::1 5", "2001:db8::2 6").withProtocol(Protocol.SCTP);
        ListenerIndex none = ListenerIndex.notListed();
        assertThat(Direction.of(association.withState(1), none)).isEqualTo(OUTBOUND);
        assertThat(Direction.of(association.withState(2), none)).isEqualTo(OUTBOUND);
        assertThat(Direction.of(association.withState(3), none)).isEqualTo(UNKNOWN);
        assertThat(Direction.of(association.withState(3), index())).isEqualTo(OUTBOUND);
        ListenerIndex endpoint = index(tcpListener(":: 5").withProtocol(Protocol.SCTP));
        assertThat(Direction.of(association.withState(3), endpoint)).isEqualTo(INBOUND);
    }

    private static TestSocket in(TestSocket socket, SocketState state) {
        return socket.withState(state.number());
    }

    private static ListenerIndex index(TestSocket... listeners) {
        ListenerIndex.Builder builder = ListenerIndex.builder();
        for (TestSocket listener : listeners) {
            builder.add(listener);
        }
        return builder.build();
    }
}
