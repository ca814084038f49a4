package io.jss.model;

import java.util.OptionalLong;

/** What the kernel tells of a TCP socket that is a subflow of an MPTCP connection. */
public final class MptcpSubflow extends StructValues<MptcpSubflowField> {

    /** Keeps what the source knows of the structure. */
    public MptcpSubflow(FieldSource source) {
        super(Structure.MPTCP_SUBFLOW, source);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_TOKEN_REM}: token of the peer. */
    public OptionalLong tokenRem() {
        return get(MptcpSubflowField.TOKEN_REM);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_TOKEN_LOC}: own token. */
    public OptionalLong tokenLoc() {
        return get(MptcpSubflowField.TOKEN_LOC);
    }

    /**
     * Returns {@code MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ}: sequence number of the next byte, relative.
     */
    public OptionalLong relwriteSeq() {
        return get(MptcpSubflowField.RELWRITE_SEQ);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_MAP_SEQ}: data sequence number of the mapping. */
    public OptionalLong mapSeq() {
        return get(MptcpSubflowField.MAP_SEQ);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_MAP_SFSEQ}: subflow sequence number of the mapping. */
    public OptionalLong mapSfseq() {
        return get(MptcpSubflowField.MAP_SFSEQ);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_SSN_OFFSET}: offset of subflow sequence numbers. */
    public OptionalLong ssnOffset() {
        return get(MptcpSubflowField.SSN_OFFSET);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_MAP_DATALEN}: length of the mapping, in bytes. */
    public OptionalLong mapDatalen() {
        return get(MptcpSubflowField.MAP_DATALEN);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_FLAGS}: {@code MPTCP_SUBFLOW_FLAG_*}. */
    public OptionalLong flags() {
        return get(MptcpSubflowField.FLAGS);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_ID_REM}: address id of the peer. */
    public OptionalLong idRem() {
        return get(MptcpSubflowField.ID_REM);
    }

    /** Returns {@code MPTCP_SUBFLOW_ATTR_ID_LOC}: own address id. */
    public OptionalLong idLoc() {
        return get(MptcpSubflowField.ID_LOC);
    }
}
