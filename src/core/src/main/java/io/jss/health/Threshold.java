package io.jss.health;

/** Every limit of the checks, and where it comes from: the one table of them. */
public enum Threshold {
    /** Share of the backlog; the kernel itself knows only "full" ({@code sk_acceptq_is_full}). */
    ACCEPT_QUEUE_FILLING("accept-queue-filling", 80, "percent of the backlog; a rule of thumb"),
    /** Sockets of one program; a few are on their way in any program. */
    CLOSE_WAIT_COUNT("close-wait-count", 5, "sockets of one process and end; a rule of thumb"),
    /** How long nothing has come from the peer, by {@code tcpi_last_ack_recv}. */
    CLOSE_WAIT_AGE("close-wait-age", 10_000, "milliseconds without a packet; a rule of thumb"),
    /** From half of the range connect(2) searches one parity in vain first. */
    EPHEMERAL_PORTS(
            "ephemeral-ports",
            50,
            "percent of the ports; __inet_hash_connect tries one half first"),
    /** Little is left for a burst. */
    EPHEMERAL_PORTS_CRITICAL(
            "ephemeral-ports-critical", 90, "percent of the ports; a rule of thumb"),
    /** Half of the default of {@code net.ipv4.tcp_rmem}. */
    UNREAD_BYTES("unread-bytes", 65_536, "bytes; half of the default buffer, tcp_rmem[1]"),
    /** Share of {@code tcp_max_tw_buckets}. */
    TIME_WAIT_TABLE("time-wait-table", 75, "percent of tcp_max_tw_buckets; a rule of thumb"),
    /** {@code tcp_out_of_resources} counts it fourfold after silence and ICMP errors. */
    ORPHANS("orphans", 25, "percent of tcp_max_orphans; tcp_out_of_resources counts fourfold"),
    /** {@code tcp_out_of_resources} counts an orphan twofold whose peer is silent. */
    ORPHANS_WARNING(
            "orphans-warning", 50, "percent of tcp_max_orphans; tcp_out_of_resources, twofold"),
    /** Above {@code tcp_mem[1]} the kernel is under memory pressure. */
    TCP_MEMORY("tcp-memory", 100, "percent of tcp_mem[1]; memory pressure begins there"),
    /** At {@code tcp_mem[2]} nothing more is allocated. */
    TCP_MEMORY_CRITICAL(
            "tcp-memory-critical", 90, "percent of tcp_mem[2], the maximum; a rule of thumb"),
    /** More than a request or an answer on its way. */
    UNSENT_BYTES("unsent-bytes", 65_536, "bytes in the send queue; a rule of thumb"),
    /** Share of the segments with data. */
    RETRANSMISSIONS("retransmissions", 5, "percent of the segments; a rule of thumb"),
    /** A few are no sign. */
    RETRANSMITTED_SEGMENTS("retransmitted-segments", 10, "segments at least; a rule of thumb"),
    /** How many times the shortest one. */
    RTT_TIMES("rtt-times", 10, "times tcpi_min_rtt; a rule of thumb"),
    /** More than a peer adds that delays its acknowledgements. */
    RTT_MILLIS("rtt-millis", 250, "milliseconds above it; TCP_DELACK_MAX is 200"),
    /** 536 less the timestamps of each segment is 524. */
    TINY_MSS("tiny-mss", 512, "bytes; 536 of RFC 9293 less options"),
    /** From {@code net.ipv4.tcp_retries1} on the kernel itself suspects the path. */
    PATH_MTU_TIMEOUTS("path-mtu-timeouts", 3, "time-outs in a row; the default of tcp_retries1"),
    /** Each path must carry 576 bytes, and their headers are 40 at least. */
    PATH_MTU_SEGMENT("path-mtu-segment", 536, "bytes of a segment; RFC 9293, any path has it"),
    /** Share of {@code nf_conntrack_max}. */
    CONNTRACK_TABLE("conntrack-table", 75, "percent of nf_conntrack_max; a rule of thumb"),
    /** Little is left for a burst. */
    CONNTRACK_TABLE_CRITICAL(
            "conntrack-table-critical", 95, "percent of nf_conntrack_max; a rule of thumb"),
    /** Share of RLIMIT_NOFILE, the soft limit. */
    DESCRIPTORS("descriptors", 80, "percent of RLIMIT_NOFILE; a rule of thumb"),
    /** Little is left for a burst. */
    DESCRIPTORS_CRITICAL("descriptors-critical", 95, "percent of RLIMIT_NOFILE; a rule of thumb"),
    /** When keepalive would ask the first time. */
    IDLE_MILLIS("idle-millis", 7_200_000, "milliseconds; the default of tcp_keepalive_time");

    private final String label;
    private final long value;
    private final String source;

    Threshold(String label, long value, String source) {
        this.label = label;
        this.value = value;
        this.source = source;
    }

    /** Returns how it is called on a command line. */
    public String label() {
        return label;
    }

    /** Returns the value where no other is set. */
    public long value() {
        return value;
    }

    /** Returns its unit and where the value comes from. */
    public String source() {
        return source;
    }
}
