package io.jss.model;

/**
 * The state of a socket, numbered as in the kernel's {@code include/net/tcp_states.h}.
 *
 * <p>UDP and raw sockets use {@link #ESTABLISHED} for connected and {@link #CLOSE} for all others.
 */
public enum SocketState {
    /** A number that this release does not know; {@link InetSocketView#stateNumber()} keeps it. */
    UNKNOWN(0),
    /** {@code TCP_ESTABLISHED}. */
    ESTABLISHED(1),
    /** {@code TCP_SYN_SENT}. */
    SYN_SENT(2),
    /** {@code TCP_SYN_RECV}. */
    SYN_RECV(3),
    /** {@code TCP_FIN_WAIT1}. */
    FIN_WAIT1(4),
    /** {@code TCP_FIN_WAIT2}. */
    FIN_WAIT2(5),
    /** {@code TCP_TIME_WAIT}. */
    TIME_WAIT(6),
    /** {@code TCP_CLOSE}. */
    CLOSE(7),
    /** {@code TCP_CLOSE_WAIT}. */
    CLOSE_WAIT(8),
    /** {@code TCP_LAST_ACK}. */
    LAST_ACK(9),
    /** {@code TCP_LISTEN}. */
    LISTEN(10),
    /** {@code TCP_CLOSING}. */
    CLOSING(11),
    /**
     * {@code TCP_NEW_SYN_RECV}: a connection request, since Linux 4.1; the kernel reports SYN_RECV
     * for it.
     */
    NEW_SYN_RECV(12),
    /** {@code TCP_BOUND_INACTIVE}: bound, neither listening nor connected, since Linux 6.8. */
    BOUND_INACTIVE(13);

    private static final SocketState[] BY_NUMBER = values();

    private final int number;

    SocketState(int number) {
        this.number = number;
    }

    /** Returns the kernel's number, 0 for {@link #UNKNOWN}. */
    public int number() {
        return number;
    }

    /** Returns the bit of this state in {@code idiag_states}: {@code 1 << number}. */
    public int bit() {
        return 1 << number;
    }

    /**
     * Returns the state of a kernel number, {@link #UNKNOWN} for a number that is not in the table.
     */
    public static SocketState of(int number) {
        return number > 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : UNKNOWN;
    }
}
