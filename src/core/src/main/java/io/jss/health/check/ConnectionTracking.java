package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import java.util.List;
import java.util.OptionalLong;

/** Entries of the firewall's table of connections ({@code nf_conntrack_alloc}). */
final class ConnectionTracking implements HealthCheck.Check {

    private static final String MAX = "net.netfilter.nf_conntrack_max";

    @Override
    public void run(Evidence evidence, Report report) {
        OptionalLong count = evidence.host().number("net.netfilter.nf_conntrack_count", 0);
        OptionalLong max = evidence.host().number(MAX, 0);
        if (count.isEmpty() || max.isEmpty()) {
            report.unknown(
                    Condition.CONNTRACK_TABLE,
                    "nf_conntrack_count or nf_conntrack_max is not known: connections are not"
                            + " tracked here, or "
                            + evidence.host().why());
            return;
        }
        if (evidence.exceeds(count.getAsLong(), max.getAsLong(), Threshold.CONNTRACK_TABLE)) {
            boolean critical =
                    evidence.exceeds(
                            count.getAsLong(), max.getAsLong(), Threshold.CONNTRACK_TABLE_CRITICAL);
            report.found(
                    new Finding(
                            Condition.CONNTRACK_TABLE,
                            critical ? Severity.CRITICAL : Severity.WARNING,
                            "the firewall tracks "
                                    + count.getAsLong()
                                    + " connections, "
                                    + max.getAsLong()
                                    + " may be",
                            count.getAsLong(),
                            max,
                            List.of(),
                            evidence.since(false),
                            "see which connections they are (conntrack -L, or jss without a filter"
                                    + " on a host that does not route); shorten"
                                    + " nf_conntrack_tcp_timeout_established; raise "
                                    + MAX
                                    + evidence.now(MAX)));
        }
    }
}
