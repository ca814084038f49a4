package io.jss.decode;

import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import io.jss.wire.TcpInfo;

/** Which field of {@code tcp_info} lies where. */
final class TcpInfoLayout {

    private static final long NO_RTT_YET = 0xffff_ffffL;

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.TCP_INFO)
                    .at(TcpInfoField.STATE, TcpInfo.STATE)
                    .at(TcpInfoField.CA_STATE, TcpInfo.CA_STATE)
                    .at(TcpInfoField.RETRANSMITS, TcpInfo.RETRANSMITS)
                    .at(TcpInfoField.PROBES, TcpInfo.PROBES)
                    .at(TcpInfoField.BACKOFF, TcpInfo.BACKOFF)
                    .at(TcpInfoField.OPTIONS, TcpInfo.OPTIONS)
                    .bitsAt(TcpInfoField.SND_WSCALE, TcpInfo.WSCALES, 0)
                    .bitsAt(TcpInfoField.RCV_WSCALE, TcpInfo.WSCALES, 4)
                    .bitsAt(TcpInfoField.DELIVERY_RATE_APP_LIMITED, TcpInfo.FLAGS, 0)
                    .bitsAt(TcpInfoField.FASTOPEN_CLIENT_FAIL, TcpInfo.FLAGS, 1)
                    .at(TcpInfoField.RTO, TcpInfo.RTO)
                    .at(TcpInfoField.ATO, TcpInfo.ATO)
                    .at(TcpInfoField.SND_MSS, TcpInfo.SND_MSS)
                    .at(TcpInfoField.RCV_MSS, TcpInfo.RCV_MSS)
                    .at(TcpInfoField.UNACKED, TcpInfo.UNACKED)
                    .at(TcpInfoField.SACKED, TcpInfo.SACKED)
                    .at(TcpInfoField.LOST, TcpInfo.LOST)
                    .at(TcpInfoField.RETRANS, TcpInfo.RETRANS)
                    .at(TcpInfoField.FACKETS, TcpInfo.FACKETS)
                    .at(TcpInfoField.LAST_DATA_SENT, TcpInfo.LAST_DATA_SENT)
                    .at(TcpInfoField.LAST_ACK_SENT, TcpInfo.LAST_ACK_SENT)
                    .at(TcpInfoField.LAST_DATA_RECV, TcpInfo.LAST_DATA_RECV)
                    .at(TcpInfoField.LAST_ACK_RECV, TcpInfo.LAST_ACK_RECV)
                    .at(TcpInfoField.PMTU, TcpInfo.PMTU)
                    .at(TcpInfoField.RCV_SSTHRESH, TcpInfo.RCV_SSTHRESH)
                    .at(TcpInfoField.RTT, TcpInfo.RTT)
                    .at(TcpInfoField.RTTVAR, TcpInfo.RTTVAR)
                    .at(TcpInfoField.SND_SSTHRESH, TcpInfo.SND_SSTHRESH)
                    .at(TcpInfoField.SND_CWND, TcpInfo.SND_CWND)
                    .at(TcpInfoField.ADVMSS, TcpInfo.ADVMSS)
                    .at(TcpInfoField.REORDERING, TcpInfo.REORDERING)
                    .at(TcpInfoField.RCV_RTT, TcpInfo.RCV_RTT)
                    .at(TcpInfoField.RCV_SPACE, TcpInfo.RCV_SPACE)
                    .at(TcpInfoField.TOTAL_RETRANS, TcpInfo.TOTAL_RETRANS)
                    .at(TcpInfoField.PACING_RATE, TcpInfo.PACING_RATE)
                    .at(TcpInfoField.MAX_PACING_RATE, TcpInfo.MAX_PACING_RATE)
                    .at(TcpInfoField.BYTES_ACKED, TcpInfo.BYTES_ACKED)
                    .at(TcpInfoField.BYTES_RECEIVED, TcpInfo.BYTES_RECEIVED)
                    .at(TcpInfoField.SEGS_OUT, TcpInfo.SEGS_OUT)
                    .at(TcpInfoField.SEGS_IN, TcpInfo.SEGS_IN)
                    .at(TcpInfoField.NOTSENT_BYTES, TcpInfo.NOTSENT_BYTES)
                    .at(TcpInfoField.MIN_RTT, TcpInfo.MIN_RTT)
                    .at(TcpInfoField.DATA_SEGS_IN, TcpInfo.DATA_SEGS_IN)
                    .at(TcpInfoField.DATA_SEGS_OUT, TcpInfo.DATA_SEGS_OUT)
                    .at(TcpInfoField.DELIVERY_RATE, TcpInfo.DELIVERY_RATE)
                    .at(TcpInfoField.BUSY_TIME, TcpInfo.BUSY_TIME)
                    .at(TcpInfoField.RWND_LIMITED, TcpInfo.RWND_LIMITED)
                    .at(TcpInfoField.SNDBUF_LIMITED, TcpInfo.SNDBUF_LIMITED)
                    .at(TcpInfoField.DELIVERED, TcpInfo.DELIVERED)
                    .at(TcpInfoField.DELIVERED_CE, TcpInfo.DELIVERED_CE)
                    .at(TcpInfoField.BYTES_SENT, TcpInfo.BYTES_SENT)
                    .at(TcpInfoField.BYTES_RETRANS, TcpInfo.BYTES_RETRANS)
                    .at(TcpInfoField.DSACK_DUPS, TcpInfo.DSACK_DUPS)
                    .at(TcpInfoField.REORD_SEEN, TcpInfo.REORD_SEEN)
                    .at(TcpInfoField.RCV_OOOPACK, TcpInfo.RCV_OOOPACK)
                    .at(TcpInfoField.SND_WND, TcpInfo.SND_WND)
                    .at(TcpInfoField.RCV_WND, TcpInfo.RCV_WND)
                    .at(TcpInfoField.REHASH, TcpInfo.REHASH)
                    .at(TcpInfoField.TOTAL_RTO, TcpInfo.TOTAL_RTO)
                    .at(TcpInfoField.TOTAL_RTO_RECOVERIES, TcpInfo.TOTAL_RTO_RECOVERIES)
                    .at(TcpInfoField.TOTAL_RTO_TIME, TcpInfo.TOTAL_RTO_TIME)
                    .at(TcpInfoField.RECEIVED_CE, TcpInfo.RECEIVED_CE)
                    .at(TcpInfoField.DELIVERED_E1_BYTES, TcpInfo.DELIVERED_E1_BYTES)
                    .at(TcpInfoField.DELIVERED_E0_BYTES, TcpInfo.DELIVERED_E0_BYTES)
                    .at(TcpInfoField.DELIVERED_CE_BYTES, TcpInfo.DELIVERED_CE_BYTES)
                    .at(TcpInfoField.RECEIVED_E1_BYTES, TcpInfo.RECEIVED_E1_BYTES)
                    .at(TcpInfoField.RECEIVED_E0_BYTES, TcpInfo.RECEIVED_E0_BYTES)
                    .at(TcpInfoField.RECEIVED_CE_BYTES, TcpInfo.RECEIVED_CE_BYTES)
                    .at(TcpInfoField.ACCECN_RAW, TcpInfo.ACCECN_RAW)
                    // bits of bytes that were padding before: zero there in shorter structures
                    .from(
                            TcpInfo.DELIVERY_RATE + Long.BYTES,
                            TcpInfoField.DELIVERY_RATE_APP_LIMITED)
                    .from(TcpInfo.SND_WND + Integer.BYTES, TcpInfoField.FASTOPEN_CLIENT_FAIL)
                    .unknownWhen(TcpInfoField.MIN_RTT, NO_RTT_YET)
                    .complete();

    private TcpInfoLayout() {}
}
