package io.jss.decode;

import io.jss.model.Structure;
import io.jss.model.UlpInfo;
import io.jss.wire.MptcpSubflow;
import io.jss.wire.TlsInfo;

/** Which field lies where in the nests of INET_DIAG_ULP_INFO. */
final class NestLayouts {

    static final NestLayout TLS_INFO =
            NestLayout.of(Structure.TLS_INFO)
                    .at(UlpInfo.Tls.Field.VERSION, TlsInfo.VERSION)
                    .at(UlpInfo.Tls.Field.CIPHER, TlsInfo.CIPHER)
                    .at(UlpInfo.Tls.Field.TXCONF, TlsInfo.TXCONF)
                    .at(UlpInfo.Tls.Field.RXCONF, TlsInfo.RXCONF)
                    .at(UlpInfo.Tls.Field.ZC_RO_TX, TlsInfo.ZC_RO_TX)
                    .at(UlpInfo.Tls.Field.RX_NO_PAD, TlsInfo.RX_NO_PAD);

    static final NestLayout MPTCP_SUBFLOW =
            NestLayout.of(Structure.MPTCP_SUBFLOW)
                    .at(UlpInfo.MptcpSubflow.Field.TOKEN_REM, MptcpSubflow.TOKEN_REM)
                    .at(UlpInfo.MptcpSubflow.Field.TOKEN_LOC, MptcpSubflow.TOKEN_LOC)
                    .at(UlpInfo.MptcpSubflow.Field.RELWRITE_SEQ, MptcpSubflow.RELWRITE_SEQ)
                    .at(UlpInfo.MptcpSubflow.Field.MAP_SEQ, MptcpSubflow.MAP_SEQ)
                    .at(UlpInfo.MptcpSubflow.Field.MAP_SFSEQ, MptcpSubflow.MAP_SFSEQ)
                    .at(UlpInfo.MptcpSubflow.Field.SSN_OFFSET, MptcpSubflow.SSN_OFFSET)
                    .at(UlpInfo.MptcpSubflow.Field.MAP_DATALEN, MptcpSubflow.MAP_DATALEN)
                    .at(UlpInfo.MptcpSubflow.Field.FLAGS, MptcpSubflow.FLAGS)
                    .at(UlpInfo.MptcpSubflow.Field.ID_REM, MptcpSubflow.ID_REM)
                    .at(UlpInfo.MptcpSubflow.Field.ID_LOC, MptcpSubflow.ID_LOC);

    private NestLayouts() {}
}
