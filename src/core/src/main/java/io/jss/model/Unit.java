package io.jss.model;

/** What a number of a kernel structure counts. */
public enum Unit {
    /** Bytes. */
    BYTES("bytes"),
    /** Bytes a second. */
    BYTES_PER_SECOND("bytes/s"),
    /** TCP segments. */
    SEGMENTS("segments"),
    /** SCTP packets. */
    PACKETS("packets"),
    /** SCTP chunks. */
    CHUNKS("chunks"),
    /** Microseconds. */
    MICROSECONDS("us"),
    /** Milliseconds. */
    MILLISECONDS("ms"),
    /** Seconds. */
    SECONDS("s"),
    /** Ticks of the kernel's clock, of a length that it does not tell (CONFIG_HZ: 1 to 10 ms). */
    JIFFIES("jiffies"),
    /** A share of 256: 256 is one. */
    PER_256("/256"),
    /** A share of 1024: 1024 is one. */
    PER_1024("/1024"),
    /** How many there are of something. */
    COUNT(""),
    /** A number that stands for a name: a state, a reason, a version. */
    NUMBER(""),
    /** Bits, or 0 and 1. */
    BITS(""),
    /** A token or an id: equal or not, no more. */
    IDENTIFIER(""),
    /** A sequence number, which wraps. */
    SEQUENCE("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the unit in ASCII, {@code us} for microseconds; empty where there is none. */
    public String symbol() {
        return symbol;
    }
}
