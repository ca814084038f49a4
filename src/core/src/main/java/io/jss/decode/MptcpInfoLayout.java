package io.jss.decode;

import io.jss.model.MptcpInfo.Field;
import io.jss.model.Structure;
import io.jss.wire.MptcpInfoOffsets;

/** Which field of {@code mptcp_info} lies where. */
final class MptcpInfoLayout {

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.MPTCP_INFO)
                    .at(Field.SUBFLOWS, MptcpInfoOffsets.SUBFLOWS)
                    .at(Field.ADD_ADDR_SIGNAL, MptcpInfoOffsets.ADD_ADDR_SIGNAL)
                    .at(Field.ADD_ADDR_ACCEPTED, MptcpInfoOffsets.ADD_ADDR_ACCEPTED)
                    .at(Field.SUBFLOWS_MAX, MptcpInfoOffsets.SUBFLOWS_MAX)
                    .at(Field.ADD_ADDR_SIGNAL_MAX, MptcpInfoOffsets.ADD_ADDR_SIGNAL_MAX)
                    .at(Field.ADD_ADDR_ACCEPTED_MAX, MptcpInfoOffsets.ADD_ADDR_ACCEPTED_MAX)
                    .at(Field.FLAGS, MptcpInfoOffsets.FLAGS)
                    .at(Field.TOKEN, MptcpInfoOffsets.TOKEN)
                    .at(Field.WRITE_SEQ, MptcpInfoOffsets.WRITE_SEQ)
                    .at(Field.SND_UNA, MptcpInfoOffsets.SND_UNA)
                    .at(Field.RCV_NXT, MptcpInfoOffsets.RCV_NXT)
                    .at(Field.LOCAL_ADDR_USED, MptcpInfoOffsets.LOCAL_ADDR_USED)
                    .at(Field.LOCAL_ADDR_MAX, MptcpInfoOffsets.LOCAL_ADDR_MAX)
                    .at(Field.CSUM_ENABLED, MptcpInfoOffsets.CSUM_ENABLED)
                    .at(Field.RETRANSMITS, MptcpInfoOffsets.RETRANSMITS)
                    .at(Field.BYTES_RETRANS, MptcpInfoOffsets.BYTES_RETRANS)
                    .at(Field.BYTES_SENT, MptcpInfoOffsets.BYTES_SENT)
                    .at(Field.BYTES_RECEIVED, MptcpInfoOffsets.BYTES_RECEIVED)
                    .at(Field.BYTES_ACKED, MptcpInfoOffsets.BYTES_ACKED)
                    .at(Field.SUBFLOWS_TOTAL, MptcpInfoOffsets.SUBFLOWS_TOTAL)
                    .at(Field.ENDP_LAMINAR_MAX, MptcpInfoOffsets.ENDP_LAMINAR_MAX)
                    .at(Field.ENDP_FULLMESH_MAX, MptcpInfoOffsets.ENDP_FULLMESH_MAX)
                    .at(Field.LAST_DATA_SENT, MptcpInfoOffsets.LAST_DATA_SENT)
                    .at(Field.LAST_DATA_RECV, MptcpInfoOffsets.LAST_DATA_RECV)
                    .at(Field.LAST_ACK_RECV, MptcpInfoOffsets.LAST_ACK_RECV)
                    // these lie where shorter structures have padding at their end
                    .from(MptcpInfoOffsets.BYTES_RETRANS + Long.BYTES, Field.RETRANSMITS)
                    .from(MptcpInfoOffsets.SIZE, Field.LAST_DATA_SENT)
                    // and these where longer ones had reserved bytes, always zero
                    .unknownWhen(Field.ENDP_LAMINAR_MAX, 0)
                    .unknownWhen(Field.ENDP_FULLMESH_MAX, 0)
                    .complete();

    private MptcpInfoLayout() {}
}
