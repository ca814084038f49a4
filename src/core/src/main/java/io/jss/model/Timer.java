package io.jss.model;

/**
 * The timer of a socket.
 *
 * @param kind which timer runs
 * @param number the kernel's number of it, kept for a kind that is {@link Kind#UNKNOWN}
 * @param expiresMillis milliseconds until it fires ({@code idiag_expires}); meaningless for {@link
 *     Kind#OFF}
 * @param retransmits retransmissions or probes so far ({@code idiag_retrans})
 */
public record Timer(Kind kind, int number, long expiresMillis, int retransmits) {

    /** Which timer of a socket is running: {@code idiag_timer} of {@code inet_diag_msg}. */
    public enum Kind {
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
        /**
         * A number that this release does not know; {@link InetSocketView#timerNumber()} keeps it.
         */
        UNKNOWN(-1);

        private static final Kind[] BY_NUMBER = values();

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 for {@link #UNKNOWN}. */
        public int number() {
            return number;
        }

        /**
         * Returns the timer of a kernel number, {@link #UNKNOWN} for a number that is not in the
         * table.
         */
        public static Kind of(int number) {
            return number >= 0 && number <= DELAYED_ACK.number ? BY_NUMBER[number] : UNKNOWN;
        }
    }
}
