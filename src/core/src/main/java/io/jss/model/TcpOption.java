package io.jss.model;

/** An option of a TCP connection: a bit of {@code tcpi_options} ({@code TCPI_OPT_*}). */
public enum TcpOption {
    /** Timestamps (RFC 7323). */
    TIMESTAMPS(0),
    /** Selective acknowledgements (RFC 2018). */
    SACK(1),
    /** Window scaling (RFC 7323). */
    WSCALE(2),
    /** Explicit congestion notification (RFC 3168) was negotiated. */
    ECN(3),
    /** A packet with an ECN mark was seen. */
    ECN_SEEN(4),
    /** The SYN carried data that was acknowledged (RFC 7413). */
    SYN_DATA(5),
    /** Timestamps count microseconds, since Linux 6.7. */
    USEC_TIMESTAMPS(6),
    /** The connection was accepted by fast open, since Linux 6.16. */
    TFO_CHILD(7);

    private final int index;

    TcpOption(int index) {
        this.index = index;
    }

    /** Returns the bit in {@code tcpi_options}. */
    public int bit() {
        return 1 << index;
    }
}
