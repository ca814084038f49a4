package io.jss.model;

import java.util.OptionalLong;

/**
 * One vsock socket (between a virtual machine and its host), as {@code vsock_diag} (since Linux
 * 4.15) tells it. Immutable.
 *
 * @param typeNumber {@code vdiag_type}; see {@link #type()}
 * @param stateNumber {@code vdiag_state}; see {@link #state()}
 * @param shutdown {@code vdiag_shutdown}: bit 0 receiving, bit 1 sending has ended
 * @param localCid {@code vdiag_src_cid}: the local context, {@link #ANY} for any
 * @param localPort {@code vdiag_src_port}: 32 bits, {@link #ANY} for none
 * @param remoteCid {@code vdiag_dst_cid}: the context of the peer, {@link #ANY} for none
 * @param remotePort {@code vdiag_dst_port}: 32 bits, {@link #ANY} for none
 * @param inode {@code vdiag_ino}: empty for a connection that waits to be accepted
 * @param cookie {@code vdiag_cookie}
 */
public record VsockSocket(
        int typeNumber,
        int stateNumber,
        int shutdown,
        long localCid,
        long localPort,
        long remoteCid,
        long remotePort,
        OptionalLong inode,
        long cookie)
        implements DiagSocket {

    /** {@code VMADDR_CID_ANY} and {@code VMADDR_PORT_ANY}. */
    public static final long ANY = 0xffffffffL;

    @Override
    public SocketFamily<?> family() {
        return SocketFamily.VSOCK;
    }

    @Override
    public long inodeOr(long absent) {
        return inode.orElse(absent);
    }

    @Override
    public int shutdownOr(int absent) {
        return shutdown;
    }

    /** Returns the type, {@code STREAM}, {@code DGRAM} or {@code SEQPACKET}. */
    public SocketType type() {
        return SocketType.of(typeNumber);
    }
}
