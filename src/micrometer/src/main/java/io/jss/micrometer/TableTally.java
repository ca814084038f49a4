package io.jss.micrometer;

import io.jss.answer.SocketVisitor;
import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up the sockets of one look. What it keeps grows with enumerations and with the labels of
 * ports, not with sockets.
 */
final class TableTally implements SocketVisitor {

    private final PortTags ports;
    private final ListenerIndex listeners;

    /** By {@link SocketKind#number}. */
    private final long[] kinds = new long[SocketKind.NUMBERS];

    private final Map<String, PortTally> byPort = new TreeMap<>();
    private final Map<Protocol, Queues> queues = new EnumMap<>(Protocol.class);
    private PortTally last = new PortTally();
    private int lastPort = -1;
    private boolean bytesKnown;
    private boolean segmentsKnown;

    private static final class Queues {
        long receive;
        long send;
    }

    TableTally(PortTags ports, ListenerIndex listeners) {
        this.ports = ports;
        this.listeners = listeners;
    }

    @Override
    public void visit(InetSocketView socket) {
        kinds[number(socket)]++;
        if (socket.stateNumber() == SocketState.LISTEN.number()) {
            port(socket.localPort()).listener(socket);
            return;
        }
        Queues sums = queues.computeIfAbsent(socket.protocol(), unused -> new Queues());
        sums.receive += socket.rqueue();
        sums.send += socket.wqueue();
        if (socket.protocol() == Protocol.TCP) {
            bytesKnown |= socket.knownOr(TcpInfoField.BYTES_ACKED, -1) >= 0;
            segmentsKnown |= socket.knownOr(TcpInfoField.DATA_SEGS_OUT, -1) >= 0;
            Optional<InetSocket> listener = listeners.covering(socket);
            if (listener.isPresent()) {
                port(listener.get().localPort()).connection(socket);
            }
        }
    }

    private PortTally port(int number) {
        if (number != lastPort) {
            last = byPort.computeIfAbsent(ports.label(number), unused -> new PortTally());
            lastPort = number;
        }
        return last;
    }

    private int number(InetSocketView socket) {
        return SocketKind.number(
                socket.protocol(),
                socket.state(),
                Classifier.classify(socket),
                Direction.of(socket, listeners));
    }

    /** Returns whether the kernel counts the bytes of a connection (Linux 4.1). */
    boolean bytesKnown() {
        return bytesKnown;
    }

    /** Returns whether the kernel counts the segments with data (Linux 4.6). */
    boolean segmentsKnown() {
        return segmentsKnown;
    }

    /** Returns what was seen by the label of a listening port. */
    Map<String, PortTally> byPort() {
        return byPort;
    }

    /**
     * Puts the counts into series. A kind that was seen once stays, with 0.
     *
     * @param seen the kinds that were seen; those of this look are added
     */
    void putInto(GaugeSeries series, Set<SocketKind> seen, Labels labels) {
        for (int number = 0; number < kinds.length; number++) {
            if (kinds[number] > 0) {
                seen.add(SocketKind.of(number));
            }
        }
        for (SocketKind kind : seen) {
            long count = kinds[kind.number()];
            labels.convention()
                    .ofSocket(kind.transport(), kind.state(), kind.type(), kind.direction())
                    .ifPresent(tags -> series.add(SocketMeter.SOCKETS, tags, count));
        }
        queues.forEach(
                (protocol, sums) -> {
                    series.set(SocketMeter.RECEIVE_QUEUE, labels.transport(protocol), sums.receive);
                    series.set(SocketMeter.SEND_QUEUE, labels.transport(protocol), sums.send);
                });
    }
}
