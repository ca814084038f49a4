package io.jss.decode;

import io.jss.model.MptcpSubflowField;
import io.jss.model.Structure;
import io.jss.model.TlsInfoField;
import io.jss.wire.MptcpSubflow;
import io.jss.wire.TlsInfo;

/** Which field lies where in the nests of INET_DIAG_ULP_INFO. */
final class NestLayouts {

    static final NestLayout TLS_INFO =
            NestLayout.of(Structure.TLS_INFO)
                    .at(TlsInfoField.VERSION, TlsInfo.VERSION)
                    .at(TlsInfoField.CIPHER, TlsInfo.CIPHER)
                    .at(TlsInfoField.TXCONF, TlsInfo.TXCONF)
                    .at(TlsInfoField.RXCONF, TlsInfo.RXCONF)
                    .at(TlsInfoField.ZC_RO_TX, TlsInfo.ZC_RO_TX)
                    .at(TlsInfoField.RX_NO_PAD, TlsInfo.RX_NO_PAD);

    static final NestLayout MPTCP_SUBFLOW =
            NestLayout.of(Structure.MPTCP_SUBFLOW)
                    .at(MptcpSubflowField.TOKEN_REM, MptcpSubflow.TOKEN_REM)
                    .at(MptcpSubflowField.TOKEN_LOC, MptcpSubflow.TOKEN_LOC)
                    .at(MptcpSubflowField.RELWRITE_SEQ, MptcpSubflow.RELWRITE_SEQ)
                    .at(MptcpSubflowField.MAP_SEQ, MptcpSubflow.MAP_SEQ)
                    .at(MptcpSubflowField.MAP_SFSEQ, MptcpSubflow.MAP_SFSEQ)
                    .at(MptcpSubflowField.SSN_OFFSET, MptcpSubflow.SSN_OFFSET)
                    .at(MptcpSubflowField.MAP_DATALEN, MptcpSubflow.MAP_DATALEN)
                    .at(MptcpSubflowField.FLAGS, MptcpSubflow.FLAGS)
                    .at(MptcpSubflowField.ID_REM, MptcpSubflow.ID_REM)
                    .at(MptcpSubflowField.ID_LOC, MptcpSubflow.ID_LOC);

    private NestLayouts() {}
}
