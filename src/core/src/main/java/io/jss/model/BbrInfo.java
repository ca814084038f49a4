package io.jss.model;

import static io.jss.model.StructField.Type.u32;
import static io.jss.model.StructField.Type.u64;
import static io.jss.model.Unit.BYTES_PER_SECOND;
import static io.jss.model.Unit.MICROSECONDS;
import static io.jss.model.Unit.PER_256;

import java.util.OptionalLong;

/** {@code struct tcp_bbr_info}: the state of BBR. */
public final class BbrInfo extends StructValues<BbrInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public BbrInfo(FieldSource source) {
        super(Structure.BBR_INFO, source);
    }

    /**
     * Returns {@code bbr_bw}: bandwidth estimate, {@code bbr_bw_lo} and {@code bbr_bw_hi}, in
     * bytes/s.
     */
    public OptionalLong bw() {
        return get(Field.BW);
    }

    /** Returns {@code bbr_min_rtt}: lowest round-trip time, in microseconds. */
    public OptionalLong minRtt() {
        return get(Field.MIN_RTT);
    }

    /** Returns {@code bbr_pacing_gain}: pacing gain, in shares of 256. */
    public OptionalLong pacingGain() {
        return get(Field.PACING_GAIN);
    }

    /** Returns {@code bbr_cwnd_gain}: gain of the congestion window, in shares of 256. */
    public OptionalLong cwndGain() {
        return get(Field.CWND_GAIN);
    }

    /** The numbers of {@code struct tcp_bbr_info}: BBR, since Linux 4.9. */
    public enum Field implements StructField {
        /** Bandwidth estimate, {@code bbr_bw_lo} and {@code bbr_bw_hi}. */
        BW(u64(BYTES_PER_SECOND)),
        /** {@code bbr_min_rtt}: lowest round-trip time; absent before the first sample. */
        MIN_RTT(u32(MICROSECONDS)),
        /** {@code bbr_pacing_gain}: pacing gain. */
        PACING_GAIN(u32(PER_256)),
        /** {@code bbr_cwnd_gain}: gain of the congestion window. */
        CWND_GAIN(u32(PER_256));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.BBR_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}
