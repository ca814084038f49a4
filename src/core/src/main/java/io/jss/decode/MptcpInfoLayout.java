package io.jss.decode;

import io.jss.model.MptcpInfoField;
import io.jss.model.Structure;
import io.jss.wire.MptcpInfo;

/** Which field of {@code mptcp_info} lies where. */
final class MptcpInfoLayout {

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.MPTCP_INFO)
                    .at(MptcpInfoField.SUBFLOWS, MptcpInfo.SUBFLOWS)
                    .at(MptcpInfoField.ADD_ADDR_SIGNAL, MptcpInfo.ADD_ADDR_SIGNAL)
                    .at(MptcpInfoField.ADD_ADDR_ACCEPTED, MptcpInfo.ADD_ADDR_ACCEPTED)
                    .at(MptcpInfoField.SUBFLOWS_MAX, MptcpInfo.SUBFLOWS_MAX)
                    .at(MptcpInfoField.ADD_ADDR_SIGNAL_MAX, MptcpInfo.ADD_ADDR_SIGNAL_MAX)
                    .at(MptcpInfoField.ADD_ADDR_ACCEPTED_MAX, MptcpInfo.ADD_ADDR_ACCEPTED_MAX)
                    .at(MptcpInfoField.FLAGS, MptcpInfo.FLAGS)
                    .at(MptcpInfoField.TOKEN, MptcpInfo.TOKEN)
                    .at(MptcpInfoField.WRITE_SEQ, MptcpInfo.WRITE_SEQ)
                    .at(MptcpInfoField.SND_UNA, MptcpInfo.SND_UNA)
                    .at(MptcpInfoField.RCV_NXT, MptcpInfo.RCV_NXT)
                    .at(MptcpInfoField.LOCAL_ADDR_USED, MptcpInfo.LOCAL_ADDR_USED)
                    .at(MptcpInfoField.LOCAL_ADDR_MAX, MptcpInfo.LOCAL_ADDR_MAX)
                    .at(MptcpInfoField.CSUM_ENABLED, MptcpInfo.CSUM_ENABLED)
                    .at(MptcpInfoField.RETRANSMITS, MptcpInfo.RETRANSMITS)
                    .at(MptcpInfoField.BYTES_RETRANS, MptcpInfo.BYTES_RETRANS)
                    .at(MptcpInfoField.BYTES_SENT, MptcpInfo.BYTES_SENT)
                    .at(MptcpInfoField.BYTES_RECEIVED, MptcpInfo.BYTES_RECEIVED)
                    .at(MptcpInfoField.BYTES_ACKED, MptcpInfo.BYTES_ACKED)
                    .at(MptcpInfoField.SUBFLOWS_TOTAL, MptcpInfo.SUBFLOWS_TOTAL)
                    .at(MptcpInfoField.ENDP_LAMINAR_MAX, MptcpInfo.ENDP_LAMINAR_MAX)
                    .at(MptcpInfoField.ENDP_FULLMESH_MAX, MptcpInfo.ENDP_FULLMESH_MAX)
                    .at(MptcpInfoField.LAST_DATA_SENT, MptcpInfo.LAST_DATA_SENT)
                    .at(MptcpInfoField.LAST_DATA_RECV, MptcpInfo.LAST_DATA_RECV)
                    .at(MptcpInfoField.LAST_ACK_RECV, MptcpInfo.LAST_ACK_RECV)
                    // these lie where shorter structures have padding at their end
                    .from(MptcpInfo.BYTES_RETRANS + Long.BYTES, MptcpInfoField.RETRANSMITS)
                    .from(MptcpInfo.SIZE, MptcpInfoField.LAST_DATA_SENT)
                    // and these where longer ones had reserved bytes, always zero
                    .unknownWhen(MptcpInfoField.ENDP_LAMINAR_MAX, 0)
                    .unknownWhen(MptcpInfoField.ENDP_FULLMESH_MAX, 0)
                    .complete();

    private MptcpInfoLayout() {}
}
