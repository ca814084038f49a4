package io.jss.model;

/**
 * When a number of {@code tcp_info} means something. Each field of {@link TcpInfoField} names one.
 *
 * <p>The source is {@code tcp_get_info} (net/ipv4/tcp.c). Of a listener it fills in the rates, the
 * congestion window, the reordering that it tolerates and, as {@code unacked} and {@code sacked},
 * its backlog; the rest is 0. Before Linux 4.10 the rest holds the values that a new socket begins
 * with, which mean no more. A socket that never sent a segment (bound, and closed) is the same
 * without a backlog. {@code dccp_get_info} fills in the state, the timer's counters, options, path
 * MTU, the round-trip time and the congestion window alone.
 */
enum Meaning {
    /** In every state, of DCCP too. */
    ALWAYS,
    /** As {@link #TCP_ONLY}, and in LISTEN the backlog, or what connections begin with. */
    LISTEN_TOO,
    /** A rate of TCP, in every state; all bits set is none. */
    RATE,
    /** A connection has it, from its first segment on. */
    CONNECTION,
    /** As {@link #CONNECTION}; DCCP does not fill it in. */
    TCP_ONLY,
    /** As {@link #TCP_ONLY} once the peer has answered: not in SYN_SENT. */
    SYNCHRONIZED,
    /** As {@link #CONNECTION}; 0 is not yet measured, not agreed, or not filled in. */
    UNLESS_ZERO,
    /** A threshold of a connection; {@code TCP_INFINITE_SSTHRESH} is none. */
    THRESHOLD,
    /** As {@link #CONNECTION}, and only beside a round-trip time. */
    WITH_RTT,
    /** As {@link #CONNECTION}, and only beside a delivery rate. */
    WITH_DELIVERY_RATE,
    /**
     * A time since something happened, once the peer has answered. A clock that was never set reads
     * the time since the kernel's ticks began.
     */
    CLOCK,
    /** Never filled in. */
    NEVER;

    private static final long INFINITE_SSTHRESH = 0x7fffffff;
    private static final long NO_RATE = -1;
    private static final long NO_RATE32 = 0xffff_ffffL;

    /** Returns whether a value of the source means something. */
    boolean holds(FieldSource source, long value) {
        return switch (this) {
            case ALWAYS -> true;
            case LISTEN_TOO -> state(source) == SocketState.LISTEN || isConnection(source);
            case RATE -> value != NO_RATE && value != NO_RATE32;
            case CONNECTION, TCP_ONLY -> isConnection(source);
            case SYNCHRONIZED -> isConnection(source) && isSynchronized(source);
            case UNLESS_ZERO -> value != 0 && isConnection(source);
            case THRESHOLD -> value != INFINITE_SSTHRESH && isConnection(source);
            case WITH_RTT -> isConnection(source) && source.numberOr(TcpInfoField.RTT, 0) != 0;
            case WITH_DELIVERY_RATE ->
                    isConnection(source) && source.numberOr(TcpInfoField.DELIVERY_RATE, 0) != 0;
            case CLOCK ->
                    isConnection(source)
                            && isSynchronized(source)
                            && KernelClock.wasSet(value, source.uptimeMillisOr(-1));
            case NEVER -> false;
        };
    }

    /** Returns whether it holds of every connection whose peer has answered, with any value. */
    boolean holdsOfEveryConnection() {
        return switch (this) {
            case ALWAYS, LISTEN_TOO, CONNECTION, TCP_ONLY, SYNCHRONIZED -> true;
            default -> false;
        };
    }

    /** Returns whether {@code dccp_get_info} fills in what has this meaning. */
    boolean isToldOfDccp() {
        return switch (this) {
            case ALWAYS, CONNECTION, UNLESS_ZERO, WITH_RTT -> true;
            default -> false;
        };
    }

    private static boolean isSynchronized(FieldSource source) {
        return state(source) != SocketState.SYN_SENT;
    }

    private static boolean isConnection(FieldSource source) {
        return switch (state(source)) {
            case LISTEN -> false;
            case CLOSE ->
                    source.numberOr(TcpInfoField.SEGS_OUT, 1) != 0
                            || source.numberOr(TcpInfoField.SEGS_IN, 1) != 0;
            default -> true;
        };
    }

    private static SocketState state(FieldSource source) {
        return SocketState.of((int) source.numberOr(TcpInfoField.STATE, 0));
    }
}
