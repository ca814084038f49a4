package io.jss.model;

import static io.jss.model.FieldType.u32;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.COUNT;
import static io.jss.model.Unit.MICROSECONDS;

/** The numbers of {@code struct tcpvegas_info}: TCP Vegas, Veno, Yeah, Illinois. */
public enum VegasInfoField implements StructField {
    /** {@code tcpv_enabled}: 1 while Vegas is on. */
    ENABLED(u32(BITS)),
    /** {@code tcpv_rttcnt}: round trips measured. */
    RTTCNT(u32(COUNT)),
    /** {@code tcpv_rtt}: round-trip time; 0x7fffffff is none yet. */
    RTT(u32(MICROSECONDS)),
    /** {@code tcpv_minrtt}: lowest round-trip time; 0x7fffffff is none yet. */
    MINRTT(u32(MICROSECONDS));

    private final FieldType type;

    VegasInfoField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.VEGAS_INFO;
    }

    @Override
    public FieldType type() {
        return type;
    }
}
