package io.jss.model;

/**
 * IPV6_V6ONLY of a socket (RFC 3493 §5.3), as far as the kernel told it by {@code
 * INET_DIAG_SKV6ONLY}.
 *
 * <p>The kernel sends it since Linux 4.2, for AF_INET6 sockets in LISTEN or CLOSE.
 */
public enum V6Only {
    /**
     * The socket cannot take IPv4: the option is on, or the socket is bound to an address that is
     * not mapped.
     */
    ON,
    /** The socket takes IPv4 as {@code ::ffff:a.b.c.d} beside IPv6. */
    OFF,
    /** The kernel did not say. */
    NOT_TOLD
}
