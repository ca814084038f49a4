package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.RecordedKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What kernels once told beyond the row, as lines below it. */
class RecordedDetailLinesTest {

    @Test
    void connectionTellsTimesCountsWindowsAndCongestionInGroups() {
        assertThat(lines("6.18.44", "127.0.0.1:5101        127.0.0.1:5001", "-tain"))
                .containsExactly(
                        "  rtt        0.026 ms \u00b1 0.014, lowest 0.007 ms, retransmit after 204"
                                + " ms",
                        "  sent       5 B, acknowledged 6 B, segments 3, with data 1, delivered 2",
                        "  received   0 B, segments 2, with data 0, largest segment 536 B",
                        "  window     congestion 11, peer 64 KiB, own 64 KiB, own limit 64 KiB,"
                                + " segment 32 KiB, advertised 63.9 KiB, path MTU 64 KiB",
                        "  rate       delivered 4.4 GiB/s, application-limited, paced 30 GiB/s",
                        "  congestion bbr, state open",
                        "  options    timestamps, SACK, window scale 10 and 10",
                        "  idle       sent 424 ms, acknowledged 424 ms",
                        "  bbr        bw 4.4 GiB/s, min rtt 0.007 ms, pacing gain 2.9, cwnd gain"
                                + " 2.9");
    }

    @Test
    void listenerTellsItsBacklogAndWhatIsOnTop() {
        assertThat(lines("6.18.44", "127.0.0.1:5401        0.0.0.0:*", "-tain"))
                .containsExactly(
                        "  waiting    0 of at most 5", "  congestion bbr", "  on top     mptcp");
    }

    @Test
    void whatAnOldKernelDoesNotTellIsLeftOut() {
        assertThat(lines("3.16.0", "127.0.0.1:5101        127.0.0.1:5001", "-tain"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("delivered") || line.contains("lowest"))
                .noneMatch(line -> line.startsWith("  sent       0"))
                .anyMatch(line -> line.startsWith("  rtt "));
    }

    @Test
    void memoryMarkTosCgroupAndOptionsStandWhereTheyAreAskedFor() {
        assertThat(
                        lines(
                                "6.18.44",
                                "127.0.0.1:5111        127.0.0.1:5001",
                                "-taenm",
                                "--tos",
                                "--inet-sockopt"))
                .containsExactly(
                        "  socket     cookie 0x18aff6, mark 0x2a",
                        "  memory     received 0 B, of at most 128 KiB, queued 0 B, of at most 2.5"
                                + " MiB, being sent 0 B, reserved 0 B",
                        "  tos        type of service 0x10, class id or priority 0x6",
                        "  set        IP_MULTICAST_LOOP, IP_MULTICAST_ALL");
    }

    @Test
    void minisockHasNoLines() {
        assertThat(lines("6.18.44", "127.0.0.1:5108        127.0.0.1:5001", "-taimn")).isEmpty();
    }

    /** Returns the lines below the row with these ends. */
    private static List<String> lines(String kernel, String ends, String... options) {
        CommandRun run = CommandRun.over(() -> new RecordedKernel(kernel), options);
        assertThat(run.errors()).isEmpty();
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : run.output().lines().toList()) {
            if (line.startsWith("  ")) {
                if (inside) {
                    found.add(line);
                }
            } else {
                inside = line.contains(ends);
            }
        }
        return found;
    }
}
