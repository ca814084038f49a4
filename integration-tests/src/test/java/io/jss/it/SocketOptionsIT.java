package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketDetails;
import io.jss.model.SocketState;
import io.jss.model.TcpInfo;
import io.jss.model.TcpInfoField;
import io.jss.model.Timer;
import io.jss.sys.Errno;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a program sets on a socket is what jss reads; the program tells what it got, too. */
@Tag("kernel")
class SocketOptionsIT {

    private static final Set<Detail> EVERY_DETAIL =
            EnumSet.complementOf(EnumSet.of(Detail.BPF_STORAGES));

    private static final int MAXSEG = 1000;

    /** What the option takes of each segment, padding included. */
    private static final int TIMESTAMPS_BYTES = 12;

    private static final int V6ONLY_OFF = 0;
    private static final int V6ONLY_ON = 1;

    /** Calls setsockopt and gives 0, or the errno of its refusal. */
    private static final String ATTEMPT =
            """
            def attempt(s, level, option, value):
                try:
                    s.setsockopt(level, option, value)
                    return 0
                except OSError as e:
                    return e.errno
            """;

    @Test
    void optionsOfAConnectionAreReadBack() throws IOException {
        try (PythonSockets sockets =
                PythonSockets.run(
                        """
                        IP_FREEBIND, IP_RECVERR, IP_TRANSPARENT = 15, 11, 19
                        l = socket(AF_INET, SOCK_STREAM); l.bind(('127.0.0.1', 0)); l.listen(1)
                        c = socket(AF_INET, SOCK_STREAM)
                        c.setsockopt(SOL_SOCKET, SO_RCVBUF, 20000)
                        c.setsockopt(SOL_SOCKET, SO_SNDBUF, 30000)
                        c.setsockopt(SOL_SOCKET, SO_MARK, 42)
                        c.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
                        c.setsockopt(SOL_IP, IP_TOS, 0x10)
                        c.setsockopt(SOL_IP, IP_FREEBIND, 1)
                        c.setsockopt(SOL_IP, IP_RECVERR, 1)
                        c.setsockopt(SOL_IP, IP_TRANSPARENT, 1)
                        c.setsockopt(SOL_TCP, TCP_CONGESTION, b'reno')
                        c.setsockopt(SOL_TCP, TCP_MAXSEG, 1000)
                        c.connect(l.getsockname())
                        a, _ = l.accept()
                        ready(c.getsockname()[1], a.getsockname()[1],
                              c.getsockopt(SOL_SOCKET, SO_RCVBUF), c.getsockopt(SOL_SOCKET, SO_SNDBUF))
                        """)) {
            InetSocket set = connection(sockets.number(0), sockets.number(1));
            InetSocket plain = connection(sockets.number(1), sockets.number(0));

            assertThat(set.numberOr(SkMemInfo.Field.RCVBUF, -1)).isEqualTo(sockets.number(2));
            assertThat(set.numberOr(SkMemInfo.Field.SNDBUF, -1)).isEqualTo(sockets.number(3));
            assertThat(set.markOr(-1)).isEqualTo(RunningKernel.isBefore(4, 9) ? -1 : 42);
            assertThat(set.tos()).hasValue(0x10);
            assertThat(set.congestion()).hasValue("reno");
            boolean timestamps = set.tcpInfo().orElseThrow().hasOption(TcpInfo.Option.TIMESTAMPS);
            assertThat(set.numberOr(TcpInfoField.ADVMSS, -1))
                    .isEqualTo(MAXSEG - (timestamps ? TIMESTAMPS_BYTES : 0));
            assertThat(set.timer().kind()).isEqualTo(Timer.Kind.KEEPALIVE);
            assertThat(plain.markOr(-1)).isEqualTo(RunningKernel.isBefore(4, 9) ? -1 : 0);
            assertThat(plain.tos()).hasValue(0);
            assertThat(plain.timer().kind()).isEqualTo(Timer.Kind.OFF);
            if (RunningKernel.isBefore(5, 10)) {
                assertThat(set.socketOptions()).isEmpty();
                return;
            }
            assertThat(set.socketOptions().orElseThrow().freebind()).isTrue();
            assertThat(set.socketOptions().orElseThrow().recverr()).isTrue();
            assertThat(set.socketOptions().orElseThrow().transparent()).isTrue();
            assertThat(set.socketOptions().orElseThrow().isIcsk()).isTrue();
            assertThat(plain.socketOptions().orElseThrow().freebind()).isFalse();
            assertThat(plain.socketOptions().orElseThrow().recverr()).isFalse();
            assertThat(plain.socketOptions().orElseThrow().transparent()).isFalse();
        }
    }

    @Test
    void optionsOfIpv6ListenersAreReadBack() throws IOException {
        try (PythonSockets sockets =
                PythonSockets.run(
                        """
                        def listener(only, tclass):
                            s = socket(AF_INET6, SOCK_STREAM)
                            s.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, only)
                            s.setsockopt(IPPROTO_IPV6, IPV6_TCLASS, tclass)
                            s.bind(('::', 0)); s.listen(1)
                            return s
                        only, both = listener(1, 0xb8), listener(0, 0)
                        ready(only.getsockname()[1], both.getsockname()[1])
                        """)) {
            InetSocket only = listener(Protocol.TCP, sockets.number(0));
            InetSocket both = listener(Protocol.TCP, sockets.number(1));

            assertThat(only.v6onlyOr(-1)).isEqualTo(V6ONLY_ON);
            assertThat(only.tclass()).hasValue(0xb8);
            assertThat(Classifier.classify(only)).isEqualTo(TrafficClass.IPV6_ONLY);
            assertThat(both.v6onlyOr(-1)).isEqualTo(V6ONLY_OFF);
            assertThat(both.tclass()).hasValue(0);
            assertThat(Classifier.classify(both)).isEqualTo(TrafficClass.DUAL_STACK);
        }
    }

    @Test
    void thatAPeerMustSignIsToldWhereTheKernelHasIt() throws IOException {
        try (PythonSockets sockets =
                PythonSockets.run(
                        ATTEMPT
                                + """
                                TCP_MD5SIG = 14
                                peer = struct.pack('=H', AF_INET) + b'\\0\\0' + inet_aton('127.0.0.1')
                                key = b'not to be read'
                                md5 = (peer.ljust(128, b'\\0') + struct.pack('=BBHi', 0, 0, len(key), 0)
                                       + key.ljust(80, b'\\0'))
                                s = socket(AF_INET, SOCK_STREAM); s.bind(('127.0.0.1', 0))
                                refused = attempt(s, SOL_TCP, TCP_MD5SIG, md5)
                                s.listen(1)
                                ready(s.getsockname()[1], refused)
                                """)) {
            List<SocketDetails.Md5Signature> signatures =
                    listener(Protocol.TCP, sockets.number(0)).md5Signatures();
            if (sockets.number(1) == 0 && RunningKernel.isBefore(4, 14)) {
                assertThat(signatures).isEmpty(); // it signs, and does not tell
            } else if (sockets.number(1) == 0) {
                assertThat(signatures).hasSize(1);
                assertThat(signatures.get(0)).hasToString("127.0.0.1/32");
                assertThat(signatures.get(0).keyed()).isTrue();
            } else {
                assertThat(sockets.number(1)).isEqualTo(Errno.ENOPROTOOPT);
                assertThat(signatures).isEmpty();
            }
        }
    }

    @Test
    void tlsIsToldWhereTheKernelHasIt() throws IOException {
        try (PythonSockets sockets =
                PythonSockets.run(
                        ATTEMPT
                                + """
                                TCP_ULP = 31
                                l = socket(AF_INET, SOCK_STREAM); l.bind(('127.0.0.1', 0)); l.listen(1)
                                c = socket(AF_INET, SOCK_STREAM); c.connect(l.getsockname())
                                a, _ = l.accept()
                                refused = attempt(c, SOL_TCP, TCP_ULP, b'tls')
                                ready(c.getsockname()[1], a.getsockname()[1], refused)
                                """)) {
            InetSocket client = connection(sockets.number(0), sockets.number(1));
            if (sockets.number(2) == 0 && RunningKernel.isBefore(5, 4)) {
                assertThat(client.ulp()).isEmpty(); // it encrypts, and does not tell
            } else if (sockets.number(2) == 0) {
                assertThat(client.ulp().orElseThrow().name()).hasValue("tls");
            } else {
                boolean knowsUlp = !RunningKernel.isBefore(4, 13);
                assertThat(sockets.number(2))
                        .isEqualTo(knowsUlp ? Errno.ENOENT : Errno.ENOPROTOOPT);
                assertThat(client.ulp()).isEmpty();
            }
        }
    }

    @Test
    void anMptcpConnectionIsListedWithItsSubflowWhereTheKernelHasIt() throws IOException {
        try (PythonSockets sockets =
                PythonSockets.run(
                        """
                        IPPROTO_MPTCP = 262
                        try: l = socket(AF_INET, SOCK_STREAM, IPPROTO_MPTCP)
                        except OSError as e:
                            if e.errno not in (93, 22): raise
                            ready(0, 0); sys.exit() # EPROTONOSUPPORT, before 5.6 EINVAL
                        l.bind(('127.0.0.1', 0)); l.listen(1)
                        c = socket(AF_INET, SOCK_STREAM, IPPROTO_MPTCP); c.connect(l.getsockname())
                        a, _ = l.accept()
                        c.sendall(b'x'); a.recv(1)
                        ready(c.getsockname()[1], l.getsockname()[1])
                        """)) {
            if (sockets.number(0) == 0) {
                assertThatThrownBy(() -> only(Protocol.MPTCP, SocketState.LISTEN, 1, 0))
                        .isInstanceOf(ProtocolUnavailableException.class);
                return;
            }
            InetSocket subflow = connection(sockets.number(0), sockets.number(1));
            assertThat(subflow.ulp().orElseThrow().name()).hasValue("mptcp");
            assertThat(subflow.ulp().orElseThrow().mptcp()).isPresent();
            InetSocket whole =
                    only(
                            Protocol.MPTCP,
                            SocketState.ESTABLISHED,
                            sockets.number(0),
                            sockets.number(1));
            assertThat(whole.mptcpInfo().orElseThrow().isFallback()).isFalse();
            assertThat(whole.mptcpInfo().orElseThrow().token().orElseThrow()).isNotZero();
        }
    }

    private static InetSocket listener(Protocol protocol, int port) throws IOException {
        return only(protocol, SocketState.LISTEN, port, 0);
    }

    private static InetSocket connection(int local, int remote) throws IOException {
        return only(Protocol.TCP, SocketState.ESTABLISHED, local, remote);
    }

    private static InetSocket only(Protocol protocol, SocketState state, int local, int remote)
            throws IOException {
        try (SocketTable table = SocketTable.open()) {
            SocketQuery query =
                    SocketQuery.of(protocol)
                            .withFamilies(EnumSet.allOf(AddressFamily.class))
                            .withStates(Set.of(state))
                            .withDetails(EVERY_DETAIL);
            List<InetSocket> found =
                    table.snapshot(query).sockets().stream()
                            .filter(s -> s.localPort() == local && s.remotePort() == remote)
                            .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
