package io.jss.micrometer;

import static io.jss.micrometer.Connection.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.health.HostNumbers;
import io.jss.health.Thresholds;
import io.jss.proc.ProcPaths;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The heap bounds how many sockets are judged. */
class HealthTallyTest {

    @Test
    void socketsBeyondTheBoundAreLeftOutAndCounted() throws IOException {
        assertThat(leftOut(10, 10)).isZero();
        assertThat(leftOut(12, 10)).isEqualTo(2);
    }

    @Test
    void aHeapOf64MiBJudgesMoreThanAHundredThousand() {
        assertThat(HealthTally.mostOf(64 << 20)).isBetween(100_000, 200_000);
    }

    private static double leftOut(int sockets, int most) throws IOException {
        List<FakeTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < sockets; i++) {
            rows.add(opened(1L + i, 443).tcp());
        }
        HostNumbers numbers = HostNumbers.read(ProcPaths.at(Path.of("/nowhere")));
        HealthTally tally =
                new HealthTally(
                        Thresholds.standard(),
                        new Labels(MeterConvention.standard()),
                        () -> numbers,
                        most);
        GaugeSeries series = new GaugeSeries();
        for (int look = 0; look < 2; look++) {
            tally.begin();
            new FakeTable().shows(rows).table.visit(SocketQuery.all(), tally::see);
            tally.put(Instant.ofEpochSecond(look), List.of(), series);
        }
        return series.value(SocketMeter.FINDING_LEFT_OUT, Tags.empty());
    }
}
