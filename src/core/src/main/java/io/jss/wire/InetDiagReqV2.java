package io.jss.wire;

/**
 * {@code struct inet_diag_req_v2} of {@code linux/inet_diag.h}, the payload of SOCK_DIAG_BY_FAMILY.
 *
 * <pre>
 *  0      1        2     3     4       8                56
 *  +------+--------+-----+-----+-------+----------------+
 *  |family|protocol| ext | pad | states| id             |
 *  +------+--------+-----+-----+-------+----------------+
 *   u8     u8       u8    u8    u32     inet_diag_sockid
 * </pre>
 */
public final class InetDiagReqV2 {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8; protocols above 255 go into the attribute {@link #INET_DIAG_REQ_PROTOCOL}. */
    public static final int PROTOCOL = FAMILY + Byte.BYTES;

    /** u8: bit N-1 asks for attribute N. */
    public static final int EXT = PROTOCOL + Byte.BYTES;

    /** u8: padding, the IP protocol in requests about one raw socket. */
    public static final int PAD = EXT + Byte.BYTES;

    /** u32: bit N asks for state N. */
    public static final int STATES = PAD + Byte.BYTES;

    /** {@link InetDiagSockId}. */
    public static final int ID = STATES + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = ID + InetDiagSockId.SIZE;

    /** Request attribute: filter bytecode. */
    public static final int INET_DIAG_REQ_BYTECODE = 1;

    /** Request attribute: nest of map descriptors, empty for all maps, since Linux 5.7. */
    public static final int INET_DIAG_REQ_SK_BPF_STORAGES = 2;

    /** Request attribute: u32 protocol, since Linux 5.9. */
    public static final int INET_DIAG_REQ_PROTOCOL = 3;

    private InetDiagReqV2() {}
}
