package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Connections whose peer has closed, and that their program keeps. The kernel has no age of a
 * state; that no packet has come for a while is the evidence, for the peer's FIN was one.
 */
final class KeptCloseWait implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        List<InetSocketView> kept = new ArrayList<>();
        boolean inSample = false;
        for (InetSocketView socket : evidence.tcp(SocketState.CLOSE_WAIT)) {
            boolean old = quietMillis(socket) >= evidence.limit(Threshold.CLOSE_WAIT_AGE);
            inSample |= quietMillis(socket) < 0;
            if (old) {
                kept.add(socket);
            }
        }
        if (inSample) {
            report.unknown(
                    Condition.CLOSE_WAIT_KEPT,
                    "there are sockets in CLOSE_WAIT without tcp_info: how long they are quiet is"
                            + " not known");
        }
        if (kept.size() < evidence.limit(Threshold.CLOSE_WAIT_COUNT)) {
            return; // no process is looked for
        }
        Set<Integer> listening = listening(evidence);
        Crowds crowds = new Crowds();
        for (InetSocketView socket : kept) {
            String owners =
                    isAccepted(socket)
                            ? processes(evidence.holders().of(socket))
                            : " that nobody has accepted";
            crowds.add(end(socket, listening) + owners, socket);
        }
        for (Map.Entry<String, List<InetSocketView>> crowd :
                crowds.from(evidence.limit(Threshold.CLOSE_WAIT_COUNT))) {
            report.found(finding(crowd.getValue(), evidence));
        }
    }

    private static Finding finding(List<InetSocketView> sockets, Evidence evidence)
            throws IOException {
        Set<Integer> listening = listening(evidence);
        boolean accepted = isAccepted(sockets.get(0));
        Crowds peers = new Crowds();
        long quiet = Long.MAX_VALUE;
        for (InetSocketView socket : sockets) {
            peers.add(end(socket, listening) + " <- " + socket.remoteAddress().onTheWire(), socket);
            quiet = Math.min(quiet, quietMillis(socket));
        }
        return new Finding(
                        Condition.CLOSE_WAIT_KEPT,
                        Severity.WARNING,
                        sockets.size()
                                + " connections of "
                                + end(sockets.get(0), listening)
                                + (accepted
                                        ? " were closed by their peers and are kept by the program"
                                        : " were closed by their peers before the program took"
                                                + " them"),
                        sockets.size(),
                        OptionalLong.empty(),
                        Crowds.culprits(peers.from(1), evidence.holders()),
                        "each for " + quiet + " ms or longer",
                        accepted
                                ? "the program must close its end after read(2) returned 0 (-1 from"
                                      + " InputStream.read, EOF): look for a return or an exception"
                                      + " that leaves without close, and for connections that a"
                                      + " pool never tests"
                                : "see why the program does not call accept(2): a blocked thread,"
                                        + " no workers left")
                .about(sockets);
    }

    /** Connections to a listener stand together by their own end, others by the remote one. */
    private static String end(InetSocketView socket, Set<Integer> listening) {
        return listening.contains(socket.localPort())
                ? socket.local().onTheWire().toString()
                : socket.localAddress().onTheWire() + ":* -> " + socket.remote().onTheWire();
    }

    /** The kernel gives a connection its inode in accept(2). */
    private static boolean isAccepted(InetSocketView socket) {
        return socket.inodeOr(0) != 0;
    }

    private static Set<Integer> listening(Evidence evidence) {
        Set<Integer> ports = new HashSet<>();
        evidence.tcp(SocketState.LISTEN).forEach(socket -> ports.add(socket.localPort()));
        return ports;
    }

    private static String processes(Collection<String> names) {
        return names.isEmpty() ? "" : " of " + String.join(", ", names);
    }

    /** Returns since when no packet has come, in milliseconds; -1 when that is not known. */
    private static long quietMillis(InetSocketView socket) {
        long data = socket.knownOr(TcpInfoField.LAST_DATA_RECV, Long.MAX_VALUE); // none has come
        long ack = socket.knownOr(TcpInfoField.LAST_ACK_RECV, Long.MAX_VALUE);
        long quiet = Math.min(data, ack);
        return quiet == Long.MAX_VALUE ? -1 : quiet;
    }
}
