package io.jss.model;

import static io.jss.model.StructField.Type.u32;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.COUNT;
import static io.jss.model.Unit.MICROSECONDS;

import java.util.OptionalLong;

/** {@code struct tcpvegas_info}: the state of TCP Vegas and the algorithms derived from it. */
public final class VegasInfo extends StructValues<VegasInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public VegasInfo(FieldSource source) {
        super(Structure.VEGAS_INFO, source);
    }

    /** Returns {@code tcpv_enabled}: 1 while Vegas is on. */
    public OptionalLong enabled() {
        return get(Field.ENABLED);
    }

    /** Returns {@code tcpv_rttcnt}: round trips measured. */
    public OptionalLong rttcnt() {
        return get(Field.RTTCNT);
    }

    /** Returns {@code tcpv_rtt}: round-trip time, in microseconds. */
    public OptionalLong rtt() {
        return get(Field.RTT);
    }

    /** Returns {@code tcpv_minrtt}: lowest round-trip time, in microseconds. */
    public OptionalLong minrtt() {
        return get(Field.MINRTT);
    }

    /** The numbers of {@code struct tcpvegas_info}: TCP Vegas, Veno, Yeah, Illinois. */
    public enum Field implements StructField {
        /** {@code tcpv_enabled}: 1 while Vegas is on. */
        ENABLED(u32(BITS)),
        /** {@code tcpv_rttcnt}: round trips measured. */
        RTTCNT(u32(COUNT)),
        /** {@code tcpv_rtt}: round-trip time; 0x7fffffff is none yet. */
        RTT(u32(MICROSECONDS)),
        /** {@code tcpv_minrtt}: lowest round-trip time; 0x7fffffff is none yet. */
        MINRTT(u32(MICROSECONDS));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.VEGAS_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}
