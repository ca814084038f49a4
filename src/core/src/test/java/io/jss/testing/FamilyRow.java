package io.jss.testing;

import java.nio.charset.StandardCharsets;

/** Builds one answer about a socket of another family than the internet's, in native order. */
public final class FamilyRow {

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int MULTI = 2;

    private static final int UNIX_NAME = 0;
    private static final int UNIX_PEER = 2;
    private static final int UNIX_ICONS = 3;
    private static final int UNIX_RQLEN = 4;
    private static final int UNIX_UID = 7;

    private final int family;
    private final KernelBytes bytes = KernelBytes.inNativeOrder();

    private FamilyRow(int family) {
        this.family = family;
    }

    /** Starts a {@code unix_diag_msg}; its inode is its cookie. */
    public static FamilyRow unix(int type, int state, long inode) {
        FamilyRow row = new FamilyRow(1);
        row.bytes.u8(1, type, state, 0).u32(inode, inode, 0);
        return row;
    }

    /** Starts a {@code netlink_diag_msg}; its port id and protocol are its cookie. */
    public static FamilyRow netlink(int protocol, int state, long portId, long dst, long inode) {
        FamilyRow row = new FamilyRow(16);
        row.bytes.u8(16, 3, protocol, state).u32(portId, dst, 0, inode, portId + 1, protocol);
        return row;
    }

    /** Starts a {@code packet_diag_msg}; its inode is its cookie. */
    public static FamilyRow packet(int type, int protocol, long inode) {
        FamilyRow row = new FamilyRow(17);
        row.bytes.u8(17, type).u16(protocol).u32(inode, inode, 0);
        return row;
    }

    /** Starts a {@code vsock_diag_msg}; its inode is its cookie. */
    public static FamilyRow vsock(
            int state, long localCid, long localPort, long remoteCid, long remotePort, long inode) {
        FamilyRow row = new FamilyRow(40);
        row.bytes
                .u8(40, 1, state, 0)
                .u32(localCid, localPort, remoteCid, remotePort, inode, inode, 0);
        return row;
    }

    /** Appends UNIX_DIAG_NAME, a byte for each character; a path gets its NUL. */
    public FamilyRow name(String latin1) {
        String whole = latin1.startsWith("\0") ? latin1 : latin1 + "\0";
        return attribute(UNIX_NAME, whole.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Appends UNIX_DIAG_PEER. */
    public FamilyRow peer(long inode) {
        return attribute(UNIX_PEER, u32(inode));
    }

    /** Appends UNIX_DIAG_ICONS. */
    public FamilyRow pending(long... inodes) {
        return attribute(UNIX_ICONS, u32(inodes));
    }

    /** Appends UNIX_DIAG_RQLEN. */
    public FamilyRow queues(long rqueue, long wqueue) {
        return attribute(UNIX_RQLEN, u32(rqueue, wqueue));
    }

    /** Appends UNIX_DIAG_UID. */
    public FamilyRow uid(long uid) {
        return attribute(UNIX_UID, u32(uid));
    }

    /** Appends an attribute. */
    public FamilyRow attribute(int type, byte[] payload) {
        bytes.attribute(type, payload);
        return this;
    }

    /** Returns u32s in native order. */
    public static byte[] u32(long... values) {
        return KernelBytes.inNativeOrder().u32(values).toArray();
    }

    /** Returns the number of the family. */
    public int family() {
        return family;
    }

    /** Returns the whole netlink message. */
    public byte[] message() {
        return KernelBytes.inNativeOrder()
                .message(SOCK_DIAG_BY_FAMILY, MULTI, 0, 0, bytes.toArray())
                .toArray();
    }
}
