package io.jss.classify;

/**
 * The IP version that travels between a socket and its peers, as against the family of the socket.
 */
public enum Wire {
    /** IPv4 packets alone. */
    IPV4,
    /** IPv6 packets alone. */
    IPV6,
    /** Packets of both versions: a dual-stack socket. */
    BOTH,
    /** It is not known. */
    UNKNOWN
}
