package io.jss.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of netstat's, its timer apart from what does not change with time.
 *
 * @param head the line up to the timer, the whole of it where there is none
 * @param timer the word for the timer, empty where there is none
 * @param seconds its time
 * @param retransmissions its first counter
 * @param probes its second counter
 */
public record NetstatRow(
        String head, String timer, double seconds, int retransmissions, int probes) {

    private static final Pattern TIMED =
            Pattern.compile("(.* )(\\S+) \\((\\d+\\.\\d\\d)/(\\d+)/(\\d+)\\)");

    /** Both print hundredths, cut off. */
    private static final double ROUNDING = 0.011;

    public static List<NetstatRow> of(String output) {
        return output.lines().map(NetstatRow::ofLine).toList();
    }

    private static NetstatRow ofLine(String line) {
        Matcher matcher = TIMED.matcher(line);
        if (!matcher.matches()) {
            return new NetstatRow(line, "", 0, 0, 0);
        }
        return new NetstatRow(
                matcher.group(1),
                matcher.group(2),
                Double.parseDouble(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5)));
    }

    public static List<String> heads(List<NetstatRow> rows) {
        return rows.stream().map(NetstatRow::head).toList();
    }

    /** Returns whether the timer ran on from an earlier look at the same socket to this one. */
    public boolean continues(NetstatRow earlier) {
        return timer.equals(earlier.timer)
                && retransmissions == earlier.retransmissions
                && probes == earlier.probes
                && seconds <= earlier.seconds;
    }

    /**
     * Asserts that this look lies between two others. A timer that did not fire between the two
     * must have their counters and a time between theirs, one that did their words and counters
     * between theirs.
     */
    public void assertBetween(NetstatRow before, NetstatRow after) {
        assertThat(timer).as(head).isIn(before.timer, after.timer);
        assertThat(retransmissions)
                .as(head)
                .isBetween(
                        Math.min(before.retransmissions, after.retransmissions),
                        Math.max(before.retransmissions, after.retransmissions));
        assertThat(probes)
                .as(head)
                .isBetween(
                        Math.min(before.probes, after.probes),
                        Math.max(before.probes, after.probes));
        if (after.continues(before)) {
            assertThat(seconds)
                    .as(head)
                    .isBetween(after.seconds - ROUNDING, before.seconds + ROUNDING);
        }
    }
}
