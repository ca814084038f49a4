package io.jss.wire;

/**
 * {@code struct sctp_info} of {@code linux/sctp.h}.
 *
 * <pre>
 *    0  u32  tag, state, rwnd
 *   12  u16  unackdata, penddata, instrms, outstrms
 *   20  u32  fragmentation_point, inqueue, outqueue, overall_error
 *   36  u32  max_burst, maxseg, peer_rwnd, peer_tag
 *   52  u8   peer_capable, peer_sack
 *   54       gap
 *   56  u64  isacks, osacks, opackets, ipackets, rtxchunks
 *   96  u64  outofseqtsns, idupchunks, gapcnt
 *  120  u64  ouodchunks, iuodchunks, oodchunks, iodchunks
 *  152  u64  octrlchunks, ictrlchunks
 *  168       p_address[128]
 *  296  s32  p_state
 *  300  u32  p_cwnd, p_srtt, p_rto, p_hbinterval
 *  316  u32  p_pathmaxrxt, p_sackdelay, p_sackfreq
 *  328  u32  p_ssthresh, p_partial_bytes_acked, p_flight_size
 *  340  u16  p_error
 *  342       gap
 *  344  u32  s_autoclose, s_adaptation_ind, s_pd_point
 *  356  u8   s_nodelay, s_disable_fragments, s_v4mapped, s_frag_interleave
 *  360  u32  s_type
 *  364       reserved
 *  368
 * </pre>
 */
public final class SctpInfoOffsets {
    /** u32. */
    public static final int TAG = 0;

    /** u32. */
    public static final int STATE = TAG + Integer.BYTES;

    /** u32, bytes. */
    public static final int RWND = STATE + Integer.BYTES;

    /** u16. */
    public static final int UNACKDATA = RWND + Integer.BYTES;

    /** u16. */
    public static final int PENDDATA = UNACKDATA + Short.BYTES;

    /** u16. */
    public static final int INSTRMS = PENDDATA + Short.BYTES;

    /** u16. */
    public static final int OUTSTRMS = INSTRMS + Short.BYTES;

    /** u32, bytes. */
    public static final int FRAGMENTATION_POINT = OUTSTRMS + Short.BYTES;

    /** u32. */
    public static final int INQUEUE = FRAGMENTATION_POINT + Integer.BYTES;

    /** u32. */
    public static final int OUTQUEUE = INQUEUE + Integer.BYTES;

    /** u32. */
    public static final int OVERALL_ERROR = OUTQUEUE + Integer.BYTES;

    /** u32. */
    public static final int MAX_BURST = OVERALL_ERROR + Integer.BYTES;

    /** u32, bytes. */
    public static final int MAXSEG = MAX_BURST + Integer.BYTES;

    /** u32, bytes. */
    public static final int PEER_RWND = MAXSEG + Integer.BYTES;

    /** u32. */
    public static final int PEER_TAG = PEER_RWND + Integer.BYTES;

    /** u8. */
    public static final int PEER_CAPABLE = PEER_TAG + Integer.BYTES;

    /** u8. */
    public static final int PEER_SACK = PEER_CAPABLE + Byte.BYTES;

    /** u64. */
    public static final int ISACKS = PEER_SACK + Byte.BYTES + Short.BYTES;

    /** u64. */
    public static final int OSACKS = ISACKS + Long.BYTES;

    /** u64. */
    public static final int OPACKETS = OSACKS + Long.BYTES;

    /** u64. */
    public static final int IPACKETS = OPACKETS + Long.BYTES;

    /** u64. */
    public static final int RTXCHUNKS = IPACKETS + Long.BYTES;

    /** u64. */
    public static final int OUTOFSEQTSNS = RTXCHUNKS + Long.BYTES;

    /** u64. */
    public static final int IDUPCHUNKS = OUTOFSEQTSNS + Long.BYTES;

    /** u64. */
    public static final int GAPCNT = IDUPCHUNKS + Long.BYTES;

    /** u64. */
    public static final int OUODCHUNKS = GAPCNT + Long.BYTES;

    /** u64. */
    public static final int IUODCHUNKS = OUODCHUNKS + Long.BYTES;

    /** u64. */
    public static final int OODCHUNKS = IUODCHUNKS + Long.BYTES;

    /** u64. */
    public static final int IODCHUNKS = OODCHUNKS + Long.BYTES;

    /** u64. */
    public static final int OCTRLCHUNKS = IODCHUNKS + Long.BYTES;

    /** u64. */
    public static final int ICTRLCHUNKS = OCTRLCHUNKS + Long.BYTES;

    /** {@link SockAddr}, 128 bytes: the address of the primary path. */
    public static final int P_ADDRESS = ICTRLCHUNKS + Long.BYTES;

    /** s32. */
    public static final int P_STATE = P_ADDRESS + SockAddr.STORAGE_SIZE;

    /** u32, bytes. */
    public static final int P_CWND = P_STATE + Integer.BYTES;

    /** u32, jiffies. */
    public static final int P_SRTT = P_CWND + Integer.BYTES;

    /** u32, ms. */
    public static final int P_RTO = P_SRTT + Integer.BYTES;

    /** u32, jiffies. */
    public static final int P_HBINTERVAL = P_RTO + Integer.BYTES;

    /** u32. */
    public static final int P_PATHMAXRXT = P_HBINTERVAL + Integer.BYTES;

    /** u32, ms. */
    public static final int P_SACKDELAY = P_PATHMAXRXT + Integer.BYTES;

    /** u32. */
    public static final int P_SACKFREQ = P_SACKDELAY + Integer.BYTES;

    /** u32, bytes. */
    public static final int P_SSTHRESH = P_SACKFREQ + Integer.BYTES;

    /** u32, bytes. */
    public static final int P_PARTIAL_BYTES_ACKED = P_SSTHRESH + Integer.BYTES;

    /** u32, bytes. */
    public static final int P_FLIGHT_SIZE = P_PARTIAL_BYTES_ACKED + Integer.BYTES;

    /** u16. */
    public static final int P_ERROR = P_FLIGHT_SIZE + Integer.BYTES;

    /** u32, s. */
    public static final int S_AUTOCLOSE = P_ERROR + Short.BYTES + Short.BYTES;

    /** u32. */
    public static final int S_ADAPTATION_IND = S_AUTOCLOSE + Integer.BYTES;

    /** u32, bytes. */
    public static final int S_PD_POINT = S_ADAPTATION_IND + Integer.BYTES;

    /** u8. */
    public static final int S_NODELAY = S_PD_POINT + Integer.BYTES;

    /** u8. */
    public static final int S_DISABLE_FRAGMENTS = S_NODELAY + Byte.BYTES;

    /** u8. */
    public static final int S_V4MAPPED = S_DISABLE_FRAGMENTS + Byte.BYTES;

    /** u8. */
    public static final int S_FRAG_INTERLEAVE = S_V4MAPPED + Byte.BYTES;

    /** u32. */
    public static final int S_TYPE = S_FRAG_INTERLEAVE + Byte.BYTES;

    /** The size of the structure. */
    public static final int SIZE = S_TYPE + Integer.BYTES + Integer.BYTES;

    private SctpInfoOffsets() {}
}
