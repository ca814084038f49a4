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
    private static final byte[][] CONGESTION_STATES = {
        RowBuffer.bytes("state open"),
        RowBuffer.bytes("state disorder"),
        RowBuffer.bytes("state cwr"),
        RowBuffer.bytes("state recovery"),
        RowBuffer.bytes("state loss")
    };

    private static final byte[] WAITING = NoteLines.heading("waiting");
    private static final byte[] RTT_HEADING = NoteLines.heading("rtt");
    private static final byte[] SENT_HEADING = NoteLines.heading("sent");
    private static final byte[] RECEIVED_HEADING = NoteLines.heading("received");
    private static final byte[] LOSS_HEADING = NoteLines.heading("loss");
    private static final byte[] WINDOW = NoteLines.heading("window");
    private static final byte[] RATE = NoteLines.heading("rate");
    private static final byte[] LIMITED = NoteLines.heading("limited");
    private static final byte[] CONGESTION = NoteLines.heading("congestion");
    private static final byte[] OPTIONS_HEADING = NoteLines.heading("options");
    private static final byte[] IDLE = NoteLines.heading("idle");

    private static final byte[] MILLISECONDS = RowBuffer.bytes(" ms ");
    private static final byte[] TIMESTAMPS = RowBuffer.bytes("timestamps");
    private static final byte[] SELECTIVE = RowBuffer.bytes("SACK");
    private static final byte[] WINDOW_SCALE = RowBuffer.bytes("window scale ");
    private static final byte[] AND = RowBuffer.bytes(" and ");
    private static final byte[] SLOW_START = RowBuffer.bytes("slow start to ");
    private static final byte[] APPLICATION_LIMITED = RowBuffer.bytes("application-limited");

    private static final NumberNotes TIMES =
            new NumberNotes.Builder()
                    .add("lowest", MIN_RTT)
                    .addUnlessZero("seen by receiver", RCV_RTT)
                    .add("retransmit after", RTO)
                    .addUnlessZero("acknowledge after", ATO)
                    .build();

    private static final NumberNotes SENT =
            new NumberNotes.Builder()
                    .add("", BYTES_SENT)
                    .add("acknowledged", BYTES_ACKED)
                    .add("segments", SEGS_OUT)
                    .add("with data", DATA_SEGS_OUT)
                    .add("delivered", DELIVERED)
                    .addUnlessZero("unacknowledged segments", UNACKED)
                    .addUnlessZero("unsent", NOTSENT_BYTES)
                    .build();

    private static final NumberNotes RECEIVED =
            new NumberNotes.Builder()
                    .add("", BYTES_RECEIVED)
                    .add("segments", SEGS_IN)
                    .add("with data", DATA_SEGS_IN)
                    .addUnlessZero("out of order", RCV_OOOPACK)
                    .addUnlessZero("largest segment", RCV_MSS)
                    .build();

    private static final NumberNotes LOSS =
            new NumberNotes.Builder()
                    .addUnlessZero("retransmitted segments", TOTAL_RETRANS)
                    .addUnlessZero("outstanding", RETRANS)
                    .addUnlessZero("bytes", BYTES_RETRANS)
                    .addUnlessZero("lost", LOST)
                    .addUnlessZero("selectively acknowledged", SACKED)
                    .addUnlessZero("duplicates", DSACK_DUPS)
                    .addUnlessZero("reorderings", REORD_SEEN)
                    .addUnlessZero("timeouts in a row", RETRANSMITS)
                    .addUnlessZero("timeouts", TOTAL_RTO)
                    .addUnlessZero("unanswered probes", PROBES)
                    .addUnlessZero("backoff", BACKOFF)
                    .addUnlessZero("rehashed", REHASH)
                    .build();

    private static final NumberNotes CONGESTION_WINDOW = NumberNotes.of("congestion", SND_CWND);

    private static final NumberNotes OTHER_WINDOWS =
            new NumberNotes.Builder()
                    .add("peer", SND_WND)
                    .add("own", RCV_WND)
                    .add("own limit", RCV_SSTHRESH)
                    .add("segment", SND_MSS)
                    .add("advertised", ADVMSS)
                    .add("path MTU", PMTU)
                    .build();

    private static final NumberNotes DELIVERY = NumberNotes.unlessZero("delivered", DELIVERY_RATE);

    private static final NumberNotes PACING = NumberNotes.unlessZero("paced", PACING_RATE);

    private static final NumberNotes MOST_PACING = NumberNotes.of("at most", MAX_PACING_RATE);

    private static final NumberNotes BUSY = NumberNotes.unlessZero("busy", BUSY_TIME);

    private static final NumberNotes IDLE_SENDING = NumberNotes.of("sent", LAST_DATA_SENT);

    private static final NumberNotes IDLE_RECEIVING = NumberNotes.of("received", LAST_DATA_RECV);

    private static final NumberNotes IDLE_ACKNOWLEDGED =
            NumberNotes.of("acknowledged", LAST_ACK_RECV);

    private TcpNotes() {}

    static void write(InetSocketView socket, NoteLines lines) {
        if (!socket.has(Structure.TCP_INFO)) {
            congestion(socket, lines.group(CONGESTION));
            return;
        }
        if (socket.state() == SocketState.LISTEN) {
            RowBuffer out = lines.group(WAITING).begin();
            out.decimal(socket.knownOr(UNACKED, 0));
            out.ascii(" of at most ");
            out.decimal(socket.knownOr(SACKED, 0));
            congestion(socket, lines.group(CONGESTION));
            return;
        }
        times(socket, lines.group(RTT_HEADING));
        SENT.write(socket, lines.group(SENT_HEADING));
        RECEIVED.write(socket, lines.group(RECEIVED_HEADING));
        LOSS.write(socket, lines.group(LOSS_HEADING));
        windows(socket, lines.group(WINDOW));
        rates(socket, lines.group(RATE));
        limits(socket, lines.group(LIMITED));
        congestion(socket, lines.group(CONGESTION));
        options(socket, lines.group(OPTIONS_HEADING));
        idle(socket, lines.group(IDLE));
    }

    /** Of what never happened the kernel counts the time since its start. */
    private static void idle(InetSocketView socket, NoteLines lines) {
        if (socket.knownOr(DATA_SEGS_OUT, 1) != 0) {
            IDLE_SENDING.write(socket, lines);
        }
        if (socket.knownOr(DATA_SEGS_IN, 1) != 0) {
            IDLE_RECEIVING.write(socket, lines);
        }
        if (socket.knownOr(SEGS_IN, 1) != 0) {
            IDLE_ACKNOWLEDGED.write(socket, lines);
        }
    }

    private static void times(InetSocketView socket, NoteLines lines) {
        long rtt = socket.knownOr(RTT, 0);
        if (rtt != 0) {
            RowBuffer out = lines.begin();
            Quantity.writeMillis(rtt, out);
            out.ascii(MILLISECONDS);
            out.utf8(PLUS_MINUS, 0, PLUS_MINUS.length, 1);
            out.ascii(' ');
            Quantity.writeMillis(socket.knownOr(RTTVAR, 0), out);
        }
        TIMES.write(socket, lines);
    }

    private static void windows(InetSocketView socket, NoteLines lines) {
        CONGESTION_WINDOW.write(socket, lines);
        long threshold = socket.knownOr(SND_SSTHRESH, NO_THRESHOLD);
        if (threshold != NO_THRESHOLD) {
            lines.begin(SLOW_START).decimal(threshold);
        }
        OTHER_WINDOWS.write(socket, lines);
    }

    private static void rates(InetSocketView socket, NoteLines lines) {
        DELIVERY.write(socket, lines);
        if (socket.knownOr(DELIVERY_RATE_APP_LIMITED, 0) != 0) {
            lines.add(APPLICATION_LIMITED);
        }
        if (socket.knownOr(PACING_RATE, UNLIMITED) != UNLIMITED) {
            PACING.write(socket, lines);
        }
        if (socket.knownOr(MAX_PACING_RATE, UNLIMITED) != UNLIMITED) {
            MOST_PACING.write(socket, lines);
        }
    }

    private static void limits(InetSocketView socket, NoteLines lines) {
        long busy = socket.knownOr(BUSY_TIME, 0);
        share("by the peer's window", socket, RWND_LIMITED, busy, lines);
        share("by the send buffer", socket, SNDBUF_LIMITED, busy, lines);
        BUSY.write(socket, lines);
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
                option(option, socket, lines.begin());
            }
        }
    }

    private static void option(TcpInfo.Option option, InetSocketView socket, RowBuffer out) {
        switch (option) {
            case TIMESTAMPS -> out.ascii(TIMESTAMPS);
            case SACK -> out.ascii(SELECTIVE);
            case WSCALE -> {
                out.ascii(WINDOW_SCALE);
                out.decimal(socket.knownOr(SND_WSCALE, 0));
                out.ascii(AND);
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
