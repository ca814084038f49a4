package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.List;
import java.util.Optional;

/** Which way a connection was made, through which listener, and who is at its other end. */
final class DirectionSentences implements Explanation {

    @Override
    public void explain(InetSocket socket, Evidence evidence, List<String> sentences) {
        switch (Direction.of(socket, evidence.listenerIndex())) {
            case INBOUND -> sentences.add(inbound(socket, evidence));
            case OUTBOUND ->
                    sentences.add(
                            "It went out from this host: nothing listens on port "
                                    + socket.localPort()
                                    + " at its local end.");
            case UNKNOWN -> sentences.add(unknown(socket));
            case NONE -> waiting(socket, sentences);
        }
        Optional<InetSocket> other = evidence.otherEnd(socket);
        if (other.isPresent()) {
            sentences.add(
                    "Its other end is on this host: "
                            + Words.name(other.get())
                            + " "
                            + Words.of(other.get(), evidence)
                            + ".");
        }
    }

    private static String inbound(InetSocket socket, Evidence evidence) {
        Optional<InetSocket> found = evidence.listenerIndex().covering(socket);
        if (found.isEmpty()) {
            return "It came in to this host; the listener that took it is no longer there.";
        }
        InetSocket listener = found.get();
        TrafficClass takes = Classifier.classify(listener);
        return "It came in through "
                + (listener.state() == SocketState.LISTEN ? "the listener " : "the socket ")
                + Words.name(listener)
                + " "
                + Words.of(listener, evidence)
                + (takes == TrafficClass.DUAL_STACK
                        ? ", which takes IPv6 and IPv4 (its IPV6_V6ONLY is off)."
                        : ".");
    }

    private static String unknown(InetSocket socket) {
        return switch (socket.protocol()) {
            case UDP, UDPLITE ->
                    "Whether this host or the other began is unknown: the protocol knows no"
                            + " connections.";
            default ->
                    "Whether it came in or went out is unknown: what could have taken it cannot be"
                            + " told from what the kernel tells.";
        };
    }

    private static void waiting(InetSocket socket, List<String> sentences) {
        if (socket.state() == SocketState.LISTEN) {
            sentences.add(
                    "It waits for connections; "
                            + socket.rqueue()
                            + " of at most "
                            + socket.wqueue()
                            + " wait to be accepted.");
        } else if (socket.protocol() != Protocol.RAW && socket.localPort() != 0) {
            sentences.add("It has no peer: it takes what is sent to its port.");
        }
    }
}
