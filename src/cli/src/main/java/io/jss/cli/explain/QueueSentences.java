package io.jss.cli.explain;

import io.jss.cli.text.Quantity;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.model.Unit;

/** What waits in the socket's queues, and what its state waits for. */
final class QueueSentences implements Explanation {

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        if (socket.protocol() == Protocol.TCP) {
            state(socket, sentences);
        } else if (socket.rqueue() > 0 && socket.state() != SocketState.LISTEN) {
            sentences.add(
                    "What came in and was not read yet takes "
                            + Quantity.of(socket.rqueue(), Unit.BYTES)
                            + " of memory.");
        }
        buffers(socket, sentences);
    }

    private static void state(InetSocket socket, Sentences sentences) {
        switch (socket.state()) {
            case CLOSE_WAIT -> sentences.add(closedByPeer(socket));
            case ESTABLISHED, FIN_WAIT1, FIN_WAIT2 -> {
                if (socket.state() == SocketState.FIN_WAIT1) {
                    sentences.add("It closed its side; the peer has not acknowledged that yet.");
                } else if (socket.state() == SocketState.FIN_WAIT2) {
                    sentences.add("It closed its side, and the peer has not closed the other yet.");
                }
                if (socket.rqueue() > 0) {
                    sentences.add(unread(socket.rqueue()));
                }
            }
            case LAST_ACK, CLOSING ->
                    sentences.add(
                            "Both sides are closed; the peer has not acknowledged the last end"
                                    + " yet.");
            case SYN_SENT ->
                    sentences.add("It asked for the connection and has no answer" + again(socket));
            case SYN_RECV, NEW_SYN_RECV ->
                    sentences.add(
                            "It answered a request, and the peer has not confirmed the answer"
                                    + again(socket));
            default -> {
                return; // nothing is on its way
            }
        }
    }

    private static String closedByPeer(InetSocket socket) {
        if (socket.rqueue() == 0) {
            return "The peer closed its side, and the program has read to the end: it has yet to"
                    + " close its own side.";
        }
        long bytes = socket.rqueue() - 1; // the end counts as one
        return bytes == 0
                ? "The peer closed its side, and the program has not read the end yet."
                : "The peer closed its side, and the program has not read the last "
                        + Quantity.of(bytes, Unit.BYTES)
                        + " yet.";
    }

    private static String again(InetSocket socket) {
        return socket.retransmits() == 0
                ? " yet."
                : ", though it was sent again " + SocketWords.times(socket.retransmits()) + ".";
    }

    private static String unread(long bytes) {
        return "The program has not read " + Quantity.of(bytes, Unit.BYTES) + " that came in.";
    }

    private static void buffers(InetSocket socket, Sentences sentences) {
        long limit = socket.knownOr(SkMemInfo.Field.RCVBUF, 0);
        if (limit > 0 && socket.knownOr(SkMemInfo.Field.RMEM_ALLOC, 0) >= limit) {
            sentences.add(
                    "Its receive buffer is full ("
                            + Quantity.of(limit, Unit.BYTES)
                            + "): the kernel drops what else comes in.");
        }
        long drops = socket.knownOr(SkMemInfo.Field.DROPS, 0);
        if (drops > 0) {
            sentences.add(
                    "The kernel dropped "
                            + drops
                            + (drops == 1 ? " packet" : " packets")
                            + " before the program could have them.");
        }
        if (socket.state() == SocketState.ESTABLISHED
                && socket.rqueue() > 0
                && socket.knownOr(TcpInfoField.RCV_WND, 1) == 0) {
            sentences.add(
                    "Its receive window is closed: the peer may send nothing until the program"
                            + " reads.");
        }
    }
}
