package io.jss.model;

import static io.jss.model.StructField.Type.u16;
import static io.jss.model.StructField.Type.u32;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.PER_1024;

import java.util.OptionalLong;

/** {@code struct tcp_dctcp_info}: the state of DCTCP. */
public final class DctcpInfo extends StructValues<DctcpInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public DctcpInfo(FieldSource source) {
        super(Structure.DCTCP_INFO, source);
    }

    /** Returns {@code dctcp_enabled}: 1 while DCTCP is on. */
    public OptionalLong enabled() {
        return get(Field.ENABLED);
    }

    /** Returns {@code dctcp_ce_state}: 1 when the last segment bore a congestion mark. */
    public OptionalLong ceState() {
        return get(Field.CE_STATE);
    }

    /** Returns {@code dctcp_alpha}: share of marked bytes, estimated, in shares of 1024. */
    public OptionalLong alpha() {
        return get(Field.ALPHA);
    }

    /** Returns {@code dctcp_ab_ecn}: bytes acknowledged with a mark in this window, in bytes. */
    public OptionalLong abEcn() {
        return get(Field.AB_ECN);
    }

    /** Returns {@code dctcp_ab_tot}: bytes acknowledged in this window, in bytes. */
    public OptionalLong abTot() {
        return get(Field.AB_TOT);
    }

    /** The numbers of {@code struct tcp_dctcp_info}: DCTCP, since Linux 3.18. */
    public enum Field implements StructField {
        /** {@code dctcp_enabled}: 1 while DCTCP is on; 0 when it fell back to Reno. */
        ENABLED(u16(BITS)),
        /** {@code dctcp_ce_state}: 1 when the last segment bore a congestion mark. */
        CE_STATE(u16(BITS)),
        /** {@code dctcp_alpha}: share of marked bytes, estimated. */
        ALPHA(u32(PER_1024)),
        /** {@code dctcp_ab_ecn}: bytes acknowledged with a mark in this window. */
        AB_ECN(u32(BYTES)),
        /** {@code dctcp_ab_tot}: bytes acknowledged in this window. */
        AB_TOT(u32(BYTES));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.DCTCP_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}
