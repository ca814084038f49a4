package io.jss.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One netlink socket, as {@code netlink_diag} (since Linux 3.10) tells it. Immutable.
 *
 * @param typeNumber {@code ndiag_type}; see {@link #type()}
 * @param protocol {@code ndiag_protocol}: {@code NETLINK_ROUTE} 0, {@code NETLINK_SOCK_DIAG} 4 …
 * @param stateNumber {@code ndiag_state}: 1 connected, 7 (never) or 0 (no longer) connected
 * @param portId {@code ndiag_portid}: its address, often but not always the pid of its maker; 0 for
 *     sockets of the kernel and for those without an address
 * @param dstPortId {@code ndiag_dst_portid}: the address that it is connected to, 0 for the kernel
 *     and for none
 * @param dstGroup {@code ndiag_dst_group}: the group that it is connected to, 0 for none
 * @param inode {@code ndiag_ino}: empty for sockets of the kernel
 * @param cookie {@code ndiag_cookie}
 * @param skMemInfo {@code NETLINK_DIAG_MEMINFO}: its memory
 * @param groups {@code NETLINK_DIAG_GROUPS}: the numbers of the multicast groups joined, from 1 on;
 *     empty when the kernel sent none
 * @param rxRing {@code NETLINK_DIAG_RX_RING}, until Linux 4.5
 * @param txRing {@code NETLINK_DIAG_TX_RING}, until Linux 4.5
 * @param flags {@code NETLINK_DIAG_FLAGS}: {@code NDIAG_FLAG_*}, since Linux 4.4
 */
public record NetlinkDiagSocket(
        int typeNumber,
        int protocol,
        int stateNumber,
        long portId,
        long dstPortId,
        long dstGroup,
        OptionalLong inode,
        long cookie,
        Optional<SkMemInfo> skMemInfo,
        Optional<List<Integer>> groups,
        Optional<Ring> rxRing,
        Optional<Ring> txRing,
        OptionalLong flags)
        implements DiagSocket {

    /** Keeps unmodifiable lists. */
    public NetlinkDiagSocket {
        groups = groups.map(List::copyOf);
    }

    @Override
    public SocketFamily<?> family() {
        return SocketFamily.NETLINK;
    }

    @Override
    public long inodeOr(long absent) {
        return inode.orElse(absent);
    }

    @Override
    public long rqueueOr(long absent) {
        return rqueue().orElse(absent);
    }

    @Override
    public long wqueueOr(long absent) {
        return wqueue().orElse(absent);
    }

    @Override
    public long numberOr(StructField field, long absent) {
        return skMemInfo.isPresent() ? skMemInfo.get().numberOr(field, absent) : absent;
    }

    /** Returns the type, {@code RAW} or {@code DGRAM}. */
    public SocketType type() {
        return SocketType.of(typeNumber);
    }

    /** Returns {@code SK_MEMINFO_RMEM_ALLOC}: memory of what waits to be read, in bytes. */
    public OptionalLong rqueue() {
        return Absence.number(skMemInfo, SkMemInfo.Field.RMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_WMEM_ALLOC}: memory of what is being sent, in bytes. */
    public OptionalLong wqueue() {
        return Absence.number(skMemInfo, SkMemInfo.Field.WMEM_ALLOC);
    }

    /**
     * A ring that a netlink socket shares with its process, {@code struct netlink_diag_ring}; until
     * Linux 4.5.
     *
     * @param blockSize bytes of a block
     * @param blocks number of blocks
     * @param frameSize bytes of a frame
     * @param frames number of frames
     */
    public record Ring(long blockSize, long blocks, long frameSize, long frames) {}
}
