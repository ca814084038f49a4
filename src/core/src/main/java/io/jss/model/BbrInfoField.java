package io.jss.model;

import static io.jss.model.FieldType.u32;
import static io.jss.model.FieldType.u64;
import static io.jss.model.Unit.BYTES_PER_SECOND;
import static io.jss.model.Unit.MICROSECONDS;
import static io.jss.model.Unit.PER_256;

/** The numbers of {@code struct tcp_bbr_info}: BBR, since Linux 4.9. */
public enum BbrInfoField implements StructField {
    /** Bandwidth estimate, {@code bbr_bw_lo} and {@code bbr_bw_hi}. */
    BW(u64(BYTES_PER_SECOND)),
    /** {@code bbr_min_rtt}: lowest round-trip time; absent before the first sample. */
    MIN_RTT(u32(MICROSECONDS)),
    /** {@code bbr_pacing_gain}: pacing gain. */
    PACING_GAIN(u32(PER_256)),
    /** {@code bbr_cwnd_gain}: gain of the congestion window. */
    CWND_GAIN(u32(PER_256));

    private final FieldType type;

    BbrInfoField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.BBR_INFO;
    }

    @Override
    public FieldType type() {
        return type;
    }
}
