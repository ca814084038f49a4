package io.jss.model;

import java.util.OptionalLong;

/** {@code struct tcp_bbr_info}: the state of BBR. */
public final class BbrInfo extends StructValues<BbrInfoField> {

    /** Keeps what the source knows of the structure. */
    public BbrInfo(FieldSource source) {
        super(Structure.BBR_INFO, source);
    }

    /**
     * Returns {@code bbr_bw}: bandwidth estimate, {@code bbr_bw_lo} and {@code bbr_bw_hi}, in
     * bytes/s.
     */
    public OptionalLong bw() {
        return get(BbrInfoField.BW);
    }

    /** Returns {@code bbr_min_rtt}: lowest round-trip time, in microseconds. */
    public OptionalLong minRtt() {
        return get(BbrInfoField.MIN_RTT);
    }

    /** Returns {@code bbr_pacing_gain}: pacing gain, in shares of 256. */
    public OptionalLong pacingGain() {
        return get(BbrInfoField.PACING_GAIN);
    }

    /** Returns {@code bbr_cwnd_gain}: gain of the congestion window, in shares of 256. */
    public OptionalLong cwndGain() {
        return get(BbrInfoField.CWND_GAIN);
    }
}
