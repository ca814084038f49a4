package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.classify.TrafficClass;
import io.jss.cli.details.Quantity;
import io.jss.filter.build.FilterNames.PortRange;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Which end opened a connection, by what evidence, through which listener, and who is at its other
 * end. A sentence without a reservation is proven by the counts of the kernel or by the state.
 */
final class DirectionSentences implements Explanation {

    private static final String OWN_SYN = "its acknowledged bytes include its own SYN";
    private static final String NO_SYN = "its acknowledged bytes include no SYN of its own";
    private static final int WELL_KNOWN = 1024;

    @Override
    public void explain(InetSocket socket, Evidence evidence, List<String> sentences) {
        if (Direction.of(socket, evidence.listenerIndex()) == Direction.NONE) {
            waiting(socket, sentences);
            return;
        }
        if (socket.state() == SocketState.TIME_WAIT) {
            sentences.add(
                    "It is over: the kernel keeps its ports for another "
                            + Quantity.of(socket.timerExpiresMillis(), Unit.MILLISECONDS)
                            + ", so that late packets do not reach a new connection. A program that"
                            + " binds port "
                            + socket.localPort()
                            + " before gets EADDRINUSE, unless it sets SO_REUSEADDR and this"
                            + " socket had it set too, which the kernel does not report.");
        }
        Optional<InetSocket> other = evidence.otherEnd(socket);
        sentences.add(
                evidence.isConnectedToItself(socket)
                        ? "It is connected to itself: this socket is both ends."
                        : opener(socket, other, evidence));
        if (other.isPresent()) {
            sentences.add(
                    "Its other end is on this host: "
                            + evidence.words().name(other.get())
                            + " "
                            + evidence.words().of(other.get(), evidence)
                            + ".");
        }
    }

    private static String opener(InetSocket socket, Optional<InetSocket> other, Evidence evidence) {
        if (socket.protocol() == Protocol.UDP || socket.protocol() == Protocol.UDPLITE) {
            return datagrams(socket, evidence);
        }
        Direction opening = Direction.of(socket, ListenerIndex.notListed());
        Direction.HandshakeSide side = Direction.HandshakeSide.of(socket);
        Direction.HandshakeSide otherSide =
                other.map(Direction.HandshakeSide::of).orElse(Direction.HandshakeSide.UNKNOWN);
        if (side == Direction.HandshakeSide.OPENED) {
            return otherSide == Direction.HandshakeSide.OPENED
                    ? "Both ends opened it at the same time (simultaneous open): the acknowledged"
                            + " bytes of each include its own SYN."
                    : "It went out from this host: " + OWN_SYN + ".";
        }
        if (side == Direction.HandshakeSide.ACCEPTED) {
            return cameIn(socket, evidence, NO_SYN);
        }
        if (opening == Direction.OUTBOUND) {
            return "It is going out from this host: it waits for the answer to its request.";
        }
        if (opening == Direction.INBOUND) {
            return cameIn(socket, evidence, "this host answered the request of the other end");
        }
        if (otherSide == Direction.HandshakeSide.ACCEPTED) {
            return "It went out from this host; the evidence is its other end, which is on this"
                    + " host too: "
                    + NO_SYN
                    + ".";
        }
        if (otherSide == Direction.HandshakeSide.OPENED) {
            return cameIn(
                    socket,
                    evidence,
                    "the evidence is its other end, which is on this host too: " + OWN_SYN);
        }
        return byListeners(socket, evidence);
    }

    private static String datagrams(InetSocket socket, Evidence evidence) {
        String unknown =
                "Whether this host or the other began cannot be known: the protocol has no"
                        + " connections.";
        Optional<InetSocket> beside = evidence.listenerIndex().covering(socket);
        return beside.isEmpty()
                ? unknown
                : unknown
                        + " What others send to the same port goes to "
                        + evidence.words().name(beside.get())
                        + " "
                        + evidence.words().of(beside.get(), evidence)
                        + ".";
    }

    private static String cameIn(InetSocket socket, Evidence evidence, String proof) {
        Optional<InetSocket> listener = evidence.listenerIndex().covering(socket);
        if (listener.isPresent()) {
            return "It came in through "
                    + listener(listener.get(), evidence)
                    + takes(listener.get())
                    + "; "
                    + proof
                    + ".";
        }
        return "It came in to this host: "
                + proof
                + "."
                + (evidence.hasListenerOnPort(socket)
                        ? ""
                        : " The listener that took it is gone: nothing listens on port "
                                + socket.localPort()
                                + ".");
    }

    private static String byListeners(InetSocket socket, Evidence evidence) {
        Optional<InetSocket> here = evidence.listenerIndex().covering(socket);
        Optional<InetSocket> there = evidence.listenerAtOtherEnd(socket);
        if (here.isPresent() && there.isEmpty()) {
            return "It came in through "
                    + listener(here.get(), evidence)
                    + takes(here.get())
                    + "; the evidence is that this listener covers its local end.";
        }
        boolean silent = here.isEmpty() && !evidence.hasListenerOnPort(socket);
        if (there.isPresent() && silent) {
            return "It went out from this host; the evidence is that "
                    + listener(there.get(), evidence)
                    + " covers its other end, and nothing listens on port "
                    + socket.localPort()
                    + ".";
        }
        if (here.isPresent()) {
            return "Which end opened it cannot be known: "
                    + listener(here.get(), evidence)
                    + " covers its local end, and "
                    + listener(there.orElseThrow(), evidence)
                    + " the other.";
        }
        if (!silent) {
            return "Which end opened it cannot be known: whether the listener on port "
                    + socket.localPort()
                    + " covers its local end is not among what the kernel reports.";
        }
        return byPorts(socket, evidence);
    }

    /** Ports only make one end likely: a program may bind any. */
    private static String byPorts(InetSocket socket, Evidence evidence) {
        int local = socket.localPort();
        int remote = socket.remotePort();
        String nothing = "nothing listens on port " + local + " now, ";
        Optional<PortRange> range = evidence.host().localPortRange();
        if (range.isPresent() && isIn(range.get(), local) != isIn(range.get(), remote)) {
            boolean out = isIn(range.get(), local);
            return likely(out)
                    + nothing
                    + "and only port "
                    + (out ? local : remote)
                    + " is one that this kernel picks for connections that go out ("
                    + range.get().lowest()
                    + " to "
                    + range.get().highest()
                    + ").";
        }
        if (local < WELL_KNOWN != remote < WELL_KNOWN) {
            boolean out = remote < WELL_KNOWN;
            return likely(out)
                    + nothing
                    + "and only port "
                    + (out ? remote : local)
                    + " is a well-known one (below 1024).";
        }
        return "Which end opened it cannot be known: "
                + nothing
                + "no count of the kernel shows it, and the ports do not tell the ends apart.";
    }

    private static boolean isIn(PortRange range, int port) {
        return port >= range.lowest() && port <= range.highest();
    }

    private static String likely(boolean out) {
        return "Which end opened it is not certain; "
                + (out ? "probably this one: " : "probably the other one: ");
    }

    private static String listener(InetSocket listener, Evidence evidence) {
        return (listener.state() == SocketState.LISTEN ? "the listener " : "the socket ")
                + evidence.words().name(listener)
                + " "
                + evidence.words().of(listener, evidence);
    }

    private static String takes(InetSocket listener) {
        return Classifier.classify(listener) == TrafficClass.DUAL_STACK
                ? ", which takes IPv6 and IPv4 (its IPV6_V6ONLY is off)"
                : "";
    }

    private static void waiting(InetSocket socket, List<String> sentences) {
        if (socket.state() == SocketState.LISTEN) {
            sentences.add(acceptQueue(socket));
        } else if (socket.protocol() == Protocol.TCP) {
            sentences.add(
                    "It neither listens nor is connected, yet its port is in use: another program"
                            + " that binds it gets EADDRINUSE.");
        } else if (socket.protocol() != Protocol.RAW && socket.localPort() != 0) {
            sentences.add("It has no peer: it takes what is sent to its port.");
        }
    }

    /** As {@code sk_acceptq_is_full}: the queue holds one more than the backlog. */
    private static String acceptQueue(InetSocket socket) {
        long waiting = socket.rqueue();
        String wait = waiting == 1 ? " waits" : " wait";
        if (waiting > socket.wqueue()) {
            return "It waits for connections, but its accept queue is full: "
                    + waiting
                    + wait
                    + " to be accepted, more than its backlog of "
                    + socket.wqueue()
                    + ". The kernel drops new ones until the program accepts.";
        }
        return "It waits for connections; "
                + (waiting == 0 ? "none waits" : waiting + wait)
                + " to be accepted (its backlog is "
                + socket.wqueue()
                + ").";
    }
}
