package io.jss.decode;

import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import io.jss.wire.TcpInfoOffsets;

/** Which field of {@code tcp_info} lies where. */
final class TcpInfoLayout {

    private static final long NO_RTT_YET = 0xffff_ffffL;

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.TCP_INFO)
                    .at(TcpInfoField.STATE, TcpInfoOffsets.STATE)
                    .at(TcpInfoField.CA_STATE, TcpInfoOffsets.CA_STATE)
                    .at(TcpInfoField.RETRANSMITS, TcpInfoOffsets.RETRANSMITS)
                    .at(TcpInfoField.PROBES, TcpInfoOffsets.PROBES)
                    .at(TcpInfoField.BACKOFF, TcpInfoOffsets.BACKOFF)
                    .at(TcpInfoField.OPTIONS, TcpInfoOffsets.OPTIONS)
                    .bitsAt(TcpInfoField.SND_WSCALE, TcpInfoOffsets.WSCALES, 0)
                    .bitsAt(TcpInfoField.RCV_WSCALE, TcpInfoOffsets.WSCALES, 4)
                    .bitsAt(TcpInfoField.DELIVERY_RATE_APP_LIMITED, TcpInfoOffsets.FLAGS, 0)
                    .bitsAt(TcpInfoField.FASTOPEN_CLIENT_FAIL, TcpInfoOffsets.FLAGS, 1)
                    .at(TcpInfoField.RTO, TcpInfoOffsets.RTO)
                    .at(TcpInfoField.ATO, TcpInfoOffsets.ATO)
                    .at(TcpInfoField.SND_MSS, TcpInfoOffsets.SND_MSS)
                    .at(TcpInfoField.RCV_MSS, TcpInfoOffsets.RCV_MSS)
                    .at(TcpInfoField.UNACKED, TcpInfoOffsets.UNACKED)
                    .at(TcpInfoField.SACKED, TcpInfoOffsets.SACKED)
                    .at(TcpInfoField.LOST, TcpInfoOffsets.LOST)
                    .at(TcpInfoField.RETRANS, TcpInfoOffsets.RETRANS)
                    .at(TcpInfoField.FACKETS, TcpInfoOffsets.FACKETS)
                    .at(TcpInfoField.LAST_DATA_SENT, TcpInfoOffsets.LAST_DATA_SENT)
                    .at(TcpInfoField.LAST_ACK_SENT, TcpInfoOffsets.LAST_ACK_SENT)
                    .at(TcpInfoField.LAST_DATA_RECV, TcpInfoOffsets.LAST_DATA_RECV)
                    .at(TcpInfoField.LAST_ACK_RECV, TcpInfoOffsets.LAST_ACK_RECV)
                    .at(TcpInfoField.PMTU, TcpInfoOffsets.PMTU)
                    .at(TcpInfoField.RCV_SSTHRESH, TcpInfoOffsets.RCV_SSTHRESH)
                    .at(TcpInfoField.RTT, TcpInfoOffsets.RTT)
                    .at(TcpInfoField.RTTVAR, TcpInfoOffsets.RTTVAR)
                    .at(TcpInfoField.SND_SSTHRESH, TcpInfoOffsets.SND_SSTHRESH)
                    .at(TcpInfoField.SND_CWND, TcpInfoOffsets.SND_CWND)
                    .at(TcpInfoField.ADVMSS, TcpInfoOffsets.ADVMSS)
                    .at(TcpInfoField.REORDERING, TcpInfoOffsets.REORDERING)
                    .at(TcpInfoField.RCV_RTT, TcpInfoOffsets.RCV_RTT)
                    .at(TcpInfoField.RCV_SPACE, TcpInfoOffsets.RCV_SPACE)
                    .at(TcpInfoField.TOTAL_RETRANS, TcpInfoOffsets.TOTAL_RETRANS)
                    .at(TcpInfoField.PACING_RATE, TcpInfoOffsets.PACING_RATE)
                    .at(TcpInfoField.MAX_PACING_RATE, TcpInfoOffsets.MAX_PACING_RATE)
                    .at(TcpInfoField.BYTES_ACKED, TcpInfoOffsets.BYTES_ACKED)
                    .at(TcpInfoField.BYTES_RECEIVED, TcpInfoOffsets.BYTES_RECEIVED)
                    .at(TcpInfoField.SEGS_OUT, TcpInfoOffsets.SEGS_OUT)
                    .at(TcpInfoField.SEGS_IN, TcpInfoOffsets.SEGS_IN)
                    .at(TcpInfoField.NOTSENT_BYTES, TcpInfoOffsets.NOTSENT_BYTES)
                    .at(TcpInfoField.MIN_RTT, TcpInfoOffsets.MIN_RTT)
                    .at(TcpInfoField.DATA_SEGS_IN, TcpInfoOffsets.DATA_SEGS_IN)
                    .at(TcpInfoField.DATA_SEGS_OUT, TcpInfoOffsets.DATA_SEGS_OUT)
                    .at(TcpInfoField.DELIVERY_RATE, TcpInfoOffsets.DELIVERY_RATE)
                    .at(TcpInfoField.BUSY_TIME, TcpInfoOffsets.BUSY_TIME)
                    .at(TcpInfoField.RWND_LIMITED, TcpInfoOffsets.RWND_LIMITED)
                    .at(TcpInfoField.SNDBUF_LIMITED, TcpInfoOffsets.SNDBUF_LIMITED)
                    .at(TcpInfoField.DELIVERED, TcpInfoOffsets.DELIVERED)
                    .at(TcpInfoField.DELIVERED_CE, TcpInfoOffsets.DELIVERED_CE)
                    .at(TcpInfoField.BYTES_SENT, TcpInfoOffsets.BYTES_SENT)
                    .at(TcpInfoField.BYTES_RETRANS, TcpInfoOffsets.BYTES_RETRANS)
                    .at(TcpInfoField.DSACK_DUPS, TcpInfoOffsets.DSACK_DUPS)
                    .at(TcpInfoField.REORD_SEEN, TcpInfoOffsets.REORD_SEEN)
                    .at(TcpInfoField.RCV_OOOPACK, TcpInfoOffsets.RCV_OOOPACK)
                    .at(TcpInfoField.SND_WND, TcpInfoOffsets.SND_WND)
                    .at(TcpInfoField.RCV_WND, TcpInfoOffsets.RCV_WND)
                    .at(TcpInfoField.REHASH, TcpInfoOffsets.REHASH)
                    .at(TcpInfoField.TOTAL_RTO, TcpInfoOffsets.TOTAL_RTO)
                    .at(TcpInfoField.TOTAL_RTO_RECOVERIES, TcpInfoOffsets.TOTAL_RTO_RECOVERIES)
                    .at(TcpInfoField.TOTAL_RTO_TIME, TcpInfoOffsets.TOTAL_RTO_TIME)
                    .at(TcpInfoField.RECEIVED_CE, TcpInfoOffsets.RECEIVED_CE)
                    .at(TcpInfoField.DELIVERED_E1_BYTES, TcpInfoOffsets.DELIVERED_E1_BYTES)
                    .at(TcpInfoField.DELIVERED_E0_BYTES, TcpInfoOffsets.DELIVERED_E0_BYTES)
                    .at(TcpInfoField.DELIVERED_CE_BYTES, TcpInfoOffsets.DELIVERED_CE_BYTES)
                    .at(TcpInfoField.RECEIVED_E1_BYTES, TcpInfoOffsets.RECEIVED_E1_BYTES)
                    .at(TcpInfoField.RECEIVED_E0_BYTES, TcpInfoOffsets.RECEIVED_E0_BYTES)
                    .at(TcpInfoField.RECEIVED_CE_BYTES, TcpInfoOffsets.RECEIVED_CE_BYTES)
                    .at(TcpInfoField.ACCECN_RAW, TcpInfoOffsets.ACCECN_RAW)
                    // bits of bytes that were padding before: zero there in shorter structures
                    .from(
                            TcpInfoOffsets.DELIVERY_RATE + Long.BYTES,
                            TcpInfoField.DELIVERY_RATE_APP_LIMITED)
                    .from(TcpInfoOffsets.SND_WND + Integer.BYTES, TcpInfoField.FASTOPEN_CLIENT_FAIL)
                    .unknownWhen(TcpInfoField.MIN_RTT, NO_RTT_YET)
                    .complete();

    private TcpInfoLayout() {}
}
