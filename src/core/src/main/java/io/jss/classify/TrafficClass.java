package io.jss.classify;

/** What a socket is, in the one or two words that the last column of the table shows. */
public enum TrafficClass {
    /** An AF_INET socket. */
    IPV4("IPv4", Wire.IPV4),
    /** An AF_INET6 socket with an IPv6 peer. */
    IPV6("IPv6", Wire.IPV6),
    /** An AF_INET6 socket that carries IPv4 as {@code ::ffff:a.b.c.d} (RFC 3493 §3.7). */
    IPV4_MAPPED("IPv4-mapped", Wire.IPV4),
    /** An AF_INET6 socket without a peer that takes IPv6 and, as mapped addresses, IPv4. */
    DUAL_STACK("dual-stack", Wire.BOTH),
    /** An AF_INET6 socket without a peer that cannot take IPv4. */
    IPV6_ONLY("IPv6-only", Wire.IPV6),
    /** An AF_INET6 socket of which the kernel did not tell enough. */
    UNKNOWN("unknown", Wire.UNKNOWN);

    private final String label;
    private final Wire wire;

    TrafficClass(String label, Wire wire) {
        this.label = label;
        this.wire = wire;
    }

    /** Returns the words for people: {@code IPv4-mapped}. */
    public String label() {
        return label;
    }

    /** Returns what travels. */
    public Wire wire() {
        return wire;
    }
}
