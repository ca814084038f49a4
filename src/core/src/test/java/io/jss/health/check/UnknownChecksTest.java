package io.jss.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.UnknownCheck;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel, /proc or a single sample do not show is said to be unknown, never sound. */
class UnknownChecksTest {

    private static final int BEFORE_4_6 = 144;

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource({
        "ACCEPT_QUEUE_FULL, ListenOverflows",
        "SYN_QUEUE, TCPReqQFullDrop",
        "SYN_QUEUE, TCPReqQFullDoCookies",
        "TIME_WAIT_TABLE, TCPTimeWaitOverflow",
        "TIME_WAIT_TABLE, tw",
        "ORPHANS, orphan",
        "TCP_MEMORY, mem"
    })
    void withoutItsCounter(Condition condition, String counter) throws IOException {
        isUnknown(condition, new Scene(root).without(counter).diagnosis());
    }

    @ParameterizedTest
    @CsvSource({
        "EPHEMERAL_PORTS, net.ipv4.ip_local_port_range",
        "TIME_WAIT_TABLE, net.ipv4.tcp_max_tw_buckets",
        "ORPHANS, net.ipv4.tcp_max_orphans",
        "TCP_MEMORY, net.ipv4.tcp_mem",
        "CONNTRACK_TABLE, net.netfilter.nf_conntrack_max",
        "CONNTRACK_TABLE, net.netfilter.nf_conntrack_count",
        "CONGESTION_CONTROL, net.ipv4.tcp_congestion_control"
    })
    void withoutItsSetting(Condition condition, String setting) throws IOException {
        isUnknown(condition, new Scene(root).withoutSetting(setting).diagnosis());
    }

    @Test
    void aKernelThatDoesNotListBoundSockets() throws IOException {
        isUnknown(Condition.BOUND_NOT_LISTENING, new Scene(root).withoutBound().diagnosis());
    }

    @Test
    void oneSampleDoesNotShowWhatTakesTwo() throws IOException {
        Diagnosis diagnosis =
                new Scene(root)
                        .opened(SampleRow.connection(1, 50_000, 443).queues(90_000, 90_000).tcp())
                        .diagnosisOfOne();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.unknown())
                .extracting(UnknownCheck::condition)
                .containsExactlyInAnyOrder(
                        Condition.ACCEPT_QUEUE_FULL,
                        Condition.ACCEPT_QUEUE_FILLING,
                        Condition.UNREAD_DATA,
                        Condition.SYN_QUEUE,
                        Condition.TIME_WAIT_TABLE,
                        Condition.CLOSED_WINDOW,
                        Condition.UNSENT_DATA,
                        Condition.RETRANSMISSIONS,
                        Condition.RTT_ABOVE_MINIMUM,
                        Condition.PATH_MTU,
                        Condition.UDP_RECEIVE_DROPS,
                        Condition.BOUND_NOT_LISTENING,
                        Condition.DESCRIPTORS,
                        Condition.REUSEPORT_STALLED);
        assertThat(diagnosis.unknown())
                .filteredOn(check -> check.condition() == Condition.UNSENT_DATA)
                .extracting(UnknownCheck::why)
                .containsExactly("it takes two samples, and there is one");
    }

    @Test
    void aRecordingHasNoFilesOfProcesses() throws IOException {
        isUnknown(Condition.DESCRIPTORS, new Scene(root).recorded().diagnosis());
    }

    @Test
    void aProcessThatHasEndedMeanwhile() throws IOException {
        Scene scene =
                new Scene(root)
                        .held(99, "gone", 500)
                        .opened(SampleRow.connection(1, 50_000, 443).inode(500).tcp());
        Files.delete(ProcPaths.at(root).limits(99));

        Diagnosis diagnosis = scene.diagnosis();

        isUnknown(Condition.DESCRIPTORS, diagnosis);
        assertThat(diagnosis.unknown())
                .extracting(UnknownCheck::why)
                .containsExactly(
                        "the limits or descriptors of 99/gone cannot be read: it takes"
                                + " CAP_SYS_PTRACE, or it has ended");
    }

    @Test
    void socketsWithoutTcpInfo() throws IOException {
        Diagnosis diagnosis =
                new Scene(root)
                        .socket(SampleRow.connection(1, 50_000, 443).infoOf(0).tcp())
                        .socket(
                                SampleRow.connection(2, 50_001, 443)
                                        .state(SampleRow.CLOSE_WAIT)
                                        .infoOf(0)
                                        .tcp())
                        .diagnosis();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.unknown())
                .extracting(UnknownCheck::condition)
                .containsExactlyInAnyOrder(
                        Condition.CLOSE_WAIT_KEPT,
                        Condition.TINY_MSS,
                        Condition.KEEPALIVE_OFF,
                        Condition.RTT_ABOVE_MINIMUM);
    }

    @Test
    void howLongIsIdleWhatHasNoClockOfAcknowledgements() throws IOException {
        SampleRow socket = SampleRow.connection(1, 50_000, 443).quietFor(7_200_000);
        Diagnosis diagnosis =
                new Scene(root).socket(socket.withoutAcknowledgement().tcp()).diagnosis();

        isUnknown(Condition.KEEPALIVE_OFF, diagnosis);
    }

    @Test
    void aConnectionWithoutDataIsAsOldAsItsLastAcknowledgement() throws IOException {
        SampleRow socket = SampleRow.connection(1, 50_000, 443).quietFor(7_200_000);
        Diagnosis diagnosis = new Scene(root).socket(socket.withoutData().tcp()).diagnosis();

        assertThat(diagnosis.findings())
                .extracting(Finding::condition)
                .containsExactly(Condition.KEEPALIVE_OFF);
        assertThat(diagnosis.unknown()).isEmpty();
    }

    @Test
    void tcpInfoOfAKernelBefore46() throws IOException {
        Diagnosis diagnosis =
                new Scene(root)
                        .socket(SampleRow.connection(1, 50_000, 443).infoOf(BEFORE_4_6).tcp())
                        .diagnosis();

        assertThat(diagnosis.unknown())
                .extracting(UnknownCheck::condition)
                .containsExactlyInAnyOrder(Condition.RETRANSMISSIONS, Condition.RTT_ABOVE_MINIMUM);
    }

    private static void isUnknown(Condition condition, Diagnosis diagnosis) {
        assertThat(diagnosis.unknown()).extracting(UnknownCheck::condition).contains(condition);
        assertThat(diagnosis.unknown()).allSatisfy(check -> assertThat(check.why()).isNotBlank());
        assertThat(diagnosis.sound()).doesNotContain(condition);
        assertThat(diagnosis.findings()).isEmpty();
    }
}
