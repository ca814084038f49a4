package io.jss.classify;

import static io.jss.classify.TestSocket.tcp;
import static io.jss.classify.TestSocket.tcpListener;
import static io.jss.classify.TestSocket.udp;
import static io.jss.classify.TrafficClass.DUAL_STACK;
import static io.jss.classify.TrafficClass.IPV4;
import static io.jss.classify.TrafficClass.IPV4_MAPPED;
import static io.jss.classify.TrafficClass.IPV6;
import static io.jss.classify.TrafficClass.IPV6_ONLY;
import static io.jss.classify.TrafficClass.UNKNOWN;
import static io.jss.model.Protocol.DCCP;
import static io.jss.model.Protocol.MPTCP;
import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.SCTP;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.Protocol.UDPLITE;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.FIN_WAIT2;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_RECV;
import static io.jss.model.SocketState.SYN_SENT;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {

    private static final String MAPPED = "::ffff:127.0.0.1";

    static Stream<Arguments> rows() {
        return Stream.of(
                row("IPv4 listener", tcpListener("0.0.0.0 22"), IPV4),
                row("IPv4 connection", tcp("10.0.0.12 222", "10.0.0.21 55514"), IPV4),
                row("IPv4 UDP", udp("0.0.0.0 68"), IPV4),
                row("IPv4 raw", socket(RAW, CLOSE, "0.0.0.0 1", "0.0.0.0 0"), IPV4),
                row("IPv6 connection", tcp("2001:db8::1 22", "2001:db8::2 50000"), IPV6),
                row("IPv6 loopback", tcp("::1 22", "::1 50000"), IPV6),
                row("IPv6 UDP, connected", udp("fe80::1 546", "fe80::2 547"), IPV6),
                row("IPv6 SYN_SENT", socket(TCP, SYN_SENT, "::1 5", "::1 6"), IPV6),
                row("IPv6 TIME_WAIT", socket(TCP, TIME_WAIT, "::1 5", "::1 6"), IPV6),
                row("IPv6 peer, source not chosen", tcp(":: 5", "2001:db8::2 6"), IPV6),
                row("IPv6 MPTCP", socket(MPTCP, ESTABLISHED, "::1 5", "::1 6"), IPV6),
                row("compatible is not IPv4", tcp("2001:db8::1 5", "::10.0.0.1 6"), IPV6),
                row("NAT64 is not IPv4", tcp("2001:db8::1 5", "64:ff9b::1.2.3.4 443"), IPV6),
                row(
                        "mapped, accepted",
                        tcp("::ffff:10.0.0.12 4243", "::ffff:10.0.0.20 6"),
                        IPV4_MAPPED),
                row(
                        "mapped SYN_SENT",
                        socket(TCP, SYN_SENT, MAPPED + " 5", MAPPED + " 6"),
                        IPV4_MAPPED),
                row(
                        "mapped SYN_RECV",
                        socket(TCP, SYN_RECV, MAPPED + " 5", MAPPED + " 6"),
                        IPV4_MAPPED),
                row(
                        "mapped TIME_WAIT",
                        socket(TCP, TIME_WAIT, MAPPED + " 5", MAPPED + " 6"),
                        IPV4_MAPPED),
                row(
                        "mapped orphan",
                        socket(TCP, FIN_WAIT2, MAPPED + " 5", MAPPED + " 6"),
                        IPV4_MAPPED),
                row("mapped peer, source not chosen", tcp(":: 5", MAPPED + " 6"), IPV4_MAPPED),
                row("mapped listener", tcpListener(MAPPED + " 80").withV6only(0), IPV4_MAPPED),
                row(
                        "mapped wildcard listener",
                        tcpListener("::ffff:0.0.0.0 80").withV6only(0),
                        IPV4_MAPPED),
                row("mapped listener, v6only not told", tcpListener(MAPPED + " 80"), IPV4_MAPPED),
                row("mapped UDP, not connected", udp(MAPPED + " 53").withV6only(0), IPV4_MAPPED),
                row("mapped UDP, connected", udp(MAPPED + " 5", MAPPED + " 6"), IPV4_MAPPED),
                row("UDP connected to port 0", udp(MAPPED + " 5", MAPPED + " 0"), IPV4_MAPPED),
                row(
                        "mapped MPTCP",
                        socket(MPTCP, ESTABLISHED, MAPPED + " 5", MAPPED + " 6"),
                        IPV4_MAPPED),
                row("dual-stack listener", tcpListener(":: 4243").withV6only(0), DUAL_STACK),
                row("dual-stack UDP", udp(":: 5353").withV6only(0), DUAL_STACK),
                row(
                        "dual-stack SCTP",
                        socket(SCTP, LISTEN, ":: 5", ":: 0").withV6only(0),
                        DUAL_STACK),
                row(
                        "dual-stack, bound",
                        socket(TCP, CLOSE, ":: 5", ":: 0").withV6only(0),
                        DUAL_STACK),
                row(
                        "dual-stack, inactive",
                        socket(TCP, BOUND_INACTIVE, ":: 5", ":: 0").withV6only(0),
                        DUAL_STACK),
                row(
                        "dual-stack UDP, was connected",
                        socket(UDP, CLOSE, ":: 5", "::1 0").withV6only(0),
                        DUAL_STACK),
                row(
                        "listener, was connected mapped",
                        socket(TCP, LISTEN, ":: 5", MAPPED + " 0").withV6only(0),
                        DUAL_STACK),
                row("IPv6-only listener", tcpListener(":: 4243").withV6only(1), IPV6_ONLY),
                row("IPv6-only UDP", udp(":: 5353").withV6only(1), IPV6_ONLY),
                row(
                        "IPv6-only, bound",
                        socket(TCP, CLOSE, ":: 5", ":: 0").withV6only(1),
                        IPV6_ONLY),
                row("listener on an address", tcpListener("::1 631").withV6only(1), IPV6_ONLY),
                row("listener on an address, not told", tcpListener("::1 631"), IPV6_ONLY),
                row(
                        "UDP on an address, was connected",
                        socket(UDP, CLOSE, "::1 5", MAPPED + " 0"),
                        IPV6_ONLY),
                row("wildcard listener, not told", tcpListener(":: 4243"), UNKNOWN),
                row("wildcard UDP, not told", udp(":: 5353"), UNKNOWN),
                row(
                        "raw, v6only said to be off",
                        socket(RAW, CLOSE, ":: 58", ":: 0").withV6only(0),
                        IPV6_ONLY),
                row("raw, not told", socket(RAW, CLOSE, ":: 58", ":: 0"), IPV6_ONLY),
                row(
                        "raw on an address",
                        socket(RAW, CLOSE, "fe80::1 58", ":: 0").withV6only(1),
                        IPV6_ONLY),
                row("raw, connected", socket(RAW, ESTABLISHED, "::1 58", "::1 0"), IPV6),
                row(
                        "raw, connected mapped: nothing travels",
                        socket(RAW, ESTABLISHED, MAPPED + " 17", MAPPED + " 0"),
                        IPV6_ONLY),
                row(
                        "raw, was connected",
                        socket(RAW, CLOSE, ":: 58", "::1 0").withV6only(0),
                        IPV6_ONLY),
                row(
                        "SCTP, IPv6 path",
                        socket(SCTP, SYN_RECV, "2001:db8::1 5", "2001:db8::2 6"),
                        IPV6),
                row(
                        "SCTP, association in COOKIE_WAIT",
                        socket(SCTP, ESTABLISHED, "::1 5", "::1 6"),
                        IPV6),
                row("SCTP, path shown as ::", socket(SCTP, SYN_RECV, ":: 5", ":: 6"), UNKNOWN),
                row(
                        "SCTP, path shown as ::, v6only off",
                        socket(SCTP, CLOSE, ":: 5", ":: 6").withV6only(0),
                        UNKNOWN));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("rows")
    void tellsWhatTravels(String name, TestSocket socket, TrafficClass expected) {
        assertThat(Classifier.classify(socket)).as(name).isEqualTo(expected);
        assertThat(Classifier.classify(InetSocket.copyOf(socket))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"TCP", "UDP", "UDPLITE", "SCTP", "DCCP", "MPTCP"})
    void wildcardOfEachProtocolButRawFollowsV6only(Protocol protocol) {
        SocketState state = protocol == UDP || protocol == UDPLITE ? CLOSE : LISTEN;
        TestSocket wildcard = socket(protocol, state, ":: 9", ":: 0");
        assertThat(Classifier.classify(wildcard.withV6only(0))).isEqualTo(DUAL_STACK);
        assertThat(Classifier.classify(wildcard.withV6only(1))).isEqualTo(IPV6_ONLY);
        assertThat(Classifier.classify(wildcard)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(SocketState.class)
    void mappedConnectionStaysMappedInEveryState(SocketState state) {
        TestSocket connection = socket(DCCP, state, MAPPED + " 5", MAPPED + " 6");
        assertThat(Classifier.classify(connection)).isEqualTo(IPV4_MAPPED);
    }

    @Test
    void eachClassSaysWhatTravels() {
        assertThat(TrafficClass.values())
                .extracting(TrafficClass::label, TrafficClass::wire)
                .containsExactly(
                        tuple("IPv4", Wire.IPV4),
                        tuple("IPv6", Wire.IPV6),
                        tuple("IPv4-mapped", Wire.IPV4),
                        tuple("dual-stack", Wire.BOTH),
                        tuple("IPv6-only", Wire.IPV6),
                        tuple("unknown", Wire.UNKNOWN));
    }

    private static Arguments row(String name, TestSocket socket, TrafficClass expected) {
        return arguments(name, socket, expected);
    }

    private static TestSocket socket(
            Protocol protocol, SocketState state, String local, String remote) {
        return TestSocket.of(protocol, state, local, remote);
    }
}
