package io.jss.testing;

import java.nio.ByteOrder;

/** Builds one answer of inet_diag: a socket with its attributes, as the kernel would send it. */
public final class DiagRow {

    private static final int TCPDIAG_GETSOCK = 18;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int MULTI = 2;

    private final ByteOrder order;
    private final KernelBytes attributes;
    private int family = 2;
    private int state = 1;
    private int timer;
    private int retrans;
    private byte[] local = {127, 0, 0, 1};
    private byte[] remote = {127, 0, 0, 1};
    private int localPort = 5001;
    private int remotePort = 5101;
    private int interfaceIndex;
    private long cookie = 1;
    private long expires;
    private long rqueue;
    private long wqueue;
    private long uid = 1000;
    private long inode = 77;

    private DiagRow(ByteOrder order) {
        this.order = order;
        attributes = KernelBytes.in(order);
    }

    /**
     * Starts an established IPv4 connection between ports of 127.0.0.1, in the order of this
     * machine.
     */
    public static DiagRow row() {
        return in(ByteOrder.nativeOrder());
    }

    /** Starts the same in a chosen byte order. */
    public static DiagRow in(ByteOrder order) {
        return new DiagRow(order);
    }

    /** Sets the family and the addresses, as bytes in network order. */
    public DiagRow addresses(int number, byte[] localBytes, byte[] remoteBytes) {
        family = number;
        local = localBytes.clone();
        remote = remoteBytes.clone();
        return this;
    }

    /** Sets both ports. */
    public DiagRow ports(int localNumber, int remoteNumber) {
        localPort = localNumber;
        remotePort = remoteNumber;
        return this;
    }

    /** Sets idiag_state. */
    public DiagRow state(int number) {
        state = number;
        return this;
    }

    /** Sets idiag_timer, idiag_retrans and idiag_expires. */
    public DiagRow timer(int number, int retransmits, long expiresMillis) {
        timer = number;
        retrans = retransmits;
        expires = expiresMillis;
        return this;
    }

    /** Sets idiag_if. */
    public DiagRow device(int index) {
        interfaceIndex = index;
        return this;
    }

    /** Sets the cookie. */
    public DiagRow cookie(long number) {
        cookie = number;
        return this;
    }

    /** Sets both queues. */
    public DiagRow queues(long receive, long send) {
        rqueue = receive;
        wqueue = send;
        return this;
    }

    /** Sets uid and inode. */
    public DiagRow owner(long uidNumber, long inodeNumber) {
        uid = uidNumber;
        inode = inodeNumber;
        return this;
    }

    /** Appends an attribute. */
    public DiagRow attribute(int type, byte[] payload) {
        attributes.attribute(type, payload);
        return this;
    }

    /** Returns the inet_diag_msg with its attributes. */
    public byte[] payload() {
        return KernelBytes.in(order)
                .u8(family, state, timer, retrans)
                .be16(localPort)
                .be16(remotePort)
                .raw(padded(local))
                .raw(padded(remote))
                .u32(interfaceIndex, cookie, cookie >>> 32, expires, rqueue, wqueue, uid, inode)
                .raw(attributes.toArray())
                .toArray();
    }

    /** Returns the whole netlink message. */
    public byte[] message() {
        return KernelBytes.in(order).message(SOCK_DIAG_BY_FAMILY, MULTI, 0, 0, payload()).toArray();
    }

    /** Returns the message as it answers TCPDIAG_GETSOCK. */
    public byte[] legacyMessage() {
        return KernelBytes.in(order).message(TCPDIAG_GETSOCK, MULTI, 0, 0, payload()).toArray();
    }

    /** Returns NLMSG_DONE with an errno, 0 or negative, in the order of this machine. */
    public static byte[] done(int errno) {
        return KernelBytes.inNativeOrder()
                .message(3, MULTI, 0, 0, KernelBytes.inNativeOrder().u32(errno).toArray())
                .toArray();
    }

    private static byte[] padded(byte[] address) {
        byte[] field = new byte[16];
        System.arraycopy(address, 0, field, 0, address.length);
        return field;
    }
}
