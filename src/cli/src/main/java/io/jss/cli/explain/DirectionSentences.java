package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.classify.TrafficClass;
import io.jss.cli.text.Quantity;
import io.jss.filter.build.FilterNames.PortRange;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.Unit;
import java.util.Optional;
import org.apache.commons.lang3.ArrayUtils;

/**
 * Which end opened a connection, by what evidence, through which listener, and who is at its other
 * end. A sentence without a reservation is proven by the counts of the kernel or by the state.
 */
final class DirectionSentences implements Explanation {

    private static final String OWN_SYN = "its acknowledged bytes include its own SYN";
    private static final String NO_SYN = "its acknowledged bytes include no SYN of its own";
    private static final int WELL_KNOWN = 1024;

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
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
                            + " socket had it set too, which the kernel does not report.",
                    Clue.STATE,
                    Clue.TIMER);
        }
        Optional<InetSocket> other = evidence.otherEnd(socket);
        if (evidence.isConnectedToItself(socket)) {
            sentences.add("It is connected to itself: this socket is both ends.", Clue.ENDS);
        } else {
            opener(socket, other, evidence, sentences);
        }
        if (other.isPresent()) {
            sentences.add(
                    "Its other end is on this host: "
                            + evidence.words().name(other.get())
                            + " "
                            + evidence.words().of(other.get(), evidence)
                            + ".",
                    Clue.OTHER_END);
        }
    }

    private static void opener(
            InetSocket socket,
            Optional<InetSocket> other,
            ExplainedFacts evidence,
            Sentences sentences) {
        if (socket.protocol() == Protocol.UDP || socket.protocol() == Protocol.UDPLITE) {
            datagrams(socket, evidence, sentences);
            return;
        }
        Direction opening = Direction.of(socket, ListenerIndex.notListed());
        Direction.HandshakeSide side = Direction.HandshakeSide.of(socket);
        Direction.HandshakeSide otherSide =
                other.map(Direction.HandshakeSide::of).orElse(Direction.HandshakeSide.UNKNOWN);
        if (side == Direction.HandshakeSide.OPENED) {
            if (otherSide == Direction.HandshakeSide.OPENED) {
                sentences.add(
                        "Both ends opened it at the same time (simultaneous open): the acknowledged"
                                + " bytes of each include its own SYN.",
                        Clue.OWN_SYN_ACKNOWLEDGED,
                        Clue.OTHER_END);
            } else {
                sentences.add(
                        "It went out from this host: " + OWN_SYN + ".", Clue.OWN_SYN_ACKNOWLEDGED);
            }
        } else if (side == Direction.HandshakeSide.ACCEPTED) {
            cameIn(socket, evidence, NO_SYN, sentences, Clue.NO_SYN_ACKNOWLEDGED);
        } else if (opening == Direction.OUTBOUND) {
            sentences.add(
                    "It is going out from this host: it waits for the answer to its request.");
        } else if (opening == Direction.INBOUND) {
            cameIn(
                    socket,
                    evidence,
                    "this host answered the request of the other end",
                    sentences,
                    Clue.STATE);
        } else if (otherSide == Direction.HandshakeSide.ACCEPTED) {
            sentences.add(
                    "It went out from this host; the evidence is its other end, which is on this"
                            + " host too: "
                            + NO_SYN
                            + ".",
                    Clue.OTHER_END,
                    Clue.NO_SYN_ACKNOWLEDGED);
        } else if (otherSide == Direction.HandshakeSide.OPENED) {
            cameIn(
                    socket,
                    evidence,
                    "the evidence is its other end, which is on this host too: " + OWN_SYN,
                    sentences,
                    Clue.OTHER_END,
                    Clue.OWN_SYN_ACKNOWLEDGED);
        } else {
            byListeners(socket, evidence, sentences);
        }
    }

    private static void datagrams(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        String unknown =
                "Whether this host or the other began cannot be known: the protocol has no"
                        + " connections.";
        Optional<InetSocket> beside = evidence.listenerIndex().covering(socket);
        if (beside.isEmpty()) {
            sentences.add(unknown);
        } else {
            sentences.add(
                    unknown
                            + " What others send to the same port goes to "
                            + evidence.words().name(beside.get())
                            + " "
                            + evidence.words().of(beside.get(), evidence)
                            + ".",
                    Clue.LISTENER);
        }
    }

    private static void cameIn(
            InetSocket socket,
            ExplainedFacts evidence,
            String proof,
            Sentences sentences,
            Clue... proven) {
        Optional<InetSocket> listener = evidence.listenerIndex().covering(socket);
        if (listener.isPresent()) {
            sentences.add(
                    "It came in through "
                            + listener(listener.get(), evidence)
                            + takes(listener.get())
                            + "; "
                            + proof
                            + ".",
                    ArrayUtils.add(proven, Clue.LISTENER));
            return;
        }
        String came = "It came in to this host: " + proof + ".";
        if (evidence.hasListenerOnPort(socket)) {
            sentences.add(came, proven);
            return;
        }
        Optional<InetSocket> earlier = evidence.earlier().covering(socket);
        sentences.add(
                came
                        + " The listener that took it is gone: "
                        + earlier.map(gone -> "it was " + evidence.earlier().name(gone) + ", and ")
                                .orElse("")
                        + "nothing listens on port "
                        + socket.localPort()
                        + ".",
                ArrayUtils.add(
                        proven, earlier.isPresent() ? Clue.EARLIER_LISTENER : Clue.NO_LISTENER));
    }

    private static void byListeners(
            InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        Optional<InetSocket> here = evidence.listenerIndex().covering(socket);
        Optional<InetSocket> there = evidence.listenerAtOtherEnd(socket);
        if (here.isPresent() && there.isEmpty()) {
            sentences.add(
                    "It came in through "
                            + listener(here.get(), evidence)
                            + takes(here.get())
                            + "; the evidence is that this listener covers its local end.",
                    Clue.LISTENER);
            return;
        }
        boolean silent = here.isEmpty() && !evidence.hasListenerOnPort(socket);
        Optional<InetSocket> earlier =
                silent ? evidence.earlier().covering(socket) : Optional.empty();
        if (earlier.isPresent()) {
            byEarlierListener(socket, earlier.get(), there, evidence, sentences);
        } else if (there.isPresent() && silent) {
            sentences.add(
                    "It went out from this host; the evidence is that "
                            + listener(there.get(), evidence)
                            + " covers its other end, and nothing listens on port "
                            + socket.localPort()
                            + ".",
                    Clue.LISTENER_AT_OTHER_END,
                    Clue.NO_LISTENER);
        } else if (here.isPresent()) {
            sentences.add(
                    "Which end opened it cannot be known: "
                            + listener(here.get(), evidence)
                            + " covers its local end, and "
                            + listener(there.orElseThrow(), evidence)
                            + " the other.",
                    Clue.LISTENER,
                    Clue.LISTENER_AT_OTHER_END);
        } else if (!silent) {
            sentences.add(
                    "Which end opened it cannot be known: whether the listener on port "
                            + socket.localPort()
                            + " covers its local end is not among what the kernel reports.",
                    Clue.LISTENER);
        } else {
            byPorts(socket, evidence, sentences);
        }
    }

    private static void byEarlierListener(
            InetSocket socket,
            InetSocket earlier,
            Optional<InetSocket> there,
            ExplainedFacts evidence,
            Sentences sentences) {
        String gone = evidence.earlier().name(earlier);
        if (there.isPresent()) {
            sentences.add(
                    "Which end opened it cannot be known: "
                            + gone
                            + " covered its local end in an earlier look, and "
                            + listener(there.get(), evidence)
                            + " covers the other.",
                    Clue.EARLIER_LISTENER,
                    Clue.LISTENER_AT_OTHER_END);
            return;
        }
        sentences.add(
                "It came in through "
                        + gone
                        + takes(earlier)
                        + "; the evidence is that this listener covered its local end in an earlier"
                        + " look. It is gone: nothing listens on port "
                        + socket.localPort()
                        + " now.",
                Clue.EARLIER_LISTENER,
                Clue.NO_LISTENER);
    }

    /** Ports only make one end likely: a program may bind any. */
    private static void byPorts(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        int local = socket.localPort();
        int remote = socket.remotePort();
        String nothing = "nothing listens on port " + local + " now, ";
        Optional<PortRange> range = evidence.host().localPortRange();
        if (range.isPresent() && isIn(range.get(), local) != isIn(range.get(), remote)) {
            boolean out = isIn(range.get(), local);
            sentences.add(
                    likely(out)
                            + nothing
                            + "and only port "
                            + (out ? local : remote)
                            + " is one that this kernel picks for connections that go out ("
                            + range.get().lowest()
                            + " to "
                            + range.get().highest()
                            + ").",
                    Clue.NO_LISTENER,
                    Clue.LOCAL_PORT_RANGE);
        } else if (local < WELL_KNOWN != remote < WELL_KNOWN) {
            boolean out = remote < WELL_KNOWN;
            sentences.add(
                    likely(out)
                            + nothing
                            + "and only port "
                            + (out ? remote : local)
                            + " is a well-known one (below 1024).",
                    Clue.NO_LISTENER,
                    Clue.WELL_KNOWN_PORT);
        } else {
            sentences.add(
                    "Which end opened it cannot be known: "
                            + nothing
                            + "no count of the kernel shows it, and the ports do not tell the ends"
                            + " apart.",
                    Clue.NO_LISTENER);
        }
    }

    private static boolean isIn(PortRange range, int port) {
        return port >= range.lowest() && port <= range.highest();
    }

    private static String likely(boolean out) {
        return "Which end opened it is not certain; "
                + (out ? "probably this one: " : "probably the other one: ");
    }

    /** Returns {@code the listener tcp6 :::80 of 31307/java}. */
    static String listener(InetSocket listener, ExplainedFacts evidence) {
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

    private static void waiting(InetSocket socket, Sentences sentences) {
        if (socket.state() == SocketState.LISTEN) {
            sentences.add(acceptQueue(socket), Clue.STATE, Clue.QUEUES);
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
