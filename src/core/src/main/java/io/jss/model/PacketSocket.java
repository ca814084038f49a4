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
 * @param memberships {@code PACKET_DIAG_MCLIST}: empty list for none, empty when not reported
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
        Optional<Info> info,
        Optional<List<Membership>> memberships,
        Optional<Ring> rxRing,
        Optional<Ring> txRing,
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
    public SocketFamily<?> family() {
        return SocketFamily.PACKET;
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
        return Absence.number(skMemInfo, SkMemInfo.Field.RMEM_ALLOC);
    }

    /** Returns {@code SK_MEMINFO_WMEM_ALLOC}: memory of what is being sent, in bytes. */
    public OptionalLong wqueue() {
        return Absence.number(skMemInfo, SkMemInfo.Field.WMEM_ALLOC);
    }

    /**
     * How a packet socket works, {@code struct packet_diag_info}.
     *
     * @param interfaceIndex {@code pdi_index}: the interface that it is bound to, 0 for all
     * @param version {@code pdi_version}: {@code TPACKET_V1} 0, {@code TPACKET_V2} 1, {@code
     *     TPACKET_V3} 2
     * @param reserve {@code pdi_reserve}: bytes kept free before each packet
     * @param copyThreshold {@code pdi_copy_thresh}
     * @param timestamping {@code pdi_tstamp}: {@code SOF_TIMESTAMPING_*}
     * @param flags {@code pdi_flags}: {@code PDI_RUNNING} 1, {@code PDI_AUXDATA} 2, {@code
     *     PDI_ORIGDEV} 4, {@code PDI_VNETHDR} 8, {@code PDI_LOSS} 16
     */
    public record Info(
            int interfaceIndex,
            long version,
            long reserve,
            long copyThreshold,
            long timestamping,
            long flags) {}

    /**
     * What a packet socket receives beyond its own host's frames, {@code struct
     * packet_diag_mclist}.
     *
     * @param interfaceIndex {@code pdmc_index}
     * @param count {@code pdmc_count}: how often it was joined
     * @param type {@code pdmc_type}: {@code PACKET_MR_MULTICAST} 0, {@code PACKET_MR_PROMISC} 1,
     *     {@code PACKET_MR_ALLMULTI} 2, {@code PACKET_MR_UNICAST} 3
     * @param address {@code pdmc_addr}: the hardware address, {@code pdmc_alen} bytes
     */
    public record Membership(int interfaceIndex, long count, int type, List<Byte> address) {

        /** Keeps an unmodifiable list. */
        public Membership {
            address = List.copyOf(address);
        }
    }

    /**
     * A ring that a packet socket shares with its process, {@code struct packet_diag_ring}.
     *
     * @param blockSize bytes of a block
     * @param blocks number of blocks
     * @param frameSize bytes of a frame
     * @param frames number of frames
     * @param retireMillis {@code pdr_retire_tmo}, milliseconds; 0 before {@code TPACKET_V3}
     * @param privateSize {@code pdr_sizeof_priv}, bytes; 0 before {@code TPACKET_V3}
     * @param features {@code pdr_features}; 0 before {@code TPACKET_V3}
     */
    public record Ring(
            long blockSize,
            long blocks,
            long frameSize,
            long frames,
            long retireMillis,
            long privateSize,
            long features) {}
}
