package io.jss.model;

/** Which timer of a socket is running: {@code idiag_timer} of {@code inet_diag_msg}. */
public enum TimerKind {
    /** No timer. */
    OFF(0),
    /** Retransmission, loss probe or SYN-ACK. */
    ON(1),
    /** Keepalive. */
    KEEPALIVE(2),
    /** TIME_WAIT. */
    TIMEWAIT(3),
    /** Zero-window probe. */
    PROBE(4),
    /** Delayed acknowledgement, since Linux 7.0. */
    DELAYED_ACK(5),
    /** A number that this release does not know; {@link InetSocketView#timerNumber()} keeps it. */
    UNKNOWN(-1);

    private static final TimerKind[] BY_NUMBER = values();

    private final int number;

    TimerKind(int number) {
        this.number = number;
    }

    /** Returns the kernel's number, -1 for {@link #UNKNOWN}. */
    public int number() {
        return number;
    }

    /**
     * Returns the timer of a kernel number, {@link #UNKNOWN} for a number that is not in the table.
     */
    public static TimerKind of(int number) {
        return number >= 0 && number <= DELAYED_ACK.number ? BY_NUMBER[number] : UNKNOWN;
    }
}
