package io.jss.model;

import java.util.List;

/**
 * What a packet socket receives beyond its own host's frames, {@code struct packet_diag_mclist}.
 *
 * @param interfaceIndex {@code pdmc_index}
 * @param count {@code pdmc_count}: how often it was joined
 * @param type {@code pdmc_type}: {@code PACKET_MR_MULTICAST} 0, {@code PACKET_MR_PROMISC} 1, {@code
 *     PACKET_MR_ALLMULTI} 2, {@code PACKET_MR_UNICAST} 3
 * @param address {@code pdmc_addr}: the hardware address, {@code pdmc_alen} bytes
 */
public record PacketMembership(int interfaceIndex, long count, int type, List<Byte> address) {

    /** Keeps an unmodifiable list. */
    public PacketMembership {
        address = List.copyOf(address);
    }
}
