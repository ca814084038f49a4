package io.jss.model;

/** The type of a socket, {@code SOCK_*}. */
public enum SocketType {
    /** A number that this release does not know. */
    UNKNOWN(0),
    /** {@code SOCK_STREAM}. */
    STREAM(1),
    /** {@code SOCK_DGRAM}. */
    DGRAM(2),
    /** {@code SOCK_RAW}. */
    RAW(3),
    /** {@code SOCK_RDM}. */
    RDM(4),
    /** {@code SOCK_SEQPACKET}. */
    SEQPACKET(5),
    /** {@code SOCK_PACKET}: the obsolete form of packet sockets. */
    PACKET(10);

    private static final SocketType[] TYPES = values();

    private final int number;

    SocketType(int number) {
        this.number = number;
    }

    /** Returns the kernel's number, 0 for {@link #UNKNOWN}. */
    public int number() {
        return number;
    }

    /** Returns the type of a kernel's number, {@link #UNKNOWN} when there is none. */
    public static SocketType of(int number) {
        for (SocketType type : TYPES) {
            if (type.number == number) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
