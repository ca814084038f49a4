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
    UNREAD_BYTES("unread-bytes", 65_536, "bytes; half of the default buffer, tcp_rmem[1]");

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
