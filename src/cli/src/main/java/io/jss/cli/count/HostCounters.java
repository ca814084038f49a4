package io.jss.cli.count;

import io.jss.cli.environment.Output;
import io.jss.health.HostNumbers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What {@code -s} shows beside the counts: counters of the network namespace since it was made, and
 * how much there is of what has a limit. What the kernel does not show is not known, never 0.
 */
public final class HostCounters {

    private static final String FORMAT = "%-25s %-13s %s\n";

    /** Numbers of a kind: where they are in {@link HostNumbers}, and where its limit is. */
    private enum Kind {
        LISTEN_OVERFLOWS("listen overflows", "listenOverflows", "TcpExt.ListenOverflows"),
        LISTEN_DROPS("listen drops", "listenDrops", "TcpExt.ListenDrops"),
        SYN_QUEUE_DROPS("SYN queue drops", "synQueueDrops", "TcpExt.TCPReqQFullDrop"),
        SEGMENTS_SENT("segments sent", "segmentsSent", "Tcp.OutSegs"),
        RETRANSMITTED("segments retransmitted", "segmentsRetransmitted", "Tcp.RetransSegs"),
        UDP_DROPS("UDP receive drops, IPv4", "udpReceiveDrops", "Udp.RcvbufErrors"),
        TIME_WAIT("TIME_WAIT", "timeWait", "sockstat.TCP.tw", "net.ipv4.tcp_max_tw_buckets", 0, ""),
        ORPHANS(
                "orphans of the machine",
                "orphans",
                "sockstat.TCP.orphan",
                "net.ipv4.tcp_max_orphans",
                0,
                ""),
        TCP_MEMORY(
                "TCP memory of the machine",
                "tcpMemoryPages",
                "sockstat.TCP.mem",
                "net.ipv4.tcp_mem",
                2,
                " pages"),
        TRACKED(
                "tracked connections",
                "trackedConnections",
                "",
                "net.netfilter.nf_conntrack_max",
                0,
                "");

        final String label;
        final String key;
        final String counter;
        final String limit;
        final int limitAt;
        final String unit;

        Kind(String label, String key, String counter) {
            this(label, key, counter, "", 0, "");
        }

        Kind(String label, String key, String counter, String limit, int limitAt, String unit) {
            this.label = label;
            this.key = key;
            this.counter = counter;
            this.limit = limit;
            this.limitAt = limitAt;
            this.unit = unit;
        }
    }

    /**
     * A counter.
     *
     * @param key its name for programs, in camel case
     * @param value empty when it is not known
     * @param limit empty when there is none, or it is not known
     */
    public record Counter(String key, OptionalLong value, OptionalLong limit) {}

    private final HostNumbers numbers;

    /** Takes the numbers of the namespace. */
    public HostCounters(HostNumbers numbers) {
        this.numbers = numbers;
    }

    private OptionalLong value(Kind kind) {
        return kind == Kind.TRACKED
                ? numbers.number("net.netfilter.nf_conntrack_count", 0)
                : numbers.counter(kind.counter);
    }

    private OptionalLong limit(Kind kind) {
        return kind.limit.isEmpty()
                ? OptionalLong.empty()
                : numbers.number(kind.limit, kind.limitAt);
    }

    /** Returns all of them, those that are not known too. */
    public List<Counter> all() {
        return List.of(Kind.values()).stream()
                .map(kind -> new Counter(kind.key, value(kind), limit(kind)))
                .toList();
    }

    void write(Output out) throws IOException {
        out.write("\n" + String.format(Locale.ROOT, FORMAT, "Counter", "Value", "Limit"));
        for (Kind kind : Kind.values()) {
            out.write(
                    String.format(
                            Locale.ROOT,
                            FORMAT,
                            kind.label,
                            text(value(kind), kind.unit),
                            kind.limit.isEmpty() ? "-" : text(limit(kind), kind.unit)));
        }
    }

    private static String text(OptionalLong number, String unit) {
        return number.isPresent() ? number.getAsLong() + unit : "not known";
    }
}
