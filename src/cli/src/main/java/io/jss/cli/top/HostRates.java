package io.jss.cli.top;

import io.jss.cli.text.Quantity;
import io.jss.health.HostNumbers;
import io.jss.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the counters of a network namespace did between two looks. A counter that the kernel does
 * not show, or that began anew, is left out.
 */
final class HostRates {

    private static final double NANOS = 1e9;

    private final HostNumbers before;
    private final HostNumbers now;
    private final long nanos;

    /**
     * Numbers with the time at which they were read, by a clock that does not jump.
     *
     * @param nanos nanoseconds, as of {@link System#nanoTime}
     */
    record Reading(HostNumbers numbers, long nanos) {}

    HostRates(Reading before, Reading now) {
        this.before = before.numbers();
        this.now = now.numbers();
        nanos = now.nanos() - before.nanos();
    }

    /** Returns it in words, the empty text when nothing is known. */
    String text() {
        List<String> parts = new ArrayList<>();
        rate("IpExt.OutOctets", "IPv4 packets out ", parts);
        rate("IpExt.InOctets", "in ", parts);
        count("Tcp.RetransSegs", " segments retransmitted", parts);
        count("TcpExt.ListenOverflows", " accept queue overflows", parts);
        return String.join(", ", parts);
    }

    /** Returns it in fewer words, with the memory that TCP uses. */
    String shortText() {
        List<String> parts = new ArrayList<>();
        rate("IpExt.OutOctets", "IPv4 out ", parts);
        rate("IpExt.InOctets", "in ", parts);
        count("Tcp.RetransSegs", " retransmitted", parts);
        count("TcpExt.ListenOverflows", " listen overflows", parts);
        now.counter("sockstat.TCP.mem").ifPresent(pages -> parts.add("TCP " + pages + " pages"));
        return String.join(", ", parts);
    }

    private void rate(String name, String label, List<String> parts) {
        OptionalLong difference = difference(name);
        if (difference.isPresent() && nanos > 0) {
            long perSecond = Math.round(difference.getAsLong() * NANOS / nanos);
            parts.add(label + Quantity.of(perSecond, Unit.BYTES_PER_SECOND));
        }
    }

    private void count(String name, String label, List<String> parts) {
        OptionalLong difference = difference(name);
        if (difference.isPresent()) {
            parts.add(difference.getAsLong() + label);
        }
    }

    private OptionalLong difference(String name) {
        OptionalLong earlier = before.counter(name);
        OptionalLong later = now.counter(name);
        return earlier.isEmpty() || later.isEmpty() || later.getAsLong() < earlier.getAsLong()
                ? OptionalLong.empty()
                : OptionalLong.of(later.getAsLong() - earlier.getAsLong());
    }
}
