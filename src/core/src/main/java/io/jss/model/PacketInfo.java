package io.jss.model;

/**
 * How a packet socket works, {@code struct packet_diag_info}.
 *
 * @param interfaceIndex {@code pdi_index}: the interface that it is bound to, 0 for all
 * @param version {@code pdi_version}: {@code TPACKET_V1} 0, {@code TPACKET_V2} 1, {@code
 *     TPACKET_V3} 2
 * @param reserve {@code pdi_reserve}: bytes kept free before each packet
 * @param copyThreshold {@code pdi_copy_thresh}
 * @param timestamping {@code pdi_tstamp}: {@code SOF_TIMESTAMPING_*}
 * @param flags {@code pdi_flags}: {@code PDI_RUNNING} 1, {@code PDI_AUXDATA} 2, {@code PDI_ORIGDEV}
 *     4, {@code PDI_VNETHDR} 8, {@code PDI_LOSS} 16
 */
public record PacketInfo(
        int interfaceIndex,
        long version,
        long reserve,
        long copyThreshold,
        long timestamping,
        long flags) {}
