package io.jss.model;

import static io.jss.model.StructField.Type.s32;
import static io.jss.model.StructField.Type.u16;
import static io.jss.model.StructField.Type.u32;
import static io.jss.model.StructField.Type.u64;
import static io.jss.model.StructField.Type.u8;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.CHUNKS;
import static io.jss.model.Unit.COUNT;
import static io.jss.model.Unit.IDENTIFIER;
import static io.jss.model.Unit.JIFFIES;
import static io.jss.model.Unit.MILLISECONDS;
import static io.jss.model.Unit.NUMBER;
import static io.jss.model.Unit.PACKETS;
import static io.jss.model.Unit.SECONDS;

import java.util.OptionalLong;

/** {@code struct sctp_info}: what the kernel tells of an SCTP association under INET_DIAG_INFO. */
public final class SctpInfo extends StructValues<SctpInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public SctpInfo(FieldSource source) {
        super(Structure.SCTP_INFO, source);
    }

    /** Returns {@code sctpi_state}: state of the association, of {@code enum sctp_state}. */
    public OptionalLong state() {
        return get(Field.STATE);
    }

    /** Returns {@code sctpi_tag}: own verification tag. */
    public OptionalLong tag() {
        return get(Field.TAG);
    }

    /** Returns {@code sctpi_peer_tag}: verification tag of the peer. */
    public OptionalLong peerTag() {
        return get(Field.PEER_TAG);
    }

    /** Returns {@code sctpi_rwnd}: own receive window, in bytes. */
    public OptionalLong rwnd() {
        return get(Field.RWND);
    }

    /** Returns {@code sctpi_peer_rwnd}: receive window of the peer, in bytes. */
    public OptionalLong peerRwnd() {
        return get(Field.PEER_RWND);
    }

    /** Returns {@code sctpi_unackdata}: DATA chunks sent and not acknowledged, in chunks. */
    public OptionalLong unackdata() {
        return get(Field.UNACKDATA);
    }

    /** Returns {@code sctpi_penddata}: DATA chunks received and not yet read, in chunks. */
    public OptionalLong penddata() {
        return get(Field.PENDDATA);
    }

    /** Returns {@code sctpi_instrms}: streams in. */
    public OptionalLong instrms() {
        return get(Field.INSTRMS);
    }

    /** Returns {@code sctpi_outstrms}: streams out. */
    public OptionalLong outstrms() {
        return get(Field.OUTSTRMS);
    }

    /** Returns {@code sctpi_rtxchunks}: chunks retransmitted, in chunks. */
    public OptionalLong rtxchunks() {
        return get(Field.RTXCHUNKS);
    }

    /** Returns {@code sctpi_p_cwnd}: congestion window of the primary path, in bytes. */
    public OptionalLong pCwnd() {
        return get(Field.P_CWND);
    }

    /** Returns {@code sctpi_p_srtt}: smoothed round-trip time of the primary path, in jiffies. */
    public OptionalLong pSrtt() {
        return get(Field.P_SRTT);
    }

    /** Returns {@code sctpi_p_rto}: retransmission timeout of the primary path, in milliseconds. */
    public OptionalLong pRto() {
        return get(Field.P_RTO);
    }

    /** Returns {@code sctpi_p_ssthresh}: slow start threshold of the primary path, in bytes. */
    public OptionalLong pSsthresh() {
        return get(Field.P_SSTHRESH);
    }

    /** Returns {@code sctpi_p_flight_size}: bytes in flight on the primary path, in bytes. */
    public OptionalLong pFlightSize() {
        return get(Field.P_FLIGHT_SIZE);
    }

    /**
     * The numbers of {@code struct sctp_info} ({@code linux/sctp.h}), in the order of the
     * structure.
     *
     * <p>Of a socket without an association only those named {@code S_…} are filled in; the kernel
     * sends 0 for the rest.
     */
    public enum Field implements StructField {
        /** {@code sctpi_tag}: own verification tag. */
        TAG(u32(IDENTIFIER)),
        /** {@code sctpi_state}: state of the association, of {@code enum sctp_state}. */
        STATE(u32(NUMBER)),
        /** {@code sctpi_rwnd}: own receive window. */
        RWND(u32(BYTES)),
        /** {@code sctpi_unackdata}: DATA chunks sent and not acknowledged. */
        UNACKDATA(u16(CHUNKS)),
        /** {@code sctpi_penddata}: DATA chunks received and not yet read. */
        PENDDATA(u16(CHUNKS)),
        /** {@code sctpi_instrms}: streams in. */
        INSTRMS(u16(COUNT)),
        /** {@code sctpi_outstrms}: streams out. */
        OUTSTRMS(u16(COUNT)),
        /** {@code sctpi_fragmentation_point}: size above which messages are fragmented. */
        FRAGMENTATION_POINT(u32(BYTES)),
        /** {@code sctpi_inqueue}: chunks in the receive queue. */
        INQUEUE(u32(CHUNKS)),
        /** {@code sctpi_outqueue}: chunks in the send queue. */
        OUTQUEUE(u32(CHUNKS)),
        /** {@code sctpi_overall_error}: errors of the association. */
        OVERALL_ERROR(u32(COUNT)),
        /** {@code sctpi_max_burst}: largest burst of packets. */
        MAX_BURST(u32(COUNT)),
        /** {@code sctpi_maxseg}: largest segment. */
        MAXSEG(u32(BYTES)),
        /** {@code sctpi_peer_rwnd}: receive window of the peer. */
        PEER_RWND(u32(BYTES)),
        /** {@code sctpi_peer_tag}: verification tag of the peer. */
        PEER_TAG(u32(IDENTIFIER)),
        /**
         * {@code sctpi_peer_capable}: extensions of the peer: bit 0 AUTH, bit 1 PR-SCTP, bit 2
         * ASCONF, more above that differ by release.
         */
        PEER_CAPABLE(u8(BITS)),
        /**
         * {@code sctpi_peer_sack}: bit 0 zero window announced, bit 1 SACK generation, bit 2 SACK
         * needed.
         */
        PEER_SACK(u8(BITS)),
        /** {@code sctpi_isacks}: SACK chunks in. */
        ISACKS(u64(CHUNKS)),
        /** {@code sctpi_osacks}: SACK chunks out. */
        OSACKS(u64(CHUNKS)),
        /** {@code sctpi_opackets}: packets out. */
        OPACKETS(u64(PACKETS)),
        /** {@code sctpi_ipackets}: packets in. */
        IPACKETS(u64(PACKETS)),
        /** {@code sctpi_rtxchunks}: chunks retransmitted. */
        RTXCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_outofseqtsns}: sequence numbers out of order. */
        OUTOFSEQTSNS(u64(COUNT)),
        /** {@code sctpi_idupchunks}: duplicates in. */
        IDUPCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_gapcnt}: gap acknowledgements in. */
        GAPCNT(u64(COUNT)),
        /** {@code sctpi_ouodchunks}: unordered chunks out. */
        OUODCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_iuodchunks}: unordered chunks in. */
        IUODCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_oodchunks}: ordered chunks out. */
        OODCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_iodchunks}: ordered chunks in. */
        IODCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_octrlchunks}: control chunks out. */
        OCTRLCHUNKS(u64(CHUNKS)),
        /** {@code sctpi_ictrlchunks}: control chunks in. */
        ICTRLCHUNKS(u64(CHUNKS)),
        /**
         * {@code sctpi_p_state}: state of the primary path: 0 inactive, 1 potentially failed, 2
         * active, 3 unconfirmed.
         */
        P_STATE(s32(NUMBER)),
        /** {@code sctpi_p_cwnd}: congestion window of the primary path. */
        P_CWND(u32(BYTES)),
        /** {@code sctpi_p_srtt}: smoothed round-trip time of the primary path. */
        P_SRTT(u32(JIFFIES)),
        /** {@code sctpi_p_rto}: retransmission timeout of the primary path. */
        P_RTO(u32(MILLISECONDS)),
        /** {@code sctpi_p_hbinterval}: heartbeat interval of the primary path. */
        P_HBINTERVAL(u32(JIFFIES)),
        /** {@code sctpi_p_pathmaxrxt}: retransmissions after which the primary path fails. */
        P_PATHMAXRXT(u32(COUNT)),
        /** {@code sctpi_p_sackdelay}: SACK delay of the primary path. */
        P_SACKDELAY(u32(MILLISECONDS)),
        /** {@code sctpi_p_sackfreq}: packets between two SACKs on the primary path. */
        P_SACKFREQ(u32(COUNT)),
        /** {@code sctpi_p_ssthresh}: slow start threshold of the primary path. */
        P_SSTHRESH(u32(BYTES)),
        /** {@code sctpi_p_partial_bytes_acked}: partial bytes acknowledged on the primary path. */
        P_PARTIAL_BYTES_ACKED(u32(BYTES)),
        /** {@code sctpi_p_flight_size}: bytes in flight on the primary path. */
        P_FLIGHT_SIZE(u32(BYTES)),
        /** {@code sctpi_p_error}: errors of the primary path. */
        P_ERROR(u16(COUNT)),
        /** {@code sctpi_s_autoclose}: SCTP_AUTOCLOSE. */
        S_AUTOCLOSE(u32(SECONDS)),
        /** {@code sctpi_s_adaptation_ind}: SCTP_ADAPTATION_LAYER. */
        S_ADAPTATION_IND(u32(NUMBER)),
        /** {@code sctpi_s_pd_point}: SCTP_PARTIAL_DELIVERY_POINT. */
        S_PD_POINT(u32(BYTES)),
        /** {@code sctpi_s_nodelay}: SCTP_NODELAY. */
        S_NODELAY(u8(BITS)),
        /** {@code sctpi_s_disable_fragments}: SCTP_DISABLE_FRAGMENTS. */
        S_DISABLE_FRAGMENTS(u8(BITS)),
        /** {@code sctpi_s_v4mapped}: SCTP_I_WANT_MAPPED_V4_ADDR. */
        S_V4MAPPED(u8(BITS)),
        /** {@code sctpi_s_frag_interleave}: SCTP_FRAGMENT_INTERLEAVE. */
        S_FRAG_INTERLEAVE(u8(NUMBER)),
        /**
         * {@code sctpi_s_type}: style of the socket: 0 one-to-many, 1 one-to-many high bandwidth, 2
         * one-to-one.
         */
        S_TYPE(u32(NUMBER));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.SCTP_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}
