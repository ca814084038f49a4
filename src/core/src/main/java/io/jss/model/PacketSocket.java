package io.jss.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One packet socket (AF_PACKET), as {@code packet_diag} (since Linux 3.7) tells it. Immutable.
 *
 * @param typeNumber {@code pdiag_type}; see {@link #type()}
 * @param protocol {@code pdiag_num}: the protocol received, {@code ETH_P_ALL} 3, {@code ETH_P_IP}
 *     0x800 …; 0 for none
 * @param inode {@code pdiag_ino}
 * @param cookie {@code pdiag_cookie}
 * @param info {@code PACKET_DIAG_INFO}: interface, version, flags
 * @param memberships {@code PACKET_DIAG_MCLIST}: empty list for none, empty when not told
 * @param rxRing {@code PACKET_DIAG_RX_RING}; empty for a socket without one
 * @param txRing {@code PACKET_DIAG_TX_RING}; empty for a socket without one
 * @param fanout {@code PACKET_DIAG_FANOUT}: group in the low 16 bits, type and flags above; empty
 *     for a socket in no group
 * @param uid {@code PACKET_DIAG_UID}: the user that made the socket
 * @param skMemInfo {@code PACKET_DIAG_MEMINFO}: its memory
 * @param filter {@code PACKET_DIAG_FILTER}: the classic BPF program, each instruction read in
 *     native order as {@code code << 48 | jt << 40 | jf << 32 | k}; empty for a socket without one,
 *     an empty list when the kernel does not tell, for want of CAP_NET_ADMIN
 */
public record PacketSocket(
        int typeNumber,
        int protocol,
        OptionalLong inode,
        long cookie,
        Optional<PacketInfo> info,
        Optional<List<PacketMembership>> memberships,
        Optional<PacketRing> rxRing,
        Optional<PacketRing> txRing,
        OptionalLong fanout,
        OptionalLong uid,
        Optional<SkMemInfo> skMemInfo,
        Optional<List<Long>> filter)
        implements DiagSocket {

    /** Keeps unmodifiable lists. */
    public PacketSocket {
        memberships = memberships.map(List::copyOf);
        filter = filter.map(List::copyOf);
    }

    @Override
    public DiagFamily family() {
        return DiagFamily.PACKET;
    }

    @Override
    public long inodeOr(long absent) {
        return inode.orElse(absent);
    }

    @Override
    public long uidOr(long absent) {
        return uid.orElse(absent);
    }

    @Override
    public int stateNumber() {
        return SocketState.CLOSE.number();
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

    /** Returns the type, {@code RAW}, {@code DGRAM} or {@code PACKET}. */
    public SocketType type() {
        return SocketType.of(typeNumber);
    }

    /** Returns {@code SK_MEMINFO_RMEM_ALLOC}: memory of what waits to be read, in bytes. */
    public OptionalLong rqueue() {
        return Absence.number(skMemInfo, SkMemInfoField.RMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_WMEM_ALLOC}: memory of what is being sent, in bytes. */
    public OptionalLong wqueue() {
        return Absence.number(skMemInfo, SkMemInfoField.WMEM_ALLOC);
    }
}
