package io.jss.cli.compat.ss;

import io.jss.model.BbrInfo;
import io.jss.model.DctcpInfo;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfo;
import io.jss.model.TcpInfoField;
import io.jss.model.VegasInfo;

/**
 * What {@code -i} prints of tcp_info. A value that the kernel did not send counts as 0, and most
 * that are 0 are not printed: so does ss.
 */
final class TcpText {

    private static final double MICROS = 1000;
    private static final double BITS = 8;
    private static final double BITS_PER_MEGABYTE = 8_000_000;
    private static final long DEFAULT_RTO = 3_000_000;
    private static final long NO_THRESHOLD = 0xffff;
    private static final long NO_SAMPLE = 0xffffffffL;
    private static final long NO_RTT = 0x7fffffff;
    private static final long UNLIMITED = -1;
    private static final int DEFAULT_REORDERING = 3;

    private final InetSocketView socket;
    private final boolean options;
    private final boolean numeric;
    private final ExtraText text;

    private TcpText(InetSocketView socket, boolean options, boolean numeric, ExtraText text) {
        this.socket = socket;
        this.options = options;
        this.numeric = numeric;
        this.text = text;
    }

    static void write(InetSocketView socket, boolean options, boolean numeric, ExtraText text) {
        if (socket.has(Structure.TCP_INFO)) {
            TcpText writer = new TcpText(socket, options, numeric, text);
            writer.head();
            writer.counts();
            writer.congestion();
            writer.rates();
            writer.limits();
            writer.tail();
        }
    }

    private void head() {
        if (options) {
            option(TcpInfo.Option.TIMESTAMPS, " ts");
            option(TcpInfo.Option.SACK, " sack");
            option(TcpInfo.Option.ECN, " ecn");
            option(TcpInfo.Option.ECN_SEEN, " ecnseen");
            option(TcpInfo.Option.SYN_DATA, " fastopen");
        }
        String algorithm = socket.congestionOr("");
        if (!algorithm.isEmpty()) {
            text.append(' ').foreign(algorithm);
        }
        if (has(TcpInfo.Option.WSCALE)) {
            text.append(" wscale:").append(of(TcpInfoField.SND_WSCALE));
            text.append(',').append(of(TcpInfoField.RCV_WSCALE));
        }
        if (of(TcpInfoField.RTO) != DEFAULT_RTO) {
            millis(" rto:", TcpInfoField.RTO);
        }
        count(" backoff:", TcpInfoField.BACKOFF);
        if (of(TcpInfoField.RTT) != 0) {
            millis(" rtt:", TcpInfoField.RTT);
            text.append('/');
            CText.g(of(TcpInfoField.RTTVAR) / MICROS, text);
        }
        millis(" ato:", TcpInfoField.ATO);
        count(" mss:", TcpInfoField.SND_MSS);
        count(" pmtu:", TcpInfoField.PMTU);
        count(" rcvmss:", TcpInfoField.RCV_MSS);
        count(" advmss:", TcpInfoField.ADVMSS);
        count(" cwnd:", TcpInfoField.SND_CWND);
        if (of(TcpInfoField.SND_SSTHRESH) < NO_THRESHOLD) {
            count(" ssthresh:", TcpInfoField.SND_SSTHRESH);
        }
    }

    private void counts() {
        count(" bytes_sent:", TcpInfoField.BYTES_SENT);
        count(" bytes_retrans:", TcpInfoField.BYTES_RETRANS);
        count(" bytes_acked:", TcpInfoField.BYTES_ACKED);
        count(" bytes_received:", TcpInfoField.BYTES_RECEIVED);
        count(" segs_out:", TcpInfoField.SEGS_OUT);
        count(" segs_in:", TcpInfoField.SEGS_IN);
        count(" data_segs_out:", TcpInfoField.DATA_SEGS_OUT);
        count(" data_segs_in:", TcpInfoField.DATA_SEGS_IN);
    }

    private void congestion() {
        if (socket.has(Structure.DCTCP_INFO)) {
            if (of(DctcpInfo.Field.ENABLED) == 0) {
                text.append(" dctcp:fallback_mode");
            } else {
                text.append(" dctcp:(ce_state:").append(of(DctcpInfo.Field.CE_STATE));
                text.append(",alpha:").append(of(DctcpInfo.Field.ALPHA));
                text.append(",ab_ecn:").append(of(DctcpInfo.Field.AB_ECN));
                text.append(",ab_tot:").append(of(DctcpInfo.Field.AB_TOT)).append(')');
            }
        }
        if (socket.has(Structure.BBR_INFO)) {
            bbr();
        }
    }

    /** Before the first sample the kernel sends the largest number, and ss takes it for a time. */
    private void bbr() {
        text.append(" bbr:(bw:");
        bandwidth(unsigned(of(BbrInfo.Field.BW)) * BITS);
        text.append("bps,mrtt:");
        CText.g(socket.numberOr(BbrInfo.Field.MIN_RTT, NO_SAMPLE) / MICROS, text);
        gain(",pacing_gain:", BbrInfo.Field.PACING_GAIN);
        gain(",cwnd_gain:", BbrInfo.Field.CWND_GAIN);
        text.append(')');
    }

    private void gain(String name, BbrInfo.Field field) {
        if (of(field) != 0) {
            text.append(name);
            CText.g(of(field) / 256.0, text);
        }
    }

    private void rates() {
        double rtt = rtt();
        if (rtt > 0 && of(TcpInfoField.SND_MSS) != 0 && of(TcpInfoField.SND_CWND) != 0) {
            double window = (double) of(TcpInfoField.SND_CWND) * of(TcpInfoField.SND_MSS);
            text.append(" send ");
            bandwidth(window * BITS_PER_MEGABYTE / rtt);
            text.append("bps");
        }
        count(" lastsnd:", TcpInfoField.LAST_DATA_SENT);
        count(" lastrcv:", TcpInfoField.LAST_DATA_RECV);
        count(" lastack:", TcpInfoField.LAST_ACK_RECV);
        if (rate(" pacing_rate ", TcpInfoField.PACING_RATE)) {
            rate("/", TcpInfoField.MAX_PACING_RATE);
        }
        rate(" delivery_rate ", TcpInfoField.DELIVERY_RATE);
        count(" delivered:", TcpInfoField.DELIVERED);
        count(" delivered_ce:", TcpInfoField.DELIVERED_CE);
        if (of(TcpInfoField.DELIVERY_RATE_APP_LIMITED) != 0) {
            text.append(" app_limited");
        }
    }

    /** Vegas measures better, where it is at work. */
    private double rtt() {
        long vegas = of(VegasInfo.Field.RTT);
        boolean measured = of(VegasInfo.Field.ENABLED) != 0 && vegas != 0 && vegas != NO_RTT;
        return measured ? vegas : of(TcpInfoField.RTT);
    }

    private boolean rate(String name, TcpInfoField field) {
        long bytes = of(field);
        boolean limited = field == TcpInfoField.DELIVERY_RATE || bytes != UNLIMITED;
        if (bytes == 0 || !limited) {
            return false;
        }
        text.append(name);
        bandwidth(unsigned(bytes) * BITS);
        text.append("bps");
        return true;
    }

    private void limits() {
        long busy = of(TcpInfoField.BUSY_TIME);
        if (busy != 0) {
            text.append(" busy:").append(Long.divideUnsigned(busy, 1000)).append("ms");
            limit(" rwnd_limited:", TcpInfoField.RWND_LIMITED, busy);
            limit(" sndbuf_limited:", TcpInfoField.SNDBUF_LIMITED, busy);
        }
    }

    private void limit(String name, TcpInfoField field, long busy) {
        long time = of(field);
        if (time != 0) {
            text.append(name).append(Long.divideUnsigned(time, 1000)).append("ms(");
            text.append(CText.percent(unsigned(time), unsigned(busy))).append("%)");
        }
    }

    private void tail() {
        count(" unacked:", TcpInfoField.UNACKED);
        if (of(TcpInfoField.RETRANS) != 0 || of(TcpInfoField.TOTAL_RETRANS) != 0) {
            text.append(" retrans:").append(of(TcpInfoField.RETRANS));
            text.append('/').append(of(TcpInfoField.TOTAL_RETRANS));
        }
        count(" lost:", TcpInfoField.LOST);
        if (socket.state() != SocketState.LISTEN) {
            count(" sacked:", TcpInfoField.SACKED);
        }
        count(" dsack_dups:", TcpInfoField.DSACK_DUPS);
        count(" fackets:", TcpInfoField.FACKETS);
        if (of(TcpInfoField.REORDERING) != DEFAULT_REORDERING) {
            text.append(" reordering:").append(CText.d(of(TcpInfoField.REORDERING)));
        }
        count(" reord_seen:", TcpInfoField.REORD_SEEN);
        millis(" rcv_rtt:", TcpInfoField.RCV_RTT);
        count(" rcv_space:", TcpInfoField.RCV_SPACE);
        count(" rcv_ssthresh:", TcpInfoField.RCV_SSTHRESH);
        count(" notsent:", TcpInfoField.NOTSENT_BYTES);
        millis(" minrtt:", TcpInfoField.MIN_RTT);
        count(" rcv_ooopack:", TcpInfoField.RCV_OOOPACK);
        count(" snd_wnd:", TcpInfoField.SND_WND);
    }

    private void option(TcpInfo.Option option, String word) {
        text.append(has(option) ? word : "");
    }

    private boolean has(TcpInfo.Option option) {
        return (of(TcpInfoField.OPTIONS) & option.bit()) != 0;
    }

    private void count(String name, TcpInfoField field) {
        long value = of(field);
        if (value != 0) {
            text.append(name);
            text.unsigned(value);
        }
    }

    private void millis(String name, TcpInfoField field) {
        long value = of(field);
        if (value != 0) {
            text.append(name);
            CText.g(value / MICROS, text);
        }
    }

    private long of(StructField field) {
        return socket.numberOr(field, 0);
    }

    private void bandwidth(double bits) {
        CText.bandwidth(bits, numeric, text);
    }

    private static double unsigned(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }
}
