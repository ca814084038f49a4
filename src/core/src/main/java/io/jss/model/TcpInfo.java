package io.jss.model;

import static io.jss.model.StructField.Type.bits;
import static io.jss.model.StructField.Type.u16;
import static io.jss.model.StructField.Type.u32;
import static io.jss.model.StructField.Type.u64;
import static io.jss.model.StructField.Type.u8;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.BYTES_PER_SECOND;
import static io.jss.model.Unit.COUNT;
import static io.jss.model.Unit.MICROSECONDS;
import static io.jss.model.Unit.MILLISECONDS;
import static io.jss.model.Unit.NUMBER;
import static io.jss.model.Unit.SEGMENTS;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code struct tcp_info}: what the kernel tells of a TCP connection under INET_DIAG_INFO.
 *
 * <p>{@link #get} gives every field; those that are asked for most have a name here too. What means
 * nothing in the state of the socket is empty: a listener has no round-trip time. {@link #numberOr}
 * gives what the kernel sent.
 */
public final class TcpInfo extends StructValues<TcpInfo.Field> {

    /** Keeps what the source knows of the structure. */
    public TcpInfo(FieldSource source) {
        super(Structure.TCP_INFO, source);
    }

    /** Returns {@code tcpi_rto}: retransmission timeout, in microseconds. */
    public OptionalLong rto() {
        return get(Field.RTO);
    }

    /** Returns {@code tcpi_ato}: delayed acknowledgement timeout, in microseconds. */
    public OptionalLong ato() {
        return get(Field.ATO);
    }

    /** Returns {@code tcpi_snd_mss}: largest segment that is sent, in bytes. */
    public OptionalLong sndMss() {
        return get(Field.SND_MSS);
    }

    /** Returns {@code tcpi_rcv_mss}: largest segment that was received, estimated, in bytes. */
    public OptionalLong rcvMss() {
        return get(Field.RCV_MSS);
    }

    /** Returns {@code tcpi_pmtu}: path MTU, in bytes. */
    public OptionalLong pmtu() {
        return get(Field.PMTU);
    }

    /** Returns {@code tcpi_advmss}: segment size that was advertised to the peer, in bytes. */
    public OptionalLong advmss() {
        return get(Field.ADVMSS);
    }

    /** Returns {@code tcpi_snd_wscale}: window scale of the peer, in bits. */
    public OptionalLong sndWscale() {
        return get(Field.SND_WSCALE);
    }

    /** Returns {@code tcpi_rcv_wscale}: own window scale, in bits. */
    public OptionalLong rcvWscale() {
        return get(Field.RCV_WSCALE);
    }

    /** Returns {@code tcpi_unacked}: segments sent and not acknowledged, in segments. */
    public OptionalLong unacked() {
        return get(Field.UNACKED);
    }

    /** Returns {@code tcpi_sacked}: segments acknowledged selectively, in segments. */
    public OptionalLong sacked() {
        return get(Field.SACKED);
    }

    /** Returns {@code tcpi_lost}: segments taken for lost, in segments. */
    public OptionalLong lost() {
        return get(Field.LOST);
    }

    /** Returns {@code tcpi_retrans}: retransmitted segments not yet acknowledged, in segments. */
    public OptionalLong retrans() {
        return get(Field.RETRANS);
    }

    /**
     * Returns {@code tcpi_total_retrans}: segments retransmitted since the connection began, in
     * segments.
     */
    public OptionalLong totalRetrans() {
        return get(Field.TOTAL_RETRANS);
    }

    /**
     * Returns {@code tcpi_rtt}: smoothed round-trip time in microseconds; empty before the first
     * sample.
     */
    public OptionalLong rtt() {
        return get(Field.RTT);
    }

    /** Returns {@code tcpi_rttvar}: variation of the round-trip time, in microseconds. */
    public OptionalLong rttvar() {
        return get(Field.RTTVAR);
    }

    /**
     * Returns {@code tcpi_min_rtt}: lowest round-trip time of late, since Linux 4.6, in
     * microseconds.
     */
    public OptionalLong minRtt() {
        return get(Field.MIN_RTT);
    }

    /** Returns {@code tcpi_rcv_rtt}: round-trip time seen by the receiver, in microseconds. */
    public OptionalLong rcvRtt() {
        return get(Field.RCV_RTT);
    }

    /** Returns {@code tcpi_snd_cwnd}: congestion window, in segments. */
    public OptionalLong sndCwnd() {
        return get(Field.SND_CWND);
    }

    /** Returns {@code tcpi_snd_ssthresh}: slow start threshold, in segments. */
    public OptionalLong sndSsthresh() {
        return get(Field.SND_SSTHRESH);
    }

    /** Returns {@code tcpi_pacing_rate}: pacing rate, since Linux 3.15, in bytes/s. */
    public OptionalLong pacingRate() {
        return get(Field.PACING_RATE);
    }

    /** Returns {@code tcpi_delivery_rate}: latest delivery rate, since Linux 4.9, in bytes/s. */
    public OptionalLong deliveryRate() {
        return get(Field.DELIVERY_RATE);
    }

    /**
     * Returns {@code tcpi_bytes_acked}: bytes sent and acknowledged, the SYN counting one, since
     * Linux 4.1, in bytes.
     */
    public OptionalLong bytesAcked() {
        return get(Field.BYTES_ACKED);
    }

    /**
     * Returns {@code tcpi_bytes_received}: bytes received, the FIN counting one, since Linux 4.1,
     * in bytes.
     */
    public OptionalLong bytesReceived() {
        return get(Field.BYTES_RECEIVED);
    }

    /**
     * Returns {@code tcpi_bytes_sent}: bytes of data sent, retransmissions included, since Linux
     * 4.19, in bytes.
     */
    public OptionalLong bytesSent() {
        return get(Field.BYTES_SENT);
    }

    /**
     * Returns {@code tcpi_bytes_retrans}: bytes of data retransmitted, since Linux 4.19, in bytes.
     */
    public OptionalLong bytesRetrans() {
        return get(Field.BYTES_RETRANS);
    }

    /** Returns {@code tcpi_segs_out}: segments sent, since Linux 4.2, in segments. */
    public OptionalLong segsOut() {
        return get(Field.SEGS_OUT);
    }

    /** Returns {@code tcpi_segs_in}: segments received, since Linux 4.2, in segments. */
    public OptionalLong segsIn() {
        return get(Field.SEGS_IN);
    }

    /**
     * Returns {@code tcpi_notsent_bytes}: bytes written and not yet sent, since Linux 4.6, in
     * bytes.
     */
    public OptionalLong notsentBytes() {
        return get(Field.NOTSENT_BYTES);
    }

    /**
     * Returns {@code tcpi_busy_time}: time with data to send, since Linux 4.10, in microseconds.
     */
    public OptionalLong busyTime() {
        return get(Field.BUSY_TIME);
    }

    /**
     * Returns {@code tcpi_rwnd_limited}: time in which the receive window of the peer held the
     * sender back, since Linux 4.10, in microseconds.
     */
    public OptionalLong rwndLimited() {
        return get(Field.RWND_LIMITED);
    }

    /**
     * Returns {@code tcpi_sndbuf_limited}: time in which the send buffer held the sender back,
     * since Linux 4.10, in microseconds.
     */
    public OptionalLong sndbufLimited() {
        return get(Field.SNDBUF_LIMITED);
    }

    /**
     * Returns {@code tcpi_snd_wnd}: receive window that the peer advertised, scaled, since Linux
     * 5.4, in bytes.
     */
    public OptionalLong sndWnd() {
        return get(Field.SND_WND);
    }

    /** Returns {@code tcpi_rcv_wnd}: own receive window, scaled, since Linux 6.2, in bytes. */
    public OptionalLong rcvWnd() {
        return get(Field.RCV_WND);
    }

    /** Returns {@code tcpi_last_data_sent}: since data was last sent, in milliseconds. */
    public OptionalLong lastDataSent() {
        return get(Field.LAST_DATA_SENT);
    }

    /** Returns {@code tcpi_last_data_recv}: since data was last received, in milliseconds. */
    public OptionalLong lastDataRecv() {
        return get(Field.LAST_DATA_RECV);
    }

    /**
     * Returns {@code tcpi_last_ack_recv}: since an acknowledgement was last received, in
     * milliseconds.
     */
    public OptionalLong lastAckRecv() {
        return get(Field.LAST_ACK_RECV);
    }

    /** Returns {@code tcpi_ca_state}, empty when the kernel did not send it. */
    public Optional<CongestionState> congestionState() {
        long number = knownOr(Field.CA_STATE, -1);
        return number < 0 ? Optional.empty() : Optional.of(CongestionState.of((int) number));
    }

    /** Returns whether both ends agreed on the option, false when the kernel did not say. */
    public boolean hasOption(Option option) {
        return (knownOr(Field.OPTIONS, 0) & option.bit()) != 0;
    }

    /**
     * Returns whether the last delivery rate was limited by the application, false when the kernel
     * did not say, since Linux 4.9.
     */
    public boolean isAppLimited() {
        return knownOr(Field.DELIVERY_RATE_APP_LIMITED, 0) != 0;
    }

    /**
     * Returns how many connections of a listener wait to be accepted, empty in other states: the
     * kernel puts them into {@code tcpi_unacked}.
     */
    public OptionalLong backlogUsed() {
        return isListening() ? get(Field.UNACKED) : OptionalLong.empty();
    }

    /**
     * Returns the limit of a listener's backlog, empty in other states: the kernel puts it into
     * {@code tcpi_sacked}.
     */
    public OptionalLong backlogLimit() {
        return isListening() ? get(Field.SACKED) : OptionalLong.empty();
    }

    private boolean isListening() {
        return knownOr(Field.STATE, 0) == SocketState.LISTEN.number();
    }

    /**
     * The numbers of {@code struct tcp_info} ({@code linux/tcp.h}), in the order of the structure.
     *
     * <p>A kernel that is older than a field, or a structure that ends in the midst of it, leaves
     * it absent. Behind each field stands when the kernel's number means something: {@link
     * FieldSource#knownOr} has it then, {@link FieldSource#numberOr} always has what the kernel
     * sent.
     */
    public enum Field implements StructField {
        /** {@code tcpi_state}: the TCP state, as {@link InetSocketView#stateNumber()}. */
        STATE(u8(NUMBER), Meaning.ALWAYS),
        /**
         * {@code tcpi_ca_state}: state of congestion control: 0 open, 1 disorder, 2 CWR, 3
         * recovery, 4 loss.
         */
        CA_STATE(u8(NUMBER), Meaning.TCP_ONLY),
        /** {@code tcpi_retransmits}: retransmission timeouts in a row without progress. */
        RETRANSMITS(u8(COUNT), Meaning.CONNECTION),
        /** {@code tcpi_probes}: unanswered window or keepalive probes. */
        PROBES(u8(COUNT), Meaning.CONNECTION),
        /** {@code tcpi_backoff}: exponent of the exponential back-off of the timer. */
        BACKOFF(u8(COUNT), Meaning.CONNECTION),
        /**
         * {@code tcpi_options}: options that both ends agreed on; see {@link TcpInfo#hasOption}.
         */
        OPTIONS(u8(BITS), Meaning.CONNECTION),
        /** {@code tcpi_snd_wscale}: window scale of the peer, in bits. */
        SND_WSCALE(bits(4, COUNT), Meaning.SYNCHRONIZED),
        /** {@code tcpi_rcv_wscale}: own window scale, in bits. */
        RCV_WSCALE(bits(4, COUNT), Meaning.SYNCHRONIZED),
        /**
         * {@code tcpi_delivery_rate_app_limited}: 1 when the delivery rate was limited by the
         * application.
         */
        DELIVERY_RATE_APP_LIMITED(bits(1, BITS).since("4.9"), Meaning.WITH_DELIVERY_RATE),
        /**
         * {@code tcpi_fastopen_client_fail}: why fast open failed: 0 unspecified (and always before
         * 5.5), 1 no cookie, 2 data not acked, 3 SYN retransmitted.
         */
        FASTOPEN_CLIENT_FAIL(bits(2, NUMBER).since("5.5"), Meaning.UNLESS_ZERO),
        /** {@code tcpi_rto}: retransmission timeout. */
        RTO(u32(MICROSECONDS), Meaning.UNLESS_ZERO),
        /** {@code tcpi_ato}: delayed acknowledgement timeout. */
        ATO(u32(MICROSECONDS), Meaning.UNLESS_ZERO),
        /** {@code tcpi_snd_mss}: largest segment that is sent. */
        SND_MSS(u32(BYTES), Meaning.UNLESS_ZERO),
        /** {@code tcpi_rcv_mss}: largest segment that was received, estimated. */
        RCV_MSS(u32(BYTES), Meaning.UNLESS_ZERO),
        /**
         * {@code tcpi_unacked}: segments sent and not acknowledged; in LISTEN the connections that
         * wait to be accepted.
         */
        UNACKED(u32(SEGMENTS), Meaning.LISTEN_TOO),
        /**
         * {@code tcpi_sacked}: segments acknowledged selectively; in LISTEN the limit of the
         * backlog.
         */
        SACKED(u32(SEGMENTS), Meaning.LISTEN_TOO),
        /** {@code tcpi_lost}: segments taken for lost. */
        LOST(u32(SEGMENTS), Meaning.TCP_ONLY),
        /** {@code tcpi_retrans}: retransmitted segments not yet acknowledged. */
        RETRANS(u32(SEGMENTS), Meaning.TCP_ONLY),
        /**
         * {@code tcpi_fackets}: segments acknowledged forward; never filled in since Linux 4.15.
         */
        FACKETS(u32(SEGMENTS), Meaning.UNLESS_ZERO),
        /** {@code tcpi_last_data_sent}: since data was last sent. */
        LAST_DATA_SENT(u32(MILLISECONDS), Meaning.CLOCK),
        /** {@code tcpi_last_ack_sent}: never filled in by the kernel: always 0. */
        LAST_ACK_SENT(u32(MILLISECONDS), Meaning.NEVER),
        /**
         * {@code tcpi_last_data_recv}: since data was last received; of none, since the connection
         * began.
         */
        LAST_DATA_RECV(u32(MILLISECONDS), Meaning.CLOCK),
        /** {@code tcpi_last_ack_recv}: since an acknowledgement was last received. */
        LAST_ACK_RECV(u32(MILLISECONDS), Meaning.CLOCK),
        /** {@code tcpi_pmtu}: path MTU. */
        PMTU(u32(BYTES), Meaning.UNLESS_ZERO),
        /** {@code tcpi_rcv_ssthresh}: limit of the advertised window. */
        RCV_SSTHRESH(u32(BYTES), Meaning.TCP_ONLY),
        /** {@code tcpi_rtt}: smoothed round-trip time; none before the first sample. */
        RTT(u32(MICROSECONDS), Meaning.UNLESS_ZERO),
        /** {@code tcpi_rttvar}: variation of the round-trip time. */
        RTTVAR(u32(MICROSECONDS), Meaning.WITH_RTT),
        /** {@code tcpi_snd_ssthresh}: slow start threshold; none in the first slow start. */
        SND_SSTHRESH(u32(SEGMENTS), Meaning.THRESHOLD),
        /** {@code tcpi_snd_cwnd}: congestion window. */
        SND_CWND(u32(SEGMENTS), Meaning.ALWAYS),
        /** {@code tcpi_advmss}: segment size that was advertised to the peer. */
        ADVMSS(u32(BYTES), Meaning.UNLESS_ZERO),
        /** {@code tcpi_reordering}: reordering that is tolerated. */
        REORDERING(u32(SEGMENTS), Meaning.LISTEN_TOO),
        /** {@code tcpi_rcv_rtt}: round-trip time seen by the receiver. */
        RCV_RTT(u32(MICROSECONDS), Meaning.UNLESS_ZERO),
        /** {@code tcpi_rcv_space}: data that the receiver copies in a round trip. */
        RCV_SPACE(u32(BYTES), Meaning.UNLESS_ZERO),
        /** {@code tcpi_total_retrans}: segments retransmitted since the connection began. */
        TOTAL_RETRANS(u32(SEGMENTS), Meaning.TCP_ONLY),
        /** {@code tcpi_pacing_rate}: pacing rate; none before one is set. */
        PACING_RATE(u64(BYTES_PER_SECOND).since("3.15"), Meaning.RATE),
        /** {@code tcpi_max_pacing_rate}: SO_MAX_PACING_RATE; none before it is set. */
        MAX_PACING_RATE(u64(BYTES_PER_SECOND).since("3.15"), Meaning.RATE),
        /** {@code tcpi_bytes_acked}: bytes sent and acknowledged, the SYN counting one. */
        BYTES_ACKED(u64(BYTES).since("4.1"), Meaning.TCP_ONLY),
        /** {@code tcpi_bytes_received}: bytes received, the FIN counting one. */
        BYTES_RECEIVED(u64(BYTES).since("4.1"), Meaning.TCP_ONLY),
        /** {@code tcpi_segs_out}: segments sent. */
        SEGS_OUT(u32(SEGMENTS).since("4.2"), Meaning.TCP_ONLY),
        /** {@code tcpi_segs_in}: segments received. */
        SEGS_IN(u32(SEGMENTS).since("4.2"), Meaning.TCP_ONLY),
        /** {@code tcpi_notsent_bytes}: bytes written and not yet sent. */
        NOTSENT_BYTES(u32(BYTES).since("4.6"), Meaning.TCP_ONLY),
        /** {@code tcpi_min_rtt}: lowest round-trip time of late; absent before the first sample. */
        MIN_RTT(u32(MICROSECONDS).since("4.6"), Meaning.TCP_ONLY),
        /** {@code tcpi_data_segs_in}: segments with data received. */
        DATA_SEGS_IN(u32(SEGMENTS).since("4.6"), Meaning.TCP_ONLY),
        /** {@code tcpi_data_segs_out}: segments with data sent. */
        DATA_SEGS_OUT(u32(SEGMENTS).since("4.6"), Meaning.TCP_ONLY),
        /** {@code tcpi_delivery_rate}: latest delivery rate. */
        DELIVERY_RATE(u64(BYTES_PER_SECOND).since("4.9"), Meaning.UNLESS_ZERO),
        /** {@code tcpi_busy_time}: time with data to send. */
        BUSY_TIME(u64(MICROSECONDS).since("4.10"), Meaning.TCP_ONLY),
        /**
         * {@code tcpi_rwnd_limited}: time in which the receive window of the peer held the sender
         * back.
         */
        RWND_LIMITED(u64(MICROSECONDS).since("4.10"), Meaning.TCP_ONLY),
        /** {@code tcpi_sndbuf_limited}: time in which the send buffer held the sender back. */
        SNDBUF_LIMITED(u64(MICROSECONDS).since("4.10"), Meaning.TCP_ONLY),
        /** {@code tcpi_delivered}: segments delivered, the SYN included. */
        DELIVERED(u32(SEGMENTS).since("4.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_delivered_ce}: segments delivered with a congestion mark (ECE). */
        DELIVERED_CE(u32(SEGMENTS).since("4.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_bytes_sent}: bytes of data sent, retransmissions included. */
        BYTES_SENT(u64(BYTES).since("4.19"), Meaning.TCP_ONLY),
        /** {@code tcpi_bytes_retrans}: bytes of data retransmitted. */
        BYTES_RETRANS(u64(BYTES).since("4.19"), Meaning.TCP_ONLY),
        /** {@code tcpi_dsack_dups}: duplicates that the peer reported (DSACK). */
        DSACK_DUPS(u32(COUNT).since("4.19"), Meaning.TCP_ONLY),
        /** {@code tcpi_reord_seen}: reorderings seen. */
        REORD_SEEN(u32(COUNT).since("4.19"), Meaning.TCP_ONLY),
        /** {@code tcpi_rcv_ooopack}: segments received out of order. */
        RCV_OOOPACK(u32(SEGMENTS).since("5.4"), Meaning.TCP_ONLY),
        /** {@code tcpi_snd_wnd}: receive window that the peer advertised, scaled. */
        SND_WND(u32(BYTES).since("5.4"), Meaning.SYNCHRONIZED),
        /** {@code tcpi_rcv_wnd}: own receive window, scaled. */
        RCV_WND(u32(BYTES).since("6.2"), Meaning.TCP_ONLY),
        /** {@code tcpi_rehash}: times the flow was rehashed onto another path. */
        REHASH(u32(COUNT).since("6.2"), Meaning.TCP_ONLY),
        /** {@code tcpi_total_rto}: retransmission timeouts. */
        TOTAL_RTO(u16(COUNT).since("6.7"), Meaning.TCP_ONLY),
        /** {@code tcpi_total_rto_recoveries}: recoveries after retransmission timeouts. */
        TOTAL_RTO_RECOVERIES(u16(COUNT).since("6.7"), Meaning.TCP_ONLY),
        /** {@code tcpi_total_rto_time}: time spent in recoveries after timeouts. */
        TOTAL_RTO_TIME(u32(MILLISECONDS).since("6.7"), Meaning.TCP_ONLY),
        /** {@code tcpi_received_ce}: segments received with a congestion mark (AccECN). */
        RECEIVED_CE(u32(SEGMENTS).since("6.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_delivered_e1_bytes}: bytes delivered with ECT(1). */
        DELIVERED_E1_BYTES(u32(BYTES).since("6.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_delivered_e0_bytes}: bytes delivered with ECT(0). */
        DELIVERED_E0_BYTES(u32(BYTES).since("6.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_delivered_ce_bytes}: bytes delivered with CE. */
        DELIVERED_CE_BYTES(u32(BYTES).since("6.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_received_e1_bytes}: bytes received with ECT(1). */
        RECEIVED_E1_BYTES(u32(BYTES).since("6.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_received_e0_bytes}: bytes received with ECT(0). */
        RECEIVED_E0_BYTES(u32(BYTES).since("6.18"), Meaning.TCP_ONLY),
        /** {@code tcpi_received_ce_bytes}: bytes received with CE. */
        RECEIVED_CE_BYTES(u32(BYTES).since("6.18"), Meaning.TCP_ONLY),
        /** The word at byte 276 as it is: two numbers in 6.18, bit-fields since 7.0. */
        ACCECN_RAW(u32(BITS).since("6.18"), Meaning.TCP_ONLY);

        private final StructField.Type type;
        private final Meaning meaning;

        Field(StructField.Type type, Meaning meaning) {
            this.type = type;
            this.meaning = meaning;
        }

        /**
         * Returns whether the kernel fills it in for DCCP too; the structure then has 0 for the
         * rest.
         */
        public boolean isToldOfDccp() {
            return meaning.isToldOfDccp();
        }

        @Override
        public boolean means(FieldSource source, long value) {
            return meaning.holds(source, value);
        }

        @Override
        public Structure structure() {
            return Structure.TCP_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }

    /** What congestion control is doing: {@code enum tcp_ca_state} of {@code linux/tcp.h}. */
    public enum CongestionState {
        /** Nothing is wrong. */
        OPEN(0),
        /** Duplicate acknowledgements or SACKs came in. */
        DISORDER(1),
        /** The window is being reduced after a congestion mark. */
        CWR(2),
        /** Fast retransmission. */
        RECOVERY(3),
        /** A retransmission timeout. */
        LOSS(4),
        /** A number that this release does not know; {@link TcpInfo.Field#CA_STATE} keeps it. */
        UNKNOWN(-1);

        private static final CongestionState[] BY_NUMBER = values();

        private final int number;

        CongestionState(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 for {@link #UNKNOWN}. */
        public int number() {
            return number;
        }

        /**
         * Returns the state of a kernel number, {@link #UNKNOWN} for a number that is not in the
         * table.
         */
        public static CongestionState of(int number) {
            return number >= 0 && number <= LOSS.number ? BY_NUMBER[number] : UNKNOWN;
        }
    }

    /** An option of a TCP connection: a bit of {@code tcpi_options} ({@code TCPI_OPT_*}). */
    public enum Option {
        /** Timestamps (RFC 7323). */
        TIMESTAMPS(0),
        /** Selective acknowledgements (RFC 2018). */
        SACK(1),
        /** Window scaling (RFC 7323). */
        WSCALE(2),
        /** Explicit congestion notification (RFC 3168) was negotiated. */
        ECN(3),
        /** A packet with an ECN mark was seen. */
        ECN_SEEN(4),
        /** The SYN carried data that was acknowledged (RFC 7413). */
        SYN_DATA(5),
        /** Timestamps count microseconds, since Linux 6.7. */
        USEC_TIMESTAMPS(6),
        /** The connection was accepted by fast open, since Linux 6.16. */
        TFO_CHILD(7);

        private final int index;

        Option(int index) {
            this.index = index;
        }

        /** Returns the bit in {@code tcpi_options}. */
        public int bit() {
            return 1 << index;
        }
    }
}
