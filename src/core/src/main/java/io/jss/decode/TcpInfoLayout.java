package io.jss.decode;

import io.jss.model.Structure;
import io.jss.model.TcpInfo.Field;
import io.jss.wire.TcpInfo;

/** Which field of {@code tcp_info} lies where. */
final class TcpInfoLayout {

    private static final long NO_RTT_YET = 0xffff_ffffL;

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.TCP_INFO)
                    .at(Field.STATE, TcpInfo.STATE)
                    .at(Field.CA_STATE, TcpInfo.CA_STATE)
                    .at(Field.RETRANSMITS, TcpInfo.RETRANSMITS)
                    .at(Field.PROBES, TcpInfo.PROBES)
                    .at(Field.BACKOFF, TcpInfo.BACKOFF)
                    .at(Field.OPTIONS, TcpInfo.OPTIONS)
                    .bitsAt(Field.SND_WSCALE, TcpInfo.WSCALES, 0)
                    .bitsAt(Field.RCV_WSCALE, TcpInfo.WSCALES, 4)
                    .bitsAt(Field.DELIVERY_RATE_APP_LIMITED, TcpInfo.FLAGS, 0)
                    .bitsAt(Field.FASTOPEN_CLIENT_FAIL, TcpInfo.FLAGS, 1)
                    .at(Field.RTO, TcpInfo.RTO)
                    .at(Field.ATO, TcpInfo.ATO)
                    .at(Field.SND_MSS, TcpInfo.SND_MSS)
                    .at(Field.RCV_MSS, TcpInfo.RCV_MSS)
                    .at(Field.UNACKED, TcpInfo.UNACKED)
                    .at(Field.SACKED, TcpInfo.SACKED)
                    .at(Field.LOST, TcpInfo.LOST)
                    .at(Field.RETRANS, TcpInfo.RETRANS)
                    .at(Field.FACKETS, TcpInfo.FACKETS)
                    .at(Field.LAST_DATA_SENT, TcpInfo.LAST_DATA_SENT)
                    .at(Field.LAST_ACK_SENT, TcpInfo.LAST_ACK_SENT)
                    .at(Field.LAST_DATA_RECV, TcpInfo.LAST_DATA_RECV)
                    .at(Field.LAST_ACK_RECV, TcpInfo.LAST_ACK_RECV)
                    .at(Field.PMTU, TcpInfo.PMTU)
                    .at(Field.RCV_SSTHRESH, TcpInfo.RCV_SSTHRESH)
                    .at(Field.RTT, TcpInfo.RTT)
                    .at(Field.RTTVAR, TcpInfo.RTTVAR)
                    .at(Field.SND_SSTHRESH, TcpInfo.SND_SSTHRESH)
                    .at(Field.SND_CWND, TcpInfo.SND_CWND)
                    .at(Field.ADVMSS, TcpInfo.ADVMSS)
                    .at(Field.REORDERING, TcpInfo.REORDERING)
                    .at(Field.RCV_RTT, TcpInfo.RCV_RTT)
                    .at(Field.RCV_SPACE, TcpInfo.RCV_SPACE)
                    .at(Field.TOTAL_RETRANS, TcpInfo.TOTAL_RETRANS)
                    .at(Field.PACING_RATE, TcpInfo.PACING_RATE)
                    .at(Field.MAX_PACING_RATE, TcpInfo.MAX_PACING_RATE)
                    .at(Field.BYTES_ACKED, TcpInfo.BYTES_ACKED)
                    .at(Field.BYTES_RECEIVED, TcpInfo.BYTES_RECEIVED)
                    .at(Field.SEGS_OUT, TcpInfo.SEGS_OUT)
                    .at(Field.SEGS_IN, TcpInfo.SEGS_IN)
                    .at(Field.NOTSENT_BYTES, TcpInfo.NOTSENT_BYTES)
                    .at(Field.MIN_RTT, TcpInfo.MIN_RTT)
                    .at(Field.DATA_SEGS_IN, TcpInfo.DATA_SEGS_IN)
                    .at(Field.DATA_SEGS_OUT, TcpInfo.DATA_SEGS_OUT)
                    .at(Field.DELIVERY_RATE, TcpInfo.DELIVERY_RATE)
                    .at(Field.BUSY_TIME, TcpInfo.BUSY_TIME)
                    .at(Field.RWND_LIMITED, TcpInfo.RWND_LIMITED)
                    .at(Field.SNDBUF_LIMITED, TcpInfo.SNDBUF_LIMITED)
                    .at(Field.DELIVERED, TcpInfo.DELIVERED)
                    .at(Field.DELIVERED_CE, TcpInfo.DELIVERED_CE)
                    .at(Field.BYTES_SENT, TcpInfo.BYTES_SENT)
                    .at(Field.BYTES_RETRANS, TcpInfo.BYTES_RETRANS)
                    .at(Field.DSACK_DUPS, TcpInfo.DSACK_DUPS)
                    .at(Field.REORD_SEEN, TcpInfo.REORD_SEEN)
                    .at(Field.RCV_OOOPACK, TcpInfo.RCV_OOOPACK)
                    .at(Field.SND_WND, TcpInfo.SND_WND)
                    .at(Field.RCV_WND, TcpInfo.RCV_WND)
                    .at(Field.REHASH, TcpInfo.REHASH)
                    .at(Field.TOTAL_RTO, TcpInfo.TOTAL_RTO)
                    .at(Field.TOTAL_RTO_RECOVERIES, TcpInfo.TOTAL_RTO_RECOVERIES)
                    .at(Field.TOTAL_RTO_TIME, TcpInfo.TOTAL_RTO_TIME)
                    .at(Field.RECEIVED_CE, TcpInfo.RECEIVED_CE)
                    .at(Field.DELIVERED_E1_BYTES, TcpInfo.DELIVERED_E1_BYTES)
                    .at(Field.DELIVERED_E0_BYTES, TcpInfo.DELIVERED_E0_BYTES)
                    .at(Field.DELIVERED_CE_BYTES, TcpInfo.DELIVERED_CE_BYTES)
                    .at(Field.RECEIVED_E1_BYTES, TcpInfo.RECEIVED_E1_BYTES)
                    .at(Field.RECEIVED_E0_BYTES, TcpInfo.RECEIVED_E0_BYTES)
                    .at(Field.RECEIVED_CE_BYTES, TcpInfo.RECEIVED_CE_BYTES)
                    .at(Field.ACCECN_RAW, TcpInfo.ACCECN_RAW)
                    // bits of bytes that were padding before: zero there in shorter structures
                    .from(
                            TcpInfo.DELIVERY_RATE + Long.BYTES,
                            Field.DELIVERY_RATE_APP_LIMITED)
                    .from(TcpInfo.SND_WND + Integer.BYTES, Field.FASTOPEN_CLIENT_FAIL)
                    .unknownWhen(Field.MIN_RTT, NO_RTT_YET)
                    .complete();

    private TcpInfoLayout() {}
}
