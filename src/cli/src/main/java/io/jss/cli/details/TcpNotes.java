package io.jss.cli.details;

import static io.jss.model.TcpInfoField.ADVMSS;
import static io.jss.model.TcpInfoField.ATO;
import static io.jss.model.TcpInfoField.BACKOFF;
import static io.jss.model.TcpInfoField.BUSY_TIME;
import static io.jss.model.TcpInfoField.BYTES_ACKED;
import static io.jss.model.TcpInfoField.BYTES_RECEIVED;
import static io.jss.model.TcpInfoField.BYTES_RETRANS;
import static io.jss.model.TcpInfoField.BYTES_SENT;
import static io.jss.model.TcpInfoField.CA_STATE;
import static io.jss.model.TcpInfoField.DATA_SEGS_IN;
import static io.jss.model.TcpInfoField.DATA_SEGS_OUT;
import static io.jss.model.TcpInfoField.DELIVERED;
import static io.jss.model.TcpInfoField.DELIVERY_RATE;
import static io.jss.model.TcpInfoField.DELIVERY_RATE_APP_LIMITED;
import static io.jss.model.TcpInfoField.DSACK_DUPS;
import static io.jss.model.TcpInfoField.LAST_ACK_RECV;
import static io.jss.model.TcpInfoField.LAST_DATA_RECV;
import static io.jss.model.TcpInfoField.LAST_DATA_SENT;
import static io.jss.model.TcpInfoField.LOST;
import static io.jss.model.TcpInfoField.MAX_PACING_RATE;
import static io.jss.model.TcpInfoField.MIN_RTT;
import static io.jss.model.TcpInfoField.NOTSENT_BYTES;
import static io.jss.model.TcpInfoField.OPTIONS;
import static io.jss.model.TcpInfoField.PACING_RATE;
import static io.jss.model.TcpInfoField.PMTU;
import static io.jss.model.TcpInfoField.PROBES;
import static io.jss.model.TcpInfoField.RCV_MSS;
import static io.jss.model.TcpInfoField.RCV_OOOPACK;
import static io.jss.model.TcpInfoField.RCV_RTT;
import static io.jss.model.TcpInfoField.RCV_SSTHRESH;
import static io.jss.model.TcpInfoField.RCV_WND;
import static io.jss.model.TcpInfoField.RCV_WSCALE;
import static io.jss.model.TcpInfoField.REHASH;
import static io.jss.model.TcpInfoField.REORD_SEEN;
import static io.jss.model.TcpInfoField.RETRANS;
import static io.jss.model.TcpInfoField.RETRANSMITS;
import static io.jss.model.TcpInfoField.RTO;
import static io.jss.model.TcpInfoField.RTT;
import static io.jss.model.TcpInfoField.RTTVAR;
import static io.jss.model.TcpInfoField.RWND_LIMITED;
import static io.jss.model.TcpInfoField.SACKED;
import static io.jss.model.TcpInfoField.SEGS_IN;
import static io.jss.model.TcpInfoField.SEGS_OUT;
import static io.jss.model.TcpInfoField.SNDBUF_LIMITED;
import static io.jss.model.TcpInfoField.SND_CWND;
import static io.jss.model.TcpInfoField.SND_MSS;
import static io.jss.model.TcpInfoField.SND_SSTHRESH;
import static io.jss.model.TcpInfoField.SND_WND;
import static io.jss.model.TcpInfoField.SND_WSCALE;
import static io.jss.model.TcpInfoField.TOTAL_RETRANS;
import static io.jss.model.TcpInfoField.TOTAL_RTO;
import static io.jss.model.TcpInfoField.UNACKED;

import io.jss.cli.text.Quantity;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.Structure;
import io.jss.model.TcpInfo;
import io.jss.model.TcpInfoField;
import java.nio.charset.StandardCharsets;

/** The groups of {@code tcp_info}. */
final class TcpNotes {

    /** {@code TCP_INFINITE_SSTHRESH}: the connection is in its first slow start. */
    private static final long NO_THRESHOLD = 0x7fffffff;

    private static final long UNLIMITED = -1;
    private static final byte[] PLUS_MINUS = "±".getBytes(StandardCharsets.UTF_8);

    private static final TcpInfo.Option[] ALL_OPTIONS = TcpInfo.Option.values();

    /** By the number of the state, {@link TcpInfo.CongestionState}. */
    private static final String[] CONGESTION_STATES = {
        "state open", "state disorder", "state cwr", "state recovery", "state loss"
    };

    private TcpNotes() {}

    static void write(InetSocketView socket, NoteLines lines) {
        if (!socket.has(Structure.TCP_INFO)) {
            congestion(socket, lines.group("congestion"));
            return;
        }
        if (socket.state() == SocketState.LISTEN) {
            RowBuffer out = lines.group("waiting").begin("");
            out.decimal(socket.knownOr(UNACKED, 0));
            out.ascii(" of at most ");
            out.decimal(socket.knownOr(SACKED, 0));
            congestion(socket, lines.group("congestion"));
            return;
        }
        times(socket, lines.group("rtt"));
        lines.group("sent")
                .add("", socket, BYTES_SENT)
                .add("acknowledged", socket, BYTES_ACKED)
                .add("segments", socket, SEGS_OUT)
                .add("with data", socket, DATA_SEGS_OUT)
                .add("delivered", socket, DELIVERED)
                .addUnlessZero("unacknowledged segments", socket, UNACKED)
                .addUnlessZero("unsent", socket, NOTSENT_BYTES);
        lines.group("received")
                .add("", socket, BYTES_RECEIVED)
                .add("segments", socket, SEGS_IN)
                .add("with data", socket, DATA_SEGS_IN)
                .addUnlessZero("out of order", socket, RCV_OOOPACK)
                .addUnlessZero("largest segment", socket, RCV_MSS);
        loss(socket, lines.group("loss"));
        windows(socket, lines.group("window"));
        rates(socket, lines.group("rate"));
        limits(socket, lines.group("limited"));
        congestion(socket, lines.group("congestion"));
        options(socket, lines.group("options"));
        idle(socket, lines.group("idle"));
    }

    /** Of what never happened the kernel counts the time since its start. */
    private static void idle(InetSocketView socket, NoteLines lines) {
        if (socket.knownOr(DATA_SEGS_OUT, 1) != 0) {
            lines.add("sent", socket, LAST_DATA_SENT);
        }
        if (socket.knownOr(DATA_SEGS_IN, 1) != 0) {
            lines.add("received", socket, LAST_DATA_RECV);
        }
        if (socket.knownOr(SEGS_IN, 1) != 0) {
            lines.add("acknowledged", socket, LAST_ACK_RECV);
        }
    }

    private static void times(InetSocketView socket, NoteLines lines) {
        long rtt = socket.knownOr(RTT, 0);
        if (rtt != 0) {
            RowBuffer out = lines.begin("");
            Quantity.writeMillis(rtt, out);
            out.ascii(" ms ");
            out.utf8(PLUS_MINUS, 0, PLUS_MINUS.length, 1);
            out.ascii(' ');
            Quantity.writeMillis(socket.knownOr(RTTVAR, 0), out);
        }
        lines.add("lowest", socket, MIN_RTT)
                .addUnlessZero("seen by receiver", socket, RCV_RTT)
                .add("retransmit after", socket, RTO)
                .addUnlessZero("acknowledge after", socket, ATO);
    }

    private static void loss(InetSocketView socket, NoteLines lines) {
        lines.addUnlessZero("retransmitted segments", socket, TOTAL_RETRANS)
                .addUnlessZero("outstanding", socket, RETRANS)
                .addUnlessZero("bytes", socket, BYTES_RETRANS)
                .addUnlessZero("lost", socket, LOST)
                .addUnlessZero("selectively acknowledged", socket, SACKED)
                .addUnlessZero("duplicates", socket, DSACK_DUPS)
                .addUnlessZero("reorderings", socket, REORD_SEEN)
                .addUnlessZero("timeouts in a row", socket, RETRANSMITS)
                .addUnlessZero("timeouts", socket, TOTAL_RTO)
                .addUnlessZero("unanswered probes", socket, PROBES)
                .addUnlessZero("backoff", socket, BACKOFF)
                .addUnlessZero("rehashed", socket, REHASH);
    }

    private static void windows(InetSocketView socket, NoteLines lines) {
        lines.add("congestion", socket, SND_CWND);
        long threshold = socket.knownOr(SND_SSTHRESH, NO_THRESHOLD);
        if (threshold != NO_THRESHOLD) {
            lines.add("slow start to ", threshold);
        }
        lines.add("peer", socket, SND_WND)
                .add("own", socket, RCV_WND)
                .add("own limit", socket, RCV_SSTHRESH)
                .add("segment", socket, SND_MSS)
                .add("advertised", socket, ADVMSS)
                .add("path MTU", socket, PMTU);
    }

    private static void rates(InetSocketView socket, NoteLines lines) {
        lines.addUnlessZero("delivered", socket, DELIVERY_RATE)
                .addIf(socket.knownOr(DELIVERY_RATE_APP_LIMITED, 0) != 0, "application-limited");
        if (socket.knownOr(PACING_RATE, UNLIMITED) != UNLIMITED) {
            lines.addUnlessZero("paced", socket, PACING_RATE);
        }
        if (socket.knownOr(MAX_PACING_RATE, UNLIMITED) != UNLIMITED) {
            lines.add("at most", socket, MAX_PACING_RATE);
        }
    }

    private static void limits(InetSocketView socket, NoteLines lines) {
        long busy = socket.knownOr(BUSY_TIME, 0);
        share("by the peer's window", socket, RWND_LIMITED, busy, lines);
        share("by the send buffer", socket, SNDBUF_LIMITED, busy, lines);
        lines.addUnlessZero("busy", socket, BUSY_TIME);
    }

    private static void share(
            String name, InetSocketView socket, TcpInfoField field, long busy, NoteLines lines) {
        long time = socket.knownOr(field, 0);
        if (time != 0 && busy != 0) {
            RowBuffer out = lines.begin(name);
            out.ascii(' ');
            Quantity.write(time, field.unit(), out);
            out.ascii(" (");
            Quantity.writePerCent(time, busy, out);
            out.ascii(" %)");
        }
    }

    private static void congestion(InetSocketView socket, NoteLines lines) {
        String name = socket.congestionOr("");
        if (!name.isEmpty()) {
            lines.addForeign("", name);
        }
        if (socket.state() != SocketState.LISTEN) {
            long state = socket.knownOr(CA_STATE, CONGESTION_STATES.length);
            if (state >= 0 && state < CONGESTION_STATES.length) {
                lines.add(CONGESTION_STATES[(int) state]);
            }
        }
    }

    private static void options(InetSocketView socket, NoteLines lines) {
        long options = socket.knownOr(OPTIONS, 0);
        for (TcpInfo.Option option : ALL_OPTIONS) {
            if ((options & option.bit()) != 0) {
                option(option, socket, lines.begin(""));
            }
        }
    }

    private static void option(TcpInfo.Option option, InetSocketView socket, RowBuffer out) {
        switch (option) {
            case TIMESTAMPS -> out.ascii("timestamps");
            case SACK -> out.ascii("SACK");
            case WSCALE -> {
                out.ascii("window scale ");
                out.decimal(socket.knownOr(SND_WSCALE, 0));
                out.ascii(" and ");
                out.decimal(socket.knownOr(RCV_WSCALE, 0));
            }
            case ECN -> out.ascii("ECN");
            case ECN_SEEN -> out.ascii("ECN seen");
            case SYN_DATA -> out.ascii("data in the SYN");
            case USEC_TIMESTAMPS -> out.ascii("microsecond timestamps");
            case TFO_CHILD -> out.ascii("made by fast open");
        }
    }
}
