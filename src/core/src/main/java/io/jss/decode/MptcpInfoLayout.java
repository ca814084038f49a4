package io.jss.decode;

import io.jss.model.MptcpInfo.Field;
import io.jss.model.Structure;
import io.jss.wire.MptcpInfo;

/** Which field of {@code mptcp_info} lies where. */
final class MptcpInfoLayout {

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.MPTCP_INFO)
                    .at(Field.SUBFLOWS, MptcpInfo.SUBFLOWS)
                    .at(Field.ADD_ADDR_SIGNAL, MptcpInfo.ADD_ADDR_SIGNAL)
                    .at(Field.ADD_ADDR_ACCEPTED, MptcpInfo.ADD_ADDR_ACCEPTED)
                    .at(Field.SUBFLOWS_MAX, MptcpInfo.SUBFLOWS_MAX)
                    .at(Field.ADD_ADDR_SIGNAL_MAX, MptcpInfo.ADD_ADDR_SIGNAL_MAX)
                    .at(Field.ADD_ADDR_ACCEPTED_MAX, MptcpInfo.ADD_ADDR_ACCEPTED_MAX)
                    .at(Field.FLAGS, MptcpInfo.FLAGS)
                    .at(Field.TOKEN, MptcpInfo.TOKEN)
                    .at(Field.WRITE_SEQ, MptcpInfo.WRITE_SEQ)
                    .at(Field.SND_UNA, MptcpInfo.SND_UNA)
                    .at(Field.RCV_NXT, MptcpInfo.RCV_NXT)
                    .at(Field.LOCAL_ADDR_USED, MptcpInfo.LOCAL_ADDR_USED)
                    .at(Field.LOCAL_ADDR_MAX, MptcpInfo.LOCAL_ADDR_MAX)
                    .at(Field.CSUM_ENABLED, MptcpInfo.CSUM_ENABLED)
                    .at(Field.RETRANSMITS, MptcpInfo.RETRANSMITS)
                    .at(Field.BYTES_RETRANS, MptcpInfo.BYTES_RETRANS)
                    .at(Field.BYTES_SENT, MptcpInfo.BYTES_SENT)
                    .at(Field.BYTES_RECEIVED, MptcpInfo.BYTES_RECEIVED)
                    .at(Field.BYTES_ACKED, MptcpInfo.BYTES_ACKED)
                    .at(Field.SUBFLOWS_TOTAL, MptcpInfo.SUBFLOWS_TOTAL)
                    .at(Field.ENDP_LAMINAR_MAX, MptcpInfo.ENDP_LAMINAR_MAX)
                    .at(Field.ENDP_FULLMESH_MAX, MptcpInfo.ENDP_FULLMESH_MAX)
                    .at(Field.LAST_DATA_SENT, MptcpInfo.LAST_DATA_SENT)
                    .at(Field.LAST_DATA_RECV, MptcpInfo.LAST_DATA_RECV)
                    .at(Field.LAST_ACK_RECV, MptcpInfo.LAST_ACK_RECV)
                    // these lie where shorter structures have padding at their end
                    .from(MptcpInfo.BYTES_RETRANS + Long.BYTES, Field.RETRANSMITS)
                    .from(MptcpInfo.SIZE, Field.LAST_DATA_SENT)
                    // and these where longer ones had reserved bytes, always zero
                    .unknownWhen(Field.ENDP_LAMINAR_MAX, 0)
                    .unknownWhen(Field.ENDP_FULLMESH_MAX, 0)
                    .complete();

    private MptcpInfoLayout() {}
}
