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

/**
 * The numbers of {@code struct tcp_info} ({@code linux/tcp.h}), in the order of the structure.
 *
 * <p>A kernel that is older than a field, or a structure that ends in the midst of it, leaves it
 * absent. Behind each field stands when the kernel's number means something: {@link
 * FieldSource#knownOr} has it then, {@link FieldSource#numberOr} always has what the kernel sent.
 */
public enum TcpInfoField implements StructField {
    /** {@code tcpi_state}: the TCP state, as {@link InetSocketView#stateNumber()}. */
    STATE(u8(NUMBER), Meaning.ALWAYS),
    /**
     * {@code tcpi_ca_state}: state of congestion control: 0 open, 1 disorder, 2 CWR, 3 recovery, 4
     * loss.
     */
    CA_STATE(u8(NUMBER), Meaning.TCP_ONLY),
    /** {@code tcpi_retransmits}: retransmission timeouts in a row without progress. */
    RETRANSMITS(u8(COUNT), Meaning.CONNECTION),
    /** {@code tcpi_probes}: unanswered window or keepalive probes. */
    PROBES(u8(COUNT), Meaning.CONNECTION),
    /** {@code tcpi_backoff}: exponent of the exponential back-off of the timer. */
    BACKOFF(u8(COUNT), Meaning.CONNECTION),
    /** {@code tcpi_options}: options that both ends agreed on; see {@link TcpInfo#hasOption}. */
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
     * {@code tcpi_unacked}: segments sent and not acknowledged; in LISTEN the connections that wait
     * to be accepted.
     */
    UNACKED(u32(SEGMENTS), Meaning.LISTEN_TOO),
    /**
     * {@code tcpi_sacked}: segments acknowledged selectively; in LISTEN the limit of the backlog.
     */
    SACKED(u32(SEGMENTS), Meaning.LISTEN_TOO),
    /** {@code tcpi_lost}: segments taken for lost. */
    LOST(u32(SEGMENTS), Meaning.TCP_ONLY),
    /** {@code tcpi_retrans}: retransmitted segments not yet acknowledged. */
    RETRANS(u32(SEGMENTS), Meaning.TCP_ONLY),
    /** {@code tcpi_fackets}: segments acknowledged forward; never filled in since Linux 4.15. */
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
     * {@code tcpi_rwnd_limited}: time in which the receive window of the peer held the sender back.
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
    private final boolean known;

    TcpInfoField(StructField.Type type, Meaning meaning) {
        this.type = type;
        this.meaning = meaning;
        known = meaning.holdsOfEveryConnection();
    }

    /**
     * Returns whether any value of it means something that the kernel sends of a connection whose
     * peer has answered: in no state from ESTABLISHED to CLOSING but CLOSE. Then {@link #means}
     * need not be asked; see {@link #hasAnswered}.
     */
    public boolean isKnownOfEveryConnection() {
        return known;
    }

    /**
     * Returns whether a socket in a state, by {@link #STATE}, is a connection whose peer has
     * answered: each field that {@link #isKnownOfEveryConnection} means something then.
     */
    public static boolean hasAnswered(SocketState state) {
        return switch (state) {
            case ESTABLISHED,
                    FIN_WAIT1,
                    FIN_WAIT2,
                    TIME_WAIT,
                    CLOSE_WAIT,
                    LAST_ACK,
                    CLOSING,
                    SYN_RECV ->
                    true;
            default -> false;
        };
    }

    /**
     * Returns whether the kernel fills it in for DCCP too; the structure then has 0 for the rest.
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
