package io.jss.model;

/** What congestion control is doing: {@code enum tcp_ca_state} of {@code linux/tcp.h}. */
public enum CongestionState {
    /** Nothing is wrong. */
    OPEN(0),
    /** Duplicate acknowledgements or SACKs came in. */
    DISORDER(1),
    /** The window is being reduced after a congestion mark. */
    CWR(2),
    /** Fast retransmission. */
    RECOVERY(3),
    /** A retransmission timeout. */
    LOSS(4),
    /** A number that this release does not know; {@link TcpInfoField#CA_STATE} keeps it. */
    UNKNOWN(-1);

    private static final CongestionState[] BY_NUMBER = values();

    private final int number;

    CongestionState(int number) {
        this.number = number;
    }

    /** Returns the kernel's number, -1 for {@link #UNKNOWN}. */
    public int number() {
        return number;
    }

    /**
     * Returns the state of a kernel number, {@link #UNKNOWN} for a number that is not in the table.
     */
    public static CongestionState of(int number) {
        return number >= 0 && number <= LOSS.number ? BY_NUMBER[number] : UNKNOWN;
    }
}
