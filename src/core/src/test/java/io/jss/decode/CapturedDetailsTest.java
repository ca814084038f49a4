package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jss.model.BbrInfo;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.MptcpInfo;
import io.jss.model.Protocol;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfo;
import io.jss.model.TcpInfoField;
import io.jss.netlink.MessageCursor;
import io.jss.testing.Capture;
import io.jss.testing.SsLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of real kernels against what ss printed of the same sockets. */
class CapturedDetailsTest {

    private static final int SOCK_DIAG_BY_FAMILY = 20;

    /** ss prints six digits. */
    private static final double SIX_DIGITS = 1e-5;

    /** What ss prints as a whole number, {@code name:number}. */
    private static final Map<String, StructField> NUMBERS =
            Map.ofEntries(
                    Map.entry("mss", TcpInfoField.SND_MSS),
                    Map.entry("pmtu", TcpInfoField.PMTU),
                    Map.entry("rcvmss", TcpInfoField.RCV_MSS),
                    Map.entry("advmss", TcpInfoField.ADVMSS),
                    Map.entry("cwnd", TcpInfoField.SND_CWND),
                    Map.entry("ssthresh", TcpInfoField.SND_SSTHRESH),
                    Map.entry("bytes_sent", TcpInfoField.BYTES_SENT),
                    Map.entry("bytes_acked", TcpInfoField.BYTES_ACKED),
                    Map.entry("bytes_received", TcpInfoField.BYTES_RECEIVED),
                    Map.entry("segs_out", TcpInfoField.SEGS_OUT),
                    Map.entry("segs_in", TcpInfoField.SEGS_IN),
                    Map.entry("data_segs_out", TcpInfoField.DATA_SEGS_OUT),
                    Map.entry("data_segs_in", TcpInfoField.DATA_SEGS_IN),
                    Map.entry("delivered", TcpInfoField.DELIVERED),
                    Map.entry("unacked", TcpInfoField.UNACKED),
                    Map.entry("rcv_space", TcpInfoField.RCV_SPACE),
                    Map.entry("rcv_ssthresh", TcpInfoField.RCV_SSTHRESH),
                    Map.entry("snd_wnd", TcpInfoField.SND_WND));

    /**
     * Ports of the scenario where a timer works between the dump and ss: the zero window, the full
     * backlog and those who dial it.
     */
    private static final Set<Integer> MOVING = Set.of(5113, 5006, 5121, 5122, 5123);

    /** What ss prints in milliseconds and the kernel sends in microseconds. */
    private static final Map<String, StructField> TIMES =
            Map.of(
                    "ato", TcpInfoField.ATO,
                    "rcv_rtt", TcpInfoField.RCV_RTT,
                    "minrtt", TcpInfoField.MIN_RTT);

    private static final Map<String, TcpInfo.Option> OPTIONS =
            Map.of(
                    "ts", TcpInfo.Option.TIMESTAMPS,
                    "sack", TcpInfo.Option.SACK,
                    "ecn", TcpInfo.Option.ECN,
                    "ecnseen", TcpInfo.Option.ECN_SEEN,
                    "fastopen", TcpInfo.Option.SYN_DATA);

    static List<String> kernels() {
        return Capture.KERNELS;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void tcpSocketsAreWhatSsPrinted(String kernel) throws Exception {
        Map<Long, SsLine> lines = SsLine.byCookie(Capture.ss(kernel));
        Set<String> compared = new HashSet<>();
        int sockets = 0;
        for (String dump : List.of("tcp4", "tcp6")) {
            for (InetSocket socket : sockets(kernel, dump, Protocol.TCP)) {
                SsLine line = lines.get(socket.cookie());
                if (!moves(socket) && line != null && line.value("skmem") != null) {
                    compare(socket, line, compared);
                    sockets++;
                }
            }
        }
        assertThat(sockets).isGreaterThan(15);
        assertThat(compared).contains("skmem", "rtt", "wscale", "pmtu", "cwnd", "unacked", "ts");
        if (!kernel.startsWith("3.")) {
            assertThat(compared).contains("bytes_acked", "delivery_rate", "snd_wnd", "drops");
        }
    }

    private static boolean moves(InetSocketView socket) {
        return MOVING.contains(socket.localPort()) || MOVING.contains(socket.remotePort());
    }

    private static void compare(InetSocketView socket, SsLine line, Set<String> compared) {
        compareMemory(socket, line, compared);
        NUMBERS.forEach((name, field) -> number(socket, line, name, field, compared));
        microseconds(socket, line.value("rto"), TcpInfoField.RTO, line);
        TIMES.forEach((name, field) -> microseconds(socket, line.value(name), field, line));
        if (line.value("rtt") != null) {
            microseconds(socket, line.part("rtt", 0), TcpInfoField.RTT, line);
            microseconds(socket, line.part("rtt", 1), TcpInfoField.RTTVAR, line);
            compared.add("rtt");
        }
        if (line.value("wscale") != null) {
            equal(socket, line.part("wscale", 0), TcpInfoField.SND_WSCALE, line);
            equal(socket, line.part("wscale", 1), TcpInfoField.RCV_WSCALE, line);
            compared.add("wscale");
        }
        rate(socket, line, "pacing_rate", TcpInfoField.PACING_RATE, compared);
        rate(socket, line, "delivery_rate", TcpInfoField.DELIVERY_RATE, compared);
        compareFlags(socket, line, compared);
    }

    private static void compareMemory(InetSocketView socket, SsLine line, Set<String> compared) {
        String printed = line.value("skmem").replaceAll("[()]", "");
        List<String> words = List.of(printed.split(",", -1));
        List<StructField> fields = Structure.SK_MEM_INFO.fields();
        assertThat(socket.skMemInfo().orElseThrow().has(SkMemInfo.Field.DROPS))
                .as("%s", line)
                .isEqualTo(words.size() == 9);
        for (int i = 0; i < words.size(); i++) {
            equal(socket, words.get(i).replaceAll("[a-z]", ""), fields.get(i), line);
        }
        compared.add(words.size() == 9 ? "drops" : "no drops");
        compared.add("skmem");
    }

    private static void compareFlags(InetSocketView socket, SsLine line, Set<String> compared) {
        TcpInfo info = socket.tcpInfo().orElseThrow();
        OPTIONS.forEach(
                (word, option) -> {
                    assertThat(info.hasOption(option))
                            .as("%s in %s", word, line)
                            .isEqualTo(line.has(word));
                    if (line.has(word)) {
                        compared.add(word);
                    }
                });
        assertThat(info.numberOr(TcpInfoField.DELIVERY_RATE_APP_LIMITED, 0) != 0)
                .as("%s", line)
                .isEqualTo(line.has("app_limited"));
        assertThat(line.has("tcp-ulp-mptcp"))
                .isEqualTo(socket.ulp().flatMap(ulp -> ulp.name()).isPresent());
        socket.congestion().ifPresent(name -> assertThat(line.has(name)).isTrue());
        String mark = line.value("fwmark");
        if (mark != null) {
            assertThat(socket.mark()).hasValue(Long.decode(mark));
        }
        String bbr = line.value("bbr");
        if (bbr != null) {
            double lowest = Double.parseDouble(bbr.replaceAll(".*mrtt:([^,)]*).*", "$1"));
            assertThat(socket.numberOr(BbrInfo.Field.MIN_RTT, -1) / 1000.0)
                    .isCloseTo(lowest, within(lowest * SIX_DIGITS));
            compared.add("bbr");
        }
    }

    private static void number(
            InetSocketView socket,
            SsLine line,
            String name,
            StructField field,
            Set<String> compared) {
        if (line.value(name) != null) {
            equal(socket, line.value(name), field, line);
            compared.add(name);
        }
    }

    private static void equal(
            InetSocketView socket, String printed, StructField field, SsLine line) {
        assertThat(socket.numberOr(field, -1))
                .as("%s in %s", field, line)
                .isEqualTo(Long.parseLong(printed));
    }

    private static void microseconds(
            InetSocketView socket, String milliseconds, StructField field, SsLine line) {
        if (milliseconds != null) {
            double expected = Double.parseDouble(milliseconds) * 1000;
            assertThat((double) socket.numberOr(field, -1))
                    .as("%s in %s", field, line)
                    .isCloseTo(expected, within(expected * SIX_DIGITS));
        }
    }

    private static void rate(
            InetSocketView socket,
            SsLine line,
            String name,
            StructField field,
            Set<String> compared) {
        line.rate(name)
                .ifPresent(
                        bits -> {
                            assertThat(socket.numberOr(field, -1) * 8.0)
                                    .as("%s in %s", field, line)
                                    .isCloseTo(bits, within(1.0));
                            compared.add(name);
                        });
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void udpSocketsAreWhatSsPrinted(String kernel) throws Exception {
        Map<Long, SsLine> lines = SsLine.byCookie(Capture.ss(kernel));
        Set<String> compared = new HashSet<>();
        int sockets = 0;
        for (String dump : List.of("udp4", "udp6")) {
            for (InetSocket socket : sockets(kernel, dump, Protocol.UDP)) {
                compareMemory(socket, lines.get(socket.cookie()), compared);
                assertThat(socket.has(Structure.TCP_INFO)).isFalse();
                sockets++;
            }
        }
        assertThat(sockets).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"3.16.0, 104, 8", "5.10.0, 232, 9", "6.1.0, 232, 9", "6.18.44, 280, 9"})
    void theStructuresEndWhereTheFactsSay(String kernel, int tcpInfo, int skMemInfo)
            throws Exception {
        TcpInfoField last =
                switch (tcpInfo) {
                    case 104 -> TcpInfoField.TOTAL_RETRANS;
                    case 232 -> TcpInfoField.SND_WND;
                    default -> TcpInfoField.ACCECN_RAW;
                };
        int seen = 0;
        for (InetSocket socket : sockets(kernel, "tcp4", Protocol.TCP)) {
            if (socket.has(Structure.TCP_INFO)) {
                TcpInfo info = socket.tcpInfo().orElseThrow();
                assertThat(info.numberOr(last, -1)).isNotEqualTo(-1);
                assertThat(info.numberOr(TcpInfoField.RCV_WND, -1) != -1).isEqualTo(tcpInfo > 232);
                assertThat(socket.has(Structure.SK_MEM_INFO)).isTrue();
                assertThat(socket.skMemInfo().orElseThrow().has(SkMemInfo.Field.DROPS))
                        .isEqualTo(skMemInfo == 9);
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aListenerTellsItsBacklogWhereItsSegmentsWouldBe(String kernel) throws Exception {
        TcpInfo full = byPorts(sockets(kernel, "tcp4", Protocol.TCP), 5006, 0);
        TcpInfo idle = byPorts(sockets(kernel, "tcp4", Protocol.TCP), 5002, 0);
        TcpInfo connected = byPorts(sockets(kernel, "tcp4", Protocol.TCP), 5101, 5001);

        assertThat(full.backlogUsed()).hasValue(1);
        assertThat(full.backlogLimit()).hasValue(0);
        assertThat(idle.backlogUsed()).hasValue(0);
        assertThat(idle.backlogLimit()).hasValue(7);
        assertThat(connected.backlogUsed()).isEmpty();
        assertThat(connected.backlogLimit()).isEmpty();
    }

    private static TcpInfo byPorts(List<InetSocket> sockets, int local, int remote) {
        return sockets.stream()
                .filter(socket -> socket.localPort() == local && socket.remotePort() == remote)
                .findFirst()
                .flatMap(InetSocket::tcpInfo)
                .orElseThrow();
    }

    @Test
    void minisocksHaveNoDetails() throws Exception {
        for (InetSocket socket : sockets("6.18.44", "tcp4", Protocol.TCP)) {
            assertThat(socket.hasDetails()).isEqualTo(socket.state() != SocketState.TIME_WAIT);
        }
    }

    @Test
    void tosAndClassOfTheScenarioAreThere() throws Exception {
        for (String kernel : Capture.KERNELS) {
            InetSocket marked = find(sockets(kernel, "tcp4", Protocol.TCP), 5111);
            InetSocket classed = find(sockets(kernel, "tcp6", Protocol.TCP), 5112);

            assertThat(marked.tos()).as(kernel).hasValue(0x10);
            assertThat(marked.congestion()).as(kernel).hasValue("reno");
            assertThat(classed.tclass()).as(kernel).hasValue(0xb8);
        }
    }

    private static InetSocket find(List<InetSocket> sockets, int localPort) {
        return sockets.stream()
                .filter(socket -> socket.localPort() == localPort)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"6.1.0, false", "6.18.44, true"})
    void mptcpConnectionsTellTheirTokenAndWhatTheKernelHas(String kernel, boolean recent)
            throws Exception {
        List<InetSocket> sockets = sockets(kernel, "mptcp4", Protocol.MPTCP);
        MptcpInfo client = find(sockets, 5402).mptcpInfo().orElseThrow();
        MptcpInfo server =
                sockets.stream()
                        .filter(socket -> socket.remotePort() == 5402)
                        .findFirst()
                        .flatMap(InetSocket::mptcpInfo)
                        .orElseThrow();

        assertThat(client.token().orElseThrow()).isNotZero();
        assertThat(client.isRemoteKeyReceived()).isTrue();
        assertThat(client.isFallback()).isFalse();
        assertThat(client.get(MptcpInfo.Field.WRITE_SEQ))
                .isEqualTo(server.get(MptcpInfo.Field.RCV_NXT));
        assertThat(client.subflowsTotal().isPresent()).isEqualTo(recent);
        assertThat(client.lastDataSent().isPresent()).isEqualTo(recent);
    }

    private static List<InetSocket> sockets(String kernel, String dump, Protocol protocol)
            throws Exception {
        List<InetSocket> sockets = new ArrayList<>();
        InetDiagView view = new InetDiagView();
        MessageCursor message = new MessageCursor();
        message.reset(Capture.messages(kernel, dump));
        while (message.next()) {
            if (message.type() == SOCK_DIAG_BY_FAMILY) {
                view.wrap(message, protocol);
                sockets.add(InetSocket.copyOf(view));
            }
        }
        assertThat(sockets).isNotEmpty();
        return sockets;
    }
}
