package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.cli.table.ProgramName;
import io.jss.cli.text.SafeText;
import io.jss.fields.words.StateName;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.model.Timer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Many sockets: what they are together, what stands out, and which few tell most. */
final class Crowd {

    /** So many are explained one by one. */
    static final int FEW = 20;

    private static final int MOST_VALUES = 5;
    private static final int MOST_LISTENERS = 3;
    private static final int MOST_TELLING = 6;

    /**
     * What some sockets have in common and others have not.
     *
     * @param one what is said of one, behind its number
     * @param many what is said of several, behind their number
     * @param test whether a socket has it
     * @param size how much of it, to find the one that tells most
     */
    private record Trait(
            String one, String many, Predicate<InetSocket> test, ToLongFunction<InetSocket> size) {}

    private static final List<Trait> TRAITS =
            List.of(
                    new Trait(
                            "listener has a full accept queue",
                            "listeners have a full accept queue",
                            Crowd::hasFullQueue,
                            InetSocket::rqueue),
                    new Trait(
                            "waits for a peer that takes nothing (zero window)",
                            "wait for peers that take nothing (zero window)",
                            Crowd::isProbing,
                            InetSocket::wqueue),
                    new Trait(
                            "retransmits what was not acknowledged",
                            "retransmit what was not acknowledged",
                            Crowd::isRetransmitting,
                            InetSocket::retransmits),
                    new Trait(
                            "was closed by its peer and not by its program (CLOSE_WAIT)",
                            "were closed by their peers and not by their programs (CLOSE_WAIT)",
                            socket -> socket.state() == SocketState.CLOSE_WAIT,
                            InetSocket::rqueue),
                    new Trait(
                            "has data that its program has not read",
                            "have data that their programs have not read",
                            socket -> isConnected(socket) && unread(socket) > 0,
                            Crowd::unread),
                    new Trait(
                            "was not accepted by its program yet",
                            "were not accepted by their programs yet",
                            socket -> isConnected(socket) && socket.inodeOr(0) == 0,
                            InetSocket::rqueue),
                    new Trait(
                            "is still being opened",
                            "are still being opened",
                            Crowd::isOpening,
                            InetSocket::retransmits),
                    new Trait(
                            "is being closed",
                            "are being closed",
                            Crowd::isClosing,
                            InetSocket::wqueue));

    private final List<InetSocket> sockets;
    private final ExplainedFacts evidence;

    Crowd(List<InetSocket> sockets, ExplainedFacts evidence) {
        this.sockets = sockets;
        this.evidence = evidence;
    }

    private static boolean hasFullQueue(InetSocket socket) {
        return socket.state() == SocketState.LISTEN && socket.rqueue() > socket.wqueue();
    }

    private static boolean isProbing(InetSocket socket) {
        return socket.protocol() == Protocol.TCP
                && (socket.timerNumber() == Timer.Kind.PROBE.number()
                        || (isConnected(socket)
                                && socket.wqueue() > 0
                                && socket.numberOr(TcpInfoField.SND_WND, 1) == 0));
    }

    private static boolean isRetransmitting(InetSocket socket) {
        return isConnected(socket)
                && socket.timerNumber() == Timer.Kind.ON.number()
                && socket.retransmits() > 0;
    }

    private static boolean isConnected(InetSocket socket) {
        return socket.protocol() == Protocol.TCP
                && (socket.state() == SocketState.ESTABLISHED
                        || socket.state() == SocketState.CLOSE_WAIT);
    }

    /** The kernel counts the peer's end as a byte. */
    private static long unread(InetSocket socket) {
        return socket.rqueue() - (socket.state() == SocketState.CLOSE_WAIT ? 1 : 0);
    }

    private static boolean isOpening(InetSocket socket) {
        return switch (socket.state()) {
            case SYN_SENT, SYN_RECV, NEW_SYN_RECV -> socket.protocol() == Protocol.TCP;
            default -> false;
        };
    }

    private static boolean isClosing(InetSocket socket) {
        return switch (socket.state()) {
            case FIN_WAIT1, FIN_WAIT2, LAST_ACK, CLOSING -> socket.protocol() == Protocol.TCP;
            default -> false;
        };
    }

    /** Returns the summary, a sentence each. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        listeners(sentences);
        sentences.add("By state: " + counts(StateName::of) + ".");
        sentences.add("By class: " + counts(socket -> Classifier.classify(socket).label()) + ".");
        sentences.add("By remote address: " + counts(Crowd::remote) + ".");
        sentences.add("By owner: " + counts(this::owner) + ".");
        for (Trait trait : TRAITS) {
            List<InetSocket> those = sockets.stream().filter(trait.test()).toList();
            if (!those.isEmpty()) {
                sentences.add(
                        those.size()
                                + " "
                                + (those.size() == 1 ? trait.one() : trait.many())
                                + ".");
            }
        }
        return sentences;
    }

    private static InetSocket most(Trait trait, List<InetSocket> those) {
        return those.stream().max(Comparator.comparingLong(trait.size())).orElseThrow();
    }

    private void listeners(List<String> sentences) {
        List<InetSocket> listening =
                sockets.stream().filter(s -> s.state() == SocketState.LISTEN).toList();
        for (InetSocket listener :
                listening.subList(0, Math.min(MOST_LISTENERS, listening.size()))) {
            sentences.add(
                    "Listener: "
                            + evidence.words().name(listener)
                            + " "
                            + evidence.words().of(listener, evidence)
                            + ".");
        }
        if (listening.size() > MOST_LISTENERS) {
            sentences.add(
                    "And "
                            + SocketWords.count(listening.size() - MOST_LISTENERS, "more listener")
                            + ".");
        } else if (listening.isEmpty()) {
            sentences.add("None of them listens.");
        }
    }

    private static String remote(InetSocket socket) {
        return socket.remotePort() == 0 ? "none" : socket.remoteAddress().onTheWire().toString();
    }

    private String owner(InetSocket socket) {
        String programs = ProgramName.list(evidence.holders(socket));
        return programs.isEmpty() ? "none seen" : programs;
    }

    /** Returns {@code ESTABLISHED 1990, CLOSE_WAIT 10}, the most frequent first. */
    private String counts(Function<InetSocket, String> key) {
        Map<String, Integer> counts = new HashMap<>();
        for (InetSocket socket : sockets) {
            counts.merge(key.apply(socket), 1, Integer::sum);
        }
        List<Map.Entry<String, Integer>> order = new ArrayList<>(counts.entrySet());
        order.sort(
                Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
        List<String> parts = new ArrayList<>();
        int rest = 0;
        for (int i = 0; i < order.size(); i++) {
            if (i < MOST_VALUES) {
                parts.add(order.get(i).getKey() + " " + order.get(i).getValue());
            } else {
                rest += order.get(i).getValue();
            }
        }
        if (rest > 0) {
            parts.add((order.size() - MOST_VALUES) + " others " + rest);
        }
        return SafeText.line(String.join(", ", parts));
    }

    /** Returns the few that tell most: a listener, and one of each trait that stands out. */
    List<InetSocket> telling() {
        Set<InetSocket> few = new LinkedHashSet<>();
        sockets.stream()
                .filter(s -> s.state() == SocketState.LISTEN)
                .findFirst()
                .ifPresent(few::add);
        for (Trait trait : TRAITS) {
            List<InetSocket> those = sockets.stream().filter(trait.test()).toList();
            if (!those.isEmpty() && few.size() < MOST_TELLING) {
                few.add(most(trait, those));
            }
        }
        sockets.stream()
                .filter(s -> !few.contains(s) && isConnected(s))
                .findFirst()
                .filter(s -> few.size() < MOST_TELLING)
                .ifPresent(few::add);
        if (few.isEmpty()) {
            few.add(sockets.get(0));
        }
        return List.copyOf(few);
    }
}
