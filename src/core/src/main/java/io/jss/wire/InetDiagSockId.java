package io.jss.wire;

/**
 * {@code struct inet_diag_sockid} of {@code linux/inet_diag.h}.
 *
 * <pre>
 *  0     2     4               20              36      40              48
 *  +-----+-----+---------------+---------------+-------+---------------+
 *  |sport|dport| src[16]       | dst[16]       | if    | cookie[2]     |
 *  +-----+-----+---------------+---------------+-------+---------------+
 *   be16  be16  network order   network order   u32     u32 low, high
 * </pre>
 */
public final class InetDiagSockId {
    /** be16: the local port. */
    public static final int SPORT = 0;

    /** be16: the remote port. */
    public static final int DPORT = SPORT + Short.BYTES;

    /** 16 bytes in network order; AF_INET uses the first four. */
    public static final int SRC = DPORT + Short.BYTES;

    /** The size of an address field. */
    public static final int ADDRESS_SIZE = 16;

    /** 16 bytes in network order; AF_INET uses the first four. */
    public static final int DST = SRC + ADDRESS_SIZE;

    /** u32: the interface index, in native order. */
    public static final int IF = DST + ADDRESS_SIZE;

    /** u32[2]: low word, then high word. */
    public static final int COOKIE = IF + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    private InetDiagSockId() {}
}
