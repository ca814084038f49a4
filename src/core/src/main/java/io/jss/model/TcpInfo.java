package io.jss.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code struct tcp_info}: what the kernel tells of a TCP connection under INET_DIAG_INFO.
 *
 * <p>{@link #get} gives every field; those that are asked for most have a name here too. What means
 * nothing in the state of the socket is empty: a listener has no round-trip time. {@link #numberOr}
 * gives what the kernel sent.
 */
public final class TcpInfo extends StructValues<TcpInfoField> {

    /** Keeps what the source knows of the structure. */
    public TcpInfo(FieldSource source) {
        super(Structure.TCP_INFO, source);
    }

    /** Returns {@code tcpi_rto}: retransmission timeout, in microseconds. */
    public OptionalLong rto() {
        return get(TcpInfoField.RTO);
    }

    /** Returns {@code tcpi_ato}: delayed acknowledgement timeout, in microseconds. */
    public OptionalLong ato() {
        return get(TcpInfoField.ATO);
    }

    /** Returns {@code tcpi_snd_mss}: largest segment that is sent, in bytes. */
    public OptionalLong sndMss() {
        return get(TcpInfoField.SND_MSS);
    }

    /** Returns {@code tcpi_rcv_mss}: largest segment that was received, estimated, in bytes. */
    public OptionalLong rcvMss() {
        return get(TcpInfoField.RCV_MSS);
    }

    /** Returns {@code tcpi_pmtu}: path MTU, in bytes. */
    public OptionalLong pmtu() {
        return get(TcpInfoField.PMTU);
    }

    /** Returns {@code tcpi_advmss}: segment size that was advertised to the peer, in bytes. */
    public OptionalLong advmss() {
        return get(TcpInfoField.ADVMSS);
    }

    /** Returns {@code tcpi_snd_wscale}: window scale of the peer, in bits. */
    public OptionalLong sndWscale() {
        return get(TcpInfoField.SND_WSCALE);
    }

    /** Returns {@code tcpi_rcv_wscale}: own window scale, in bits. */
    public OptionalLong rcvWscale() {
        return get(TcpInfoField.RCV_WSCALE);
    }

    /** Returns {@code tcpi_unacked}: segments sent and not acknowledged, in segments. */
    public OptionalLong unacked() {
        return get(TcpInfoField.UNACKED);
    }

    /** Returns {@code tcpi_sacked}: segments acknowledged selectively, in segments. */
    public OptionalLong sacked() {
        return get(TcpInfoField.SACKED);
    }

    /** Returns {@code tcpi_lost}: segments taken for lost, in segments. */
    public OptionalLong lost() {
        return get(TcpInfoField.LOST);
    }

    /** Returns {@code tcpi_retrans}: retransmitted segments not yet acknowledged, in segments. */
    public OptionalLong retrans() {
        return get(TcpInfoField.RETRANS);
    }

    /**
     * Returns {@code tcpi_total_retrans}: segments retransmitted since the connection began, in
     * segments.
     */
    public OptionalLong totalRetrans() {
        return get(TcpInfoField.TOTAL_RETRANS);
    }

    /**
     * Returns {@code tcpi_rtt}: smoothed round-trip time in microseconds; empty before the first
     * sample.
     */
    public OptionalLong rtt() {
        return get(TcpInfoField.RTT);
    }

    /** Returns {@code tcpi_rttvar}: variation of the round-trip time, in microseconds. */
    public OptionalLong rttvar() {
        return get(TcpInfoField.RTTVAR);
    }

    /**
     * Returns {@code tcpi_min_rtt}: lowest round-trip time of late, since Linux 4.6, in
     * microseconds.
     */
    public OptionalLong minRtt() {
        return get(TcpInfoField.MIN_RTT);
    }

    /** Returns {@code tcpi_rcv_rtt}: round-trip time seen by the receiver, in microseconds. */
    public OptionalLong rcvRtt() {
        return get(TcpInfoField.RCV_RTT);
    }

    /** Returns {@code tcpi_snd_cwnd}: congestion window, in segments. */
    public OptionalLong sndCwnd() {
        return get(TcpInfoField.SND_CWND);
    }

    /** Returns {@code tcpi_snd_ssthresh}: slow start threshold, in segments. */
    public OptionalLong sndSsthresh() {
        return get(TcpInfoField.SND_SSTHRESH);
    }

    /** Returns {@code tcpi_pacing_rate}: pacing rate, since Linux 3.15, in bytes/s. */
    public OptionalLong pacingRate() {
        return get(TcpInfoField.PACING_RATE);
    }

    /** Returns {@code tcpi_delivery_rate}: latest delivery rate, since Linux 4.9, in bytes/s. */
    public OptionalLong deliveryRate() {
        return get(TcpInfoField.DELIVERY_RATE);
    }

    /**
     * Returns {@code tcpi_bytes_acked}: bytes sent and acknowledged, the SYN counting one, since
     * Linux 4.1, in bytes.
     */
    public OptionalLong bytesAcked() {
        return get(TcpInfoField.BYTES_ACKED);
    }

    /**
     * Returns {@code tcpi_bytes_received}: bytes received, the FIN counting one, since Linux 4.1,
     * in bytes.
     */
    public OptionalLong bytesReceived() {
        return get(TcpInfoField.BYTES_RECEIVED);
    }

    /**
     * Returns {@code tcpi_bytes_sent}: bytes of data sent, retransmissions included, since Linux
     * 4.19, in bytes.
     */
    public OptionalLong bytesSent() {
        return get(TcpInfoField.BYTES_SENT);
    }

    /**
     * Returns {@code tcpi_bytes_retrans}: bytes of data retransmitted, since Linux 4.19, in bytes.
     */
    public OptionalLong bytesRetrans() {
        return get(TcpInfoField.BYTES_RETRANS);
    }

    /** Returns {@code tcpi_segs_out}: segments sent, since Linux 4.2, in segments. */
    public OptionalLong segsOut() {
        return get(TcpInfoField.SEGS_OUT);
    }

    /** Returns {@code tcpi_segs_in}: segments received, since Linux 4.2, in segments. */
    public OptionalLong segsIn() {
        return get(TcpInfoField.SEGS_IN);
    }

    /**
     * Returns {@code tcpi_notsent_bytes}: bytes written and not yet sent, since Linux 4.6, in
     * bytes.
     */
    public OptionalLong notsentBytes() {
        return get(TcpInfoField.NOTSENT_BYTES);
    }

    /**
     * Returns {@code tcpi_busy_time}: time with data to send, since Linux 4.10, in microseconds.
     */
    public OptionalLong busyTime() {
        return get(TcpInfoField.BUSY_TIME);
    }

    /**
     * Returns {@code tcpi_rwnd_limited}: time in which the receive window of the peer held the
     * sender back, since Linux 4.10, in microseconds.
     */
    public OptionalLong rwndLimited() {
        return get(TcpInfoField.RWND_LIMITED);
    }

    /**
     * Returns {@code tcpi_sndbuf_limited}: time in which the send buffer held the sender back,
     * since Linux 4.10, in microseconds.
     */
    public OptionalLong sndbufLimited() {
        return get(TcpInfoField.SNDBUF_LIMITED);
    }

    /**
     * Returns {@code tcpi_snd_wnd}: receive window that the peer advertised, scaled, since Linux
     * 5.4, in bytes.
     */
    public OptionalLong sndWnd() {
        return get(TcpInfoField.SND_WND);
    }

    /** Returns {@code tcpi_rcv_wnd}: own receive window, scaled, since Linux 6.2, in bytes. */
    public OptionalLong rcvWnd() {
        return get(TcpInfoField.RCV_WND);
    }

    /** Returns {@code tcpi_last_data_sent}: since data was last sent, in milliseconds. */
    public OptionalLong lastDataSent() {
        return get(TcpInfoField.LAST_DATA_SENT);
    }

    /** Returns {@code tcpi_last_data_recv}: since data was last received, in milliseconds. */
    public OptionalLong lastDataRecv() {
        return get(TcpInfoField.LAST_DATA_RECV);
    }

    /**
     * Returns {@code tcpi_last_ack_recv}: since an acknowledgement was last received, in
     * milliseconds.
     */
    public OptionalLong lastAckRecv() {
        return get(TcpInfoField.LAST_ACK_RECV);
    }

    /** Returns {@code tcpi_ca_state}, empty when the kernel did not send it. */
    public Optional<CongestionState> congestionState() {
        long number = knownOr(TcpInfoField.CA_STATE, -1);
        return number < 0 ? Optional.empty() : Optional.of(CongestionState.of((int) number));
    }

    /** Returns whether both ends agreed on the option, false when the kernel did not say. */
    public boolean hasOption(Option option) {
        return (knownOr(TcpInfoField.OPTIONS, 0) & option.bit()) != 0;
    }

    /**
     * Returns whether the last delivery rate was limited by the application, false when the kernel
     * did not say, since Linux 4.9.
     */
    public boolean isAppLimited() {
        return knownOr(TcpInfoField.DELIVERY_RATE_APP_LIMITED, 0) != 0;
    }

    /**
     * Returns how many connections of a listener wait to be accepted, empty in other states: the
     * kernel puts them into {@code tcpi_unacked}.
     */
    public OptionalLong backlogUsed() {
        return isListening() ? get(TcpInfoField.UNACKED) : OptionalLong.empty();
    }

    /**
     * Returns the limit of a listener's backlog, empty in other states: the kernel puts it into
     * {@code tcpi_sacked}.
     */
    public OptionalLong backlogLimit() {
        return isListening() ? get(TcpInfoField.SACKED) : OptionalLong.empty();
    }

    private boolean isListening() {
        return knownOr(TcpInfoField.STATE, 0) == SocketState.LISTEN.number();
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
        /** A number that this release does not know; {@link TcpInfoField#CA_STATE} keeps it. */
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
