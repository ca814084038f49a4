package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The sockets in TIME_WAIT that the namespace may have ({@code tcp_time_wait}); above that a
 * connection ends without it.
 */
final class TimeWaitTable implements HealthCheck.Check {

    private static final String MAX = "net.ipv4.tcp_max_tw_buckets";

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        OptionalLong count = evidence.host().counter("sockstat.TCP.tw");
        OptionalLong max = evidence.host().number(MAX, 0);
        OptionalLong overflows = evidence.growth("TcpExt.TCPTimeWaitOverflow");
        if (count.isEmpty() || max.isEmpty()) {
            report.unknown(
                    Condition.TIME_WAIT_TABLE,
                    "sockstat or " + MAX + " is not known: " + evidence.host().why());
        } else if (overflows.orElse(0) > 0
                || evidence.reaches(
                        count.getAsLong(), max.getAsLong(), Threshold.TIME_WAIT_TABLE)) {
            report.found(
                    finding(count.getAsLong(), max.getAsLong(), overflows.orElse(0), evidence));
        } else if (overflows.isEmpty()) {
            report.unknown(
                    Condition.TIME_WAIT_TABLE,
                    "the table is not full now; whether it was meanwhile is not known: "
                            + evidence.whyNoGrowth());
        }
    }

    private static Finding finding(long count, long max, long overflows, Evidence evidence)
            throws IOException {
        Crowds ends = new Crowds();
        for (InetSocketView socket : evidence.tcp(SocketState.TIME_WAIT)) {
            ends.add(socket.localAddress().onTheWire() + " -> " + Prefix.of(socket), socket);
        }
        String meanwhile =
                overflows > 0 ? "; " + overflows + " connections ended without it meanwhile" : "";
        return new Finding(
                        Condition.TIME_WAIT_TABLE,
                        Severity.WARNING,
                        count + " sockets are in TIME_WAIT, " + max + " may be" + meanwhile,
                        count,
                        OptionalLong.of(max),
                        Crowds.culprits(ends.from(1), evidence.holders()),
                        overflows > 0 ? evidence.meanwhile() : evidence.since(false),
                        "use connections again instead of closing them first; raise "
                                + MAX
                                + evidence.now(MAX))
                .about(evidence.tcp(SocketState.TIME_WAIT));
    }
}
