package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain -v} adds; offsets are those of struct tcp_info. */
class ExplainDetailsTest {

    private static final int INET_DIAG_INFO = 2;
    private static final int INET_DIAG_SKMEMINFO = 7;
    private static final int TIMER_ON = 1;
    private static final int TIMER_KEEPALIVE = 2;
    private static final int TIMER_PROBE0 = 4;

    @TempDir private Path proc;

    private final ByteBuffer info =
            ByteBuffer.allocate(248).order(ByteOrder.nativeOrder()).putInt(24 - 4, 0);

    private TestRun explain(Protocol protocol, SocketState state, DiagRow row, String... args) {
        boolean peer = state != LISTEN && state != CLOSE;
        KernelTable table =
                new KernelTable()
                        .add(
                                protocol,
                                state,
                                "10.0.0.12",
                                4243,
                                peer ? "10.0.0.20" : "0.0.0.0",
                                peer ? 50000 : 0,
                                row);
        TestRun run = new TestRun().sockets(table).proc(proc);
        run.run(args);
        return run;
    }

    private TestRun verbose(Protocol protocol, SocketState state, DiagRow row) {
        return explain(protocol, state, row, "explain", "-v", "4243");
    }

    private DiagRow withInfo() {
        return row().attribute(INET_DIAG_INFO, info.array());
    }

    @Test
    void aConnectionThatRetransmitsSaysSo() {
        info.put(1, (byte) 4); // tcpi_ca_state: loss
        info.putInt(100, 3); // tcpi_total_retrans
        info.putInt(136, 30); // tcpi_segs_out
        DiagRow row = withInfo().queues(0, 2048).timer(TIMER_ON, 2, 800);

        assertThat(verbose(TCP, ESTABLISHED, row).lines())
                .contains(
                        "  2 KiB are not acknowledged by the peer.",
                        "  It is retransmitting: the oldest segment that is not acknowledged was"
                                + " sent again twice in a row, next in 800 ms.",
                        "  Congestion control is in loss: a retransmission timeout ran out.",
                        "  Since it began, 3 of 30 segments were sent again (10 %), those in a row"
                                + " included.");
    }

    @Test
    void aClosedWindowIsTheReasonAndNotALoss() {
        info.put(7, (byte) 1); // tcpi_delivery_rate_app_limited
        info.putLong(160, 1 << 20); // tcpi_delivery_rate
        info.putInt(144, 4096); // tcpi_notsent_bytes
        info.putLong(168, 2_000_000); // tcpi_busy_time
        info.putLong(176, 1_500_000); // tcpi_rwnd_limited
        DiagRow row = withInfo().queues(0, 4096).timer(TIMER_PROBE0, 0, 200);

        assertThat(verbose(TCP, ESTABLISHED, row).lines())
                .contains(
                        "  4 KiB are not acknowledged by the peer, 4 KiB of them not even sent.",
                        "  The peer's window is closed (zero window): it takes nothing until its"
                                + " program reads. The kernel asks again in 200 ms.",
                        "  Of the 2 s with data to send, the peer's window held it back for 1.5 s"
                                + " (75 %).")
                .noneMatch(line -> line.contains("retransmitting"))
                .as("what the peer holds back is not held back by the program")
                .noneMatch(line -> line.contains("application-limited"));
    }

    @Test
    void oneIsNotCountedAsMany() {
        info.putInt(100, 1); // tcpi_total_retrans
        info.putInt(224, 1); // tcpi_rcv_ooopack
        info.putInt(80, 1); // tcpi_snd_cwnd
        info.putInt(24, 1); // tcpi_unacked
        assertThat(verbose(TCP, ESTABLISHED, withInfo()).lines())
                .contains(
                        "  Since it began, 1 segment was sent again.",
                        "  1 segment came in out of order.",
                        "  Its congestion window is full: 1 segment is on the way.");
        assertThat(lines(row().queues(1, 7)))
                .contains("  It waits for connections; 1 waits to be accepted (its backlog is 7).");
    }

    @Test
    void aProcessThatMayBeHiddenIsNotSaidToBeAnotherUsers() {
        assertThat(lines(row().owner(0, 77)))
                .contains(
                        "  Its process is hidden: the files of some processes may not be read,"
                                + " which takes CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH. The socket"
                                + " is of uid 0.");
    }

    @Test
    void aProgramThatSendsLittleIsTheLimit() {
        info.put(7, (byte) 1); // tcpi_delivery_rate_app_limited
        info.putInt(68, 1200); // tcpi_rtt
        info.putInt(72, 400); // tcpi_rttvar
        info.putLong(160, 1 << 20); // tcpi_delivery_rate

        assertThat(verbose(TCP, ESTABLISHED, withInfo()).lines())
                .contains(
                        "  It is application-limited: its program sent less than the path could"
                                + " take, the last data at 1 MiB/s.",
                        "  A round trip takes 1.2 ms ± 0.4.");
    }

    @Test
    void aFullListenQueueHoldsOneMoreThanTheBacklog() {
        assertThat(lines(row().queues(8, 7)))
                .contains(
                        "  It waits for connections, but its accept queue is full: 8 wait to be"
                                + " accepted, more than its backlog of 7. The kernel drops new ones"
                                + " until the program accepts.");
        assertThat(lines(row().queues(7, 7)))
                .contains("  It waits for connections; 7 wait to be accepted (its backlog is 7).");
    }

    private List<String> lines(DiagRow listener) {
        return explain(TCP, LISTEN, listener, "explain", "4243").lines();
    }

    @Test
    void whatAPeerThatClosedLeftUnreadIsTold() {
        assertThat(verbose(TCP, CLOSE_WAIT, row().queues(1, 0)).lines())
                .contains("  The peer closed its side, and the program has not read the end yet.");
        assertThat(verbose(TCP, CLOSE_WAIT, row().queues(101, 0)).lines())
                .contains(
                        "  The peer closed its side, and the program has not read the last 100 B"
                                + " yet.");
        assertThat(verbose(TCP, CLOSE_WAIT, row().queues(0, 0)).lines())
                .contains(
                        "  The peer closed its side, and the program has read to the end: it has"
                                + " yet to close its own side.");
    }

    @Test
    void statesWithoutAProgramAreToldWithoutNumbersOfAnotherMeaning() {
        assertThat(verbose(TCP, SYN_SENT, row().timer(TIMER_ON, 3, 8000)).lines())
                .contains(
                        "  It asked for the connection and has no answer, though it was sent again"
                                + " 3 times.")
                .noneMatch(line -> line.contains("retransmitting"));
    }

    @Test
    void keepaliveTellsProbesThatWereNotAnswered() {
        info.put(3, (byte) 2); // tcpi_probes

        assertThat(verbose(TCP, ESTABLISHED, withInfo().timer(TIMER_KEEPALIVE, 0, 30_000)).lines())
                .contains(
                        "  Keepalive is on: if nothing comes, the kernel asks the peer in 30 s; 2"
                                + " probes were not answered.");
    }

    @Test
    void packetsThatWereDroppedAreTold() {
        ByteBuffer memory = ByteBuffer.allocate(36).order(ByteOrder.nativeOrder());
        memory.putInt(0, 4096).putInt(4, 4096).putInt(32, 7); // rmem_alloc, rcvbuf, drops
        DiagRow row = row().queues(4096, 0).attribute(INET_DIAG_SKMEMINFO, memory.array());

        assertThat(verbose(UDP, CLOSE, row).lines())
                .contains(
                        "  What came in and was not read yet takes 4 KiB of memory.",
                        "  Its receive buffer is full (4 KiB): the kernel drops what else comes"
                                + " in.",
                        "  The kernel dropped 7 packets before the program could have them.");
    }

    @Test
    void withoutTheOptionNothingIsAdded() {
        info.putInt(68, 1200); // tcpi_rtt
        assertThat(explain(TCP, ESTABLISHED, withInfo(), "explain", "4243").lines())
                .noneMatch(line -> line.contains("round trip"));
    }

    @Test
    void aKernelThatTellsNoNumbersLeavesThemOut() {
        assertThat(verbose(TCP, ESTABLISHED, row()).lines())
                .noneMatch(line -> line.matches(".*(round trip|window|segments|busy).*"));
    }
}
