package io.jss.wire;

/** The attributes behind a {@code unix_diag_msg}: {@code UNIX_DIAG_*}, of which the first is 0. */
public final class UnixDiagAttr {
    /**
     * The address without its family: a path with its NUL, or an abstract name that begins with
     * NUL.
     */
    public static final int NAME = 0;

    /** {@link UnixDiagVfs}; for sockets bound to a path. */
    public static final int VFS = 1;

    /** u32: inode of the peer, 0 for a peer without one. */
    public static final int PEER = 2;

    /** u32[]: inodes of the clients that wait to be accepted, for listeners. */
    public static final int ICONS = 3;

    /** {@link UnixDiagRqlen}. */
    public static final int RQLEN = 4;

    /** u32[8] or u32[9]: {@code SK_MEMINFO_*}. */
    public static final int MEMINFO = 5;

    /** u8: bit 0 receive, bit 1 send. */
    public static final int SHUTDOWN = 6;

    /** u32, since Linux 5.3. */
    public static final int UID = 7;

    /** The highest number that is known. */
    public static final int MAX = UID;

    private UnixDiagAttr() {}
}
