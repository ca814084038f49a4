package io.jss.model;

import java.util.OptionalLong;

/** {@code struct tcp_dctcp_info}: the state of DCTCP. */
public final class DctcpInfo extends StructValues<DctcpInfoField> {

    /** Keeps what the source knows of the structure. */
    public DctcpInfo(FieldSource source) {
        super(Structure.DCTCP_INFO, source);
    }

    /** Returns {@code dctcp_enabled}: 1 while DCTCP is on. */
    public OptionalLong enabled() {
        return get(DctcpInfoField.ENABLED);
    }

    /** Returns {@code dctcp_ce_state}: 1 when the last segment bore a congestion mark. */
    public OptionalLong ceState() {
        return get(DctcpInfoField.CE_STATE);
    }

    /** Returns {@code dctcp_alpha}: share of marked bytes, estimated, in shares of 1024. */
    public OptionalLong alpha() {
        return get(DctcpInfoField.ALPHA);
    }

    /** Returns {@code dctcp_ab_ecn}: bytes acknowledged with a mark in this window, in bytes. */
    public OptionalLong abEcn() {
        return get(DctcpInfoField.AB_ECN);
    }

    /** Returns {@code dctcp_ab_tot}: bytes acknowledged in this window, in bytes. */
    public OptionalLong abTot() {
        return get(DctcpInfoField.AB_TOT);
    }
}
