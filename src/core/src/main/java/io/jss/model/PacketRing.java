package io.jss.model;

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
public record PacketRing(
        long blockSize,
        long blocks,
        long frameSize,
        long frames,
        long retireMillis,
        long privateSize,
        long features) {}
