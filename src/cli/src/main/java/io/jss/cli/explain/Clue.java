package io.jss.cli.explain;

import java.util.Locale;

/** What a sentence rests on. */
enum Clue {
    /** The descriptors of processes. */
    DESCRIPTORS,
    /** That some descriptors may not be read, or are of other pid namespaces. */
    HIDDEN_DESCRIPTORS,
    /** The cgroup of a process, and its parents. */
    PROCESS_TREE,
    /** {@code idiag_family}. */
    FAMILY,
    /** The addresses and ports of the socket. */
    ENDS,
    /** The addresses of the host. */
    HOST_ADDRESSES,
    /** The interface that it is bound to. */
    DEVICE,
    /** {@code INET_DIAG_SKV6ONLY}, or a look-up where the kernel does not send it. */
    V6ONLY,
    /** {@code idiag_state}. */
    STATE,
    /** {@code idiag_rqueue} and {@code idiag_wqueue}. */
    QUEUES,
    /** {@code idiag_timer}, {@code idiag_retrans} and {@code idiag_expires}. */
    TIMER,
    /** {@code tcp_info}. */
    TCP_INFO,
    /** Attributes beside it. */
    ATTRIBUTES,
    /** The acknowledged bytes include the socket's own SYN. */
    OWN_SYN_ACKNOWLEDGED,
    /** The acknowledged bytes include no SYN of its own. */
    NO_SYN_ACKNOWLEDGED,
    /** The socket at the other end, on the same host. */
    OTHER_END,
    /** A listener that covers the local end. */
    LISTENER,
    /** A listener that covered it in an earlier look. */
    EARLIER_LISTENER,
    /** A listener that covers the remote end. */
    LISTENER_AT_OTHER_END,
    /** That nothing listens on the local port. */
    NO_LISTENER,
    /** {@code net.ipv4.ip_local_port_range}. */
    LOCAL_PORT_RANGE,
    /** That the port of one end alone is below 1024. */
    WELL_KNOWN_PORT,
    /** A check of {@code jss doctor}. */
    HEALTH_CHECK;

    /** Returns the name, as programs have it: {@code no-listener}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
