package io.jss.model;

import java.util.OptionalLong;

/** {@code struct tcpvegas_info}: the state of TCP Vegas and its kin. */
public final class VegasInfo extends StructValues<VegasInfoField> {

    /** Keeps what the source knows of the structure. */
    public VegasInfo(FieldSource source) {
        super(Structure.VEGAS_INFO, source);
    }

    /** Returns {@code tcpv_enabled}: 1 while Vegas is on. */
    public OptionalLong enabled() {
        return get(VegasInfoField.ENABLED);
    }

    /** Returns {@code tcpv_rttcnt}: round trips measured. */
    public OptionalLong rttcnt() {
        return get(VegasInfoField.RTTCNT);
    }

    /** Returns {@code tcpv_rtt}: round-trip time, in microseconds. */
    public OptionalLong rtt() {
        return get(VegasInfoField.RTT);
    }

    /** Returns {@code tcpv_minrtt}: lowest round-trip time, in microseconds. */
    public OptionalLong minrtt() {
        return get(VegasInfoField.MINRTT);
    }
}
