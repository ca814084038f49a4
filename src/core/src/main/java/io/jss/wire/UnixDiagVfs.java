package io.jss.wire;

/**
 * {@code struct unix_diag_vfs}: the file of a socket that is bound to a path.
 *
 * <pre>
 *  0       4       8
 *  +-------+-------+
 *  | ino   | dev   |
 *  +-------+-------+
 *   u32     u32
 * </pre>
 */
public final class UnixDiagVfs {
    /** u32: inode of the file. */
    public static final int INO = 0;

    /** u32: device of the file system, the major number above 20 bits of minor number. */
    public static final int DEV = INO + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = DEV + Integer.BYTES;

    private UnixDiagVfs() {}
}
