package io.jss.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.EphemeralPortUse;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.model.InetSocket;
import io.jss.model.TcpInfoField;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host may have very many sockets: a sample keeps little of each. */
class LeanSampleTest {

    @Test
    void whatNoCheckLooksAtIsNotKept() throws IOException {
        InetSocket socket = SampleRow.connection(1, 50_000, 443).segments(200, 10).tcp();

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
        List<InetSocket> sockets = new ArrayList<>();
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
}
