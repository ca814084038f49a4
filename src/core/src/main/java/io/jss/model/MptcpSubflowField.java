package io.jss.model;

import static io.jss.model.FieldType.u16;
import static io.jss.model.FieldType.u32;
import static io.jss.model.FieldType.u64;
import static io.jss.model.FieldType.u8;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.IDENTIFIER;
import static io.jss.model.Unit.SEQUENCE;

/**
 * The numbers of a TCP socket that is a subflow of an MPTCP connection ({@code
 * MPTCP_SUBFLOW_ATTR_*}).
 */
public enum MptcpSubflowField implements StructField {
    /** {@code MPTCP_SUBFLOW_ATTR_TOKEN_REM}: token of the peer. */
    TOKEN_REM(u32(IDENTIFIER)),
    /** {@code MPTCP_SUBFLOW_ATTR_TOKEN_LOC}: own token. */
    TOKEN_LOC(u32(IDENTIFIER)),
    /** {@code MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ}: sequence number of the next byte, relative. */
    RELWRITE_SEQ(u32(SEQUENCE)),
    /** {@code MPTCP_SUBFLOW_ATTR_MAP_SEQ}: data sequence number of the mapping. */
    MAP_SEQ(u64(SEQUENCE)),
    /** {@code MPTCP_SUBFLOW_ATTR_MAP_SFSEQ}: subflow sequence number of the mapping. */
    MAP_SFSEQ(u32(SEQUENCE)),
    /** {@code MPTCP_SUBFLOW_ATTR_SSN_OFFSET}: offset of subflow sequence numbers. */
    SSN_OFFSET(u32(SEQUENCE)),
    /** {@code MPTCP_SUBFLOW_ATTR_MAP_DATALEN}: length of the mapping. */
    MAP_DATALEN(u16(BYTES)),
    /** {@code MPTCP_SUBFLOW_ATTR_FLAGS}: {@code MPTCP_SUBFLOW_FLAG_*}. */
    FLAGS(u32(BITS)),
    /** {@code MPTCP_SUBFLOW_ATTR_ID_REM}: address id of the peer. */
    ID_REM(u8(IDENTIFIER)),
    /** {@code MPTCP_SUBFLOW_ATTR_ID_LOC}: own address id. */
    ID_LOC(u8(IDENTIFIER));

    private final FieldType type;

    MptcpSubflowField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.MPTCP_SUBFLOW;
    }

    @Override
    public FieldType type() {
        return type;
    }
}
