package io.jss.wire;

/**
 * {@code struct inet_diag_req} of {@code linux/inet_diag.h}, the payload of TCPDIAG_GETSOCK.
 *
 * <pre>
 *  0      1       2       3     4                52      56     60
 *  +------+-------+-------+-----+----------------+-------+------+
 *  |family|src_len|dst_len| ext | id             | states| dbs  |
 *  +------+-------+-------+-----+----------------+-------+------+
 *   u8     u8      u8      u8    inet_diag_sockid u32     u32
 * </pre>
 */
public final class InetDiagReq {
    /** u8; a dump takes no notice of it and answers for both families. */
    public static final int FAMILY = 0;

    /** u8: unused. */
    public static final int SRC_LEN = FAMILY + Byte.BYTES;

    /** u8: unused. */
    public static final int DST_LEN = SRC_LEN + Byte.BYTES;

    /** u8: bit N-1 asks for attribute N. */
    public static final int EXT = DST_LEN + Byte.BYTES;

    /** {@link InetDiagSockId}. */
    public static final int ID = EXT + Byte.BYTES;

    /** u32: bit N asks for state N. */
    public static final int STATES = ID + InetDiagSockId.SIZE;

    /** u32: unused. */
    public static final int DBS = STATES + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = DBS + Integer.BYTES;

    private InetDiagReq() {}
}
