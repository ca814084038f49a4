package io.jss.wire;

/**
 * The filter bytecode of {@code linux/inet_diag.h}: {@code struct inet_diag_bc_op} and the operands
 * that follow it, in native byte order but for addresses.
 *
 * <pre>
 *  0      1      2         4
 *  +------+------+---------+----------------
 *  | code | yes  | no      | operands …
 *  +------+------+---------+----------------
 *   u8     u8     u16
 *
 *  S_GE … D_EQ          S_COND, D_COND: inet_diag_hostcond             MARK_COND
 *  4     6     8        4      5      6      8            12           4      8      12
 *  +-----+-----+        +------+------+------+------------+-------     +------+------+
 *  |     |port |        |family|prefix|      | port       | addr …     | mark | mask |
 *  +-----+-----+        +------+------+------+------------+-------     +------+------+
 *         u16            u8     u8            s32, -1 any  0, 4, 16     u32    u32
 * </pre>
 *
 * <p>{@code yes} and {@code no} are offsets from the operation's first byte to the next operation
 * when its test holds and when it does not. The end of the program accepts a socket, the four bytes
 * after the end reject it.
 */
public final class InetDiagBytecode {
    /** u8: one of the {@code INET_DIAG_BC_} numbers below. */
    public static final int CODE = 0;

    /** u8: also the step by which the kernel's audit walks the program. */
    public static final int YES = CODE + Byte.BYTES;

    /** u16. */
    public static final int NO = YES + Byte.BYTES;

    /** The size of an operation without operands. */
    public static final int SIZE = NO + Short.BYTES;

    /** u16 in host order: the port of a comparison, the {@code no} of a second operation. */
    public static final int PORT = SIZE + NO;

    /** The size of a comparison of ports. */
    public static final int PORT_SIZE = SIZE + SIZE;

    /** u8: AF_INET, AF_INET6, or AF_UNSPEC for any address. */
    public static final int HOST_FAMILY = SIZE;

    /** u8: how many bits of the address count. */
    public static final int HOST_PREFIX = HOST_FAMILY + Byte.BYTES;

    /** s32 in host order, -1 for any port; two bytes of padding are before it. */
    public static final int HOST_PORT = HOST_PREFIX + Byte.BYTES + Short.BYTES;

    /** The address in network order. */
    public static final int HOST_ADDRESS = HOST_PORT + Integer.BYTES;

    /** u32: an interface index. */
    public static final int DEVICE = SIZE;

    /** The size of a comparison of interfaces. */
    public static final int DEVICE_SIZE = DEVICE + Integer.BYTES;

    /** u32: what the masked mark must be. */
    public static final int MARK = SIZE;

    /** u32. */
    public static final int MARK_MASK = MARK + Integer.BYTES;

    /** The size of a comparison of marks. */
    public static final int MARK_SIZE = MARK_MASK + Integer.BYTES;

    /** u64, aligned to four bytes only. */
    public static final int CGROUP = SIZE;

    /** The size of a comparison of cgroups. */
    public static final int CGROUP_SIZE = CGROUP + Long.BYTES;

    /** Goes to {@code yes}. */
    public static final int INET_DIAG_BC_NOP = 0;

    /** Goes to {@code no}. */
    public static final int INET_DIAG_BC_JMP = 1;

    /** The local port is at least. */
    public static final int INET_DIAG_BC_S_GE = 2;

    /** The local port is at most. */
    public static final int INET_DIAG_BC_S_LE = 3;

    /** The remote port is at least. */
    public static final int INET_DIAG_BC_D_GE = 4;

    /** The remote port is at most. */
    public static final int INET_DIAG_BC_D_LE = 5;

    /** The local port was not asked for by bind: no {@code SOCK_BINDPORT_LOCK}. */
    public static final int INET_DIAG_BC_AUTO = 6;

    /** The local end matches. */
    public static final int INET_DIAG_BC_S_COND = 7;

    /** The remote end matches. */
    public static final int INET_DIAG_BC_D_COND = 8;

    /** Bound to the interface, since Linux 4.8. */
    public static final int INET_DIAG_BC_DEV_COND = 9;

    /** SO_MARK, since Linux 4.9, with CAP_NET_ADMIN. */
    public static final int INET_DIAG_BC_MARK_COND = 10;

    /** The local port is, since Linux 4.16. */
    public static final int INET_DIAG_BC_S_EQ = 11;

    /** The remote port is, since Linux 4.16. */
    public static final int INET_DIAG_BC_D_EQ = 12;

    /** The cgroup v2, since Linux 5.8. */
    public static final int INET_DIAG_BC_CGROUP_COND = 13;

    private InetDiagBytecode() {}
}
