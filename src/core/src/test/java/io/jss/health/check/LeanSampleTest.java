package io.jss.health.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import io.jss.health.Diagnosis;
import io.jss.health.EphemeralPortUse;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Thresholds;
import io.jss.model.InetSocketView;
import io.jss.model.TcpInfoField;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sample.PackedSockets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host may have very many sockets: a sample keeps little of each. */
class LeanSampleTest {

    private static final int SOCKETS = 3000;

    @Test
    void whatNoCheckLooksAtIsNotKept() throws IOException {
        InetSocketView socket = SampleRow.connection(1, 50_000, 443).segments(200, 10).tcp();

        assertThat(socket.numberOr(TcpInfoField.DATA_SEGS_OUT, -1)).isEqualTo(200);
        assertThat(socket.numberOr(TcpInfoField.SND_MSS, -1)).isEqualTo(1448);
        assertThat(socket.congestionOr("")).isEqualTo("cubic");
        assertThat(socket.skMemInfo()).isPresent();
        assertThat(socket.numberOr(TcpInfoField.SND_CWND, -1)).isEqualTo(-1);
        assertThat(socket.numberOr(TcpInfoField.RCV_WND, -1)).isEqualTo(-1);
        assertThat(socket.tcpInfo().orElseThrow().sndCwnd()).isEmpty();
    }

    @Test
    void destinationsWithFewPortsAreLeftOut(@TempDir Path root) throws IOException {
        Path range = ProcPaths.at(root).setting(EphemeralPortUse.RANGE);
        Files.createDirectories(range.getParent());
        Files.writeString(range, "50000\t50009\n");
        List<InetSocketView> sockets = new ArrayList<>();
        for (int at = 0; at < 5; at++) {
            sockets.add(SampleRow.connection(10 + at, 50_000 + at, 443).tcp());
        }
        sockets.add(SampleRow.connection(20, 50_000, 80).tcp());
        HostNumbers numbers = HostNumbers.read(ProcPaths.at(root));
        HealthSample sample = new HealthSample(Instant.EPOCH, sockets, true, numbers, List.of());

        assertThat(EphemeralPortUse.of(sample).orElseThrow())
                .extracting(EphemeralPortUse::used)
                .containsExactly(5, 1);
        assertThat(EphemeralPortUse.of(sample, 50).orElseThrow())
                .extracting(EphemeralPortUse::used)
                .containsExactly(5);
        assertThat(EphemeralPortUse.of(sample, 51).orElseThrow()).isEmpty();
    }

    @Test
    void theFullestDestinationsAreThoseOfAll(@TempDir Path root) throws IOException {
        HealthSample sample = crowd(root, 300);

        assertThat(EphemeralPortUse.fullest(sample, 3).orElseThrow())
                .extracting(use -> use.destination().port(), EphemeralPortUse::used)
                .containsExactlyInAnyOrder(tuple(1, 9), tuple(2, 8), tuple(3, 7));
        assertThat(EphemeralPortUse.fullest(sample, 1000).orElseThrow())
                .extracting(EphemeralPortUse::used)
                .containsExactlyElementsOf(
                        EphemeralPortUse.of(sample).orElseThrow().stream()
                                .map(EphemeralPortUse::used)
                                .toList());
    }

    /** Three destinations with some ports, and a server's clients with one each. */
    private static HealthSample crowd(Path root, int clients) throws IOException {
        Path range = ProcPaths.at(root).setting(EphemeralPortUse.RANGE);
        Files.createDirectories(range.getParent());
        Files.writeString(range, "50000\t50009\n");
        List<InetSocketView> sockets = new ArrayList<>();
        int cookie = 1;
        for (int client = 0; client < clients; client++) {
            sockets.add(SampleRow.connection(cookie++, 50_000, 1000 + client).tcp());
        }
        for (int destination = 1; destination <= 3; destination++) {
            for (int port = 0; port < 10 - destination; port++) {
                sockets.add(SampleRow.connection(cookie++, 50_000 + port, destination).tcp());
            }
        }
        HostNumbers numbers = HostNumbers.read(ProcPaths.at(root));
        return new HealthSample(Instant.EPOCH, sockets, true, numbers, List.of());
    }

    @Test
    void anEarlierSampleHasWhatIsComparedAndNoEnds() throws IOException {
        PackedSockets sockets = HealthSample.packed();
        for (int at = 0; at < 3000; at++) {
            sockets.add(SampleRow.connection(at, 50_000, 443).segments(at, 1).acked(at).tcp());
        }
        HealthSample sample =
                new HealthSample(
                        Instant.EPOCH,
                        sockets,
                        true,
                        HostNumbers.read(ProcPaths.at(Path.of("/nowhere"))),
                        List.of());
        long before = sockets.bytes();

        sample.becomeEarlier();

        assertThat(before / 3000).isLessThan(170);
        assertThat(sockets.bytes() / 3000).isLessThan(70);
        InetSocketView last = sample.sockets().get(2999);
        assertThat(last.cookie()).isEqualTo(2999);
        assertThat(last.knownOr(TcpInfoField.BYTES_ACKED, -1)).isEqualTo(2999);
        assertThat(last.knownOr(TcpInfoField.DATA_SEGS_OUT, -1)).isEqualTo(2999);
        assertThat(last.inodeOr(0)).isEqualTo(77);
    }

    @Test
    void whatTheNextSamplesTakeIsAllocatedOnce() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        InetSocketView connection = SampleRow.connection(7, 50_000, 443).acked(9).tcp();
        InetSocketView bare = SampleRow.connection(8, 50_001, 80).udp();
        PackedSockets first = HealthSample.packed();
        PackedSockets second = HealthSample.packed();
        fill(first, connection);
        first.forgetEnds(second);
        fill(second, connection);
        second.forgetEnds(first);

        long before = threads.getCurrentThreadAllocatedBytes();
        fill(first, connection);
        first.forgetEnds(second);
        fill(second, bare);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes / (2 * SOCKETS)).isLessThan(3);
        assertThat(first.get(SOCKETS - 1).cookie()).isEqualTo(7);
        assertThat(first.get(SOCKETS - 1).knownOr(TcpInfoField.BYTES_ACKED, -1)).isEqualTo(9);
        assertThat(second).hasSize(SOCKETS).allMatch(socket -> socket.remotePort() == 80);
        assertThat(second.get(0).protocol()).isEqualTo(bare.protocol());
        assertThat(second.get(0).knownOr(TcpInfoField.BYTES_ACKED, -1)).isEqualTo(-1);
    }

    private static void fill(PackedSockets sockets, InetSocketView with) {
        for (int at = 0; at < SOCKETS; at++) {
            sockets.add(with);
        }
    }

    @Test
    void theMemoryOfManyIsGivenUpWhenFewFollow() throws IOException {
        InetSocketView connection = SampleRow.connection(7, 50_000, 443).tcp();
        PackedSockets sockets = HealthSample.packed();
        fill(sockets, connection);
        long many = sockets.bytes();

        sockets.clear();
        assertThat(sockets.bytes()).isGreaterThan(many / 10 * 9);
        sockets.add(connection);
        sockets.clear();

        assertThat(sockets.bytes()).isLessThan(many / 2);
        assertThat(sockets).isEmpty();
    }

    @Test
    void noWordsAreMadeOfConnectionsThatAreSound() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        HealthCheck check =
                new HealthCheck(
                        Thresholds.standard(), OwnerScan.of(OwnerIndex::unknown), Optional.empty());
        HealthSample first = sound(Instant.EPOCH);
        HealthSample second = sound(Instant.EPOCH.plusSeconds(1));

        long before = threads.getCurrentThreadAllocatedBytes();
        Diagnosis diagnosis = check.between(first, second);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(bytes / SOCKETS).isLessThan(600);
    }

    private static HealthSample sound(Instant time) throws IOException {
        PackedSockets sockets = HealthSample.packed();
        for (int at = 0; at < SOCKETS; at++) {
            sockets.add(SampleRow.connection(1 + at, 50_000, 443).acked(1).tcp());
        }
        HostNumbers numbers = HostNumbers.read(ProcPaths.at(Path.of("/nowhere")));
        return new HealthSample(time, sockets, true, numbers, List.of());
    }
}
