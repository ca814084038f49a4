package io.jss.cli.explain;

import io.jss.cli.text.Quantity;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import io.jss.model.Timer;
import io.jss.model.Unit;

/** What a TCP connection is doing with the data to send, and what holds it back. */
final class SendingSentences implements Explanation {

    private static final int PERCENT = 100;

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        if (!hasPeer(socket)) {
            return;
        }
        waiting(socket, sentences);
        if (socket.has(Structure.TCP_INFO)) {
            losses(socket, sentences);
            limits(socket, sentences);
            roundTrip(socket, sentences);
        }
    }

    /** A minisock has numbers of another meaning. */
    private static boolean hasPeer(InetSocket socket) {
        return socket.protocol() == Protocol.TCP
                && switch (socket.state()) {
                    case ESTABLISHED, CLOSE_WAIT, FIN_WAIT1, FIN_WAIT2, LAST_ACK, CLOSING -> true;
                    default -> false;
                };
    }

    private static void waiting(InetSocket socket, Sentences sentences) {
        long unsent = number(socket, TcpInfoField.NOTSENT_BYTES);
        if (socket.wqueue() > 0) {
            sentences.add(
                    Quantity.of(socket.wqueue(), Unit.BYTES)
                            + " are not acknowledged by the peer"
                            + (unsent > 0
                                    ? ", "
                                            + Quantity.of(unsent, Unit.BYTES)
                                            + " of them not even sent."
                                    : "."));
        }
        boolean probing = socket.timerNumber() == Timer.Kind.PROBE.number();
        if (probing || isClosedWindow(socket)) {
            sentences.add(
                    "The peer's window is closed (zero window): it takes nothing until its program"
                            + " reads."
                            + (probing
                                    ? " The kernel asks again in " + expires(socket) + "."
                                    : ""));
        } else if (isRetransmitting(socket)) {
            sentences.add(
                    "It is retransmitting: the oldest segment that is not acknowledged was sent"
                            + " again "
                            + SocketWords.times(socket.retransmits())
                            + " in a row, next in "
                            + expires(socket)
                            + ".");
        }
        if (socket.timerNumber() == Timer.Kind.KEEPALIVE.number()) {
            long probes = number(socket, TcpInfoField.PROBES);
            sentences.add(
                    "Keepalive is on: if nothing comes, the kernel asks the peer in "
                            + expires(socket)
                            + (probes > 0
                                    ? "; "
                                            + SocketWords.count(probes, "probe")
                                            + (probes == 1 ? " was" : " were")
                                            + " not answered."
                                    : "."));
        }
    }

    private static boolean isClosedWindow(InetSocket socket) {
        return socket.state() == SocketState.ESTABLISHED
                && number(socket, TcpInfoField.NOTSENT_BYTES) > 0
                && socket.knownOr(TcpInfoField.SND_WND, 1) == 0;
    }

    private static boolean isRetransmitting(InetSocket socket) {
        return socket.timerNumber() == Timer.Kind.ON.number() && socket.retransmits() > 0;
    }

    private static String expires(InetSocket socket) {
        return Quantity.of(socket.timerExpiresMillis(), Unit.MILLISECONDS);
    }

    private static void losses(InetSocket socket, Sentences sentences) {
        congestion((int) socket.knownOr(TcpInfoField.CA_STATE, 0), sentences);
        long retransmitted = number(socket, TcpInfoField.TOTAL_RETRANS);
        if (retransmitted > 0) {
            long sent = number(socket, TcpInfoField.SEGS_OUT);
            sentences.add(
                    "Since it began, "
                            + (sent > 0
                                    ? retransmitted + " of " + SocketWords.count(sent, "segment")
                                    : SocketWords.count(retransmitted, "segment"))
                            + (retransmitted == 1 ? " was" : " were")
                            + " sent again"
                            + (sent > 0 ? " (" + share(retransmitted, sent) + ")" : "")
                            + (isRetransmitting(socket) ? ", those in a row included." : "."));
        }
        long disordered = number(socket, TcpInfoField.RCV_OOOPACK);
        if (disordered > 0) {
            sentences.add(SocketWords.count(disordered, "segment") + " came in out of order.");
        }
        long marked = number(socket, TcpInfoField.DELIVERED_CE);
        if (marked > 0) {
            sentences.add("A router marked " + marked + " of its segments for congestion (ECN).");
        }
    }

    private static void congestion(int state, Sentences sentences) {
        switch (state) {
            case 1 -> sentences.add("Congestion control saw signs of loss or reordering.");
            case 2 ->
                    sentences.add(
                            "Congestion control is making the window smaller after a congestion"
                                    + " mark or a local queue that was full.");
            case 3 ->
                    sentences.add(
                            "Congestion control is in recovery: it mends a loss that the"
                                    + " peer's acknowledgements showed.");
            case 4 ->
                    sentences.add(
                            "Congestion control is in loss: a retransmission timeout ran"
                                    + " out.");
            default -> {
                return; // open, or a state of a newer kernel
            }
        }
    }

    private static void limits(InetSocket socket, Sentences sentences) {
        long busy = number(socket, TcpInfoField.BUSY_TIME);
        heldBack(number(socket, TcpInfoField.RWND_LIMITED), busy, "the peer's window", sentences);
        heldBack(number(socket, TcpInfoField.SNDBUF_LIMITED), busy, "its send buffer", sentences);
        long window = number(socket, TcpInfoField.SND_CWND);
        if (window > 0 && number(socket, TcpInfoField.UNACKED) >= window) {
            sentences.add(
                    "Its congestion window is full: "
                            + SocketWords.count(window, "segment")
                            + (window == 1 ? " is" : " are")
                            + " on the way.");
        }
        boolean heldBack = socket.wqueue() > 0 || isClosedWindow(socket);
        if (!heldBack
                && number(socket, TcpInfoField.DELIVERY_RATE_APP_LIMITED) == 1
                && number(socket, TcpInfoField.DELIVERY_RATE) > 0) {
            sentences.add(
                    "It is application-limited: its program sent less than the path could take,"
                            + " the last data at "
                            + Quantity.of(
                                    number(socket, TcpInfoField.DELIVERY_RATE),
                                    Unit.BYTES_PER_SECOND)
                            + ".");
        }
    }

    private static void heldBack(long micros, long busy, String by, Sentences sentences) {
        if (micros > 0 && busy > 0) {
            sentences.add(
                    "Of the "
                            + Quantity.of(busy, Unit.MICROSECONDS)
                            + " with data to send, "
                            + by
                            + " held it back for "
                            + Quantity.of(micros, Unit.MICROSECONDS)
                            + " ("
                            + share(micros, busy)
                            + ").");
        }
    }

    private static void roundTrip(InetSocket socket, Sentences sentences) {
        long rtt = number(socket, TcpInfoField.RTT);
        if (rtt > 0) {
            sentences.add(
                    "A round trip takes "
                            + Quantity.of(rtt, Unit.MICROSECONDS)
                            + " ± "
                            + Quantity.millis(number(socket, TcpInfoField.RTTVAR))
                            + ".");
        }
    }

    private static String share(long part, long whole) {
        double percent = (double) part * PERCENT / whole;
        return percent < 1 ? "less than 1 %" : Math.round(percent) + " %";
    }

    /** Returns a number of which absence and 0 mean the same: nothing to say. */
    private static long number(InetSocket socket, StructField field) {
        return socket.knownOr(field, 0);
    }
}
