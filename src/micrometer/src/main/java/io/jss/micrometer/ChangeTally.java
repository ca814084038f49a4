package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.micrometer.LookReading.Observation;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.sample.Change;
import io.jss.sample.Counter;
import io.jss.sample.SampledSocket;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Credits what connections did between two looks to counters and histograms. */
final class ChangeTally {

    private static final double MICROS = 1e6;
    private static final double PERCENT = 100;

    private final Labels labels;
    private final PortTags ports;
    private final Networks networks;
    private final Counters counts;
    private final boolean ofThisProcess;
    private final List<Observation> observations = new ArrayList<>();
    private final ListenerIndex listeners;

    /** Those of the look before: a connection may have ended together with its listener. */
    private final ListenerIndex earlier;

    ChangeTally(Scope scope, Counters counts, ListenerIndex listeners, ListenerIndex earlier) {
        labels = scope.labels();
        ports = scope.ports();
        networks = scope.networks();
        ofThisProcess = scope.ofThisProcess();
        this.counts = counts;
        this.listeners = listeners;
        this.earlier = earlier;
    }

    List<Observation> add(Change change) {
        for (SampledSocket socket : change.opened()) {
            if (socket.isAgeKnown()) {
                count(SocketMeter.OPENED, socket);
            }
            credit(socket);
        }
        change.changed().forEach(this::credit);
        for (SampledSocket socket : change.closed()) {
            if (!isForeign(socket)) {
                if (socket.isBrief()) {
                    count(SocketMeter.OPENED, socket);
                }
                count(SocketMeter.CLOSED, socket);
                credit(socket);
            }
        }
        return observations;
    }

    /** Events are of every process; one that no look saw is ours when our listener covers it. */
    private boolean isForeign(SampledSocket socket) {
        return ofThisProcess && socket.isBrief() && listener(socket).isEmpty();
    }

    private void count(SocketMeter meter, SampledSocket socket) {
        direction(socket).ifPresent(direction -> counts.add(meter, labels.direction(direction), 1));
    }

    /** Returns which end began, empty for what was no connection. */
    private Optional<Direction> direction(SampledSocket sampled) {
        InetSocket socket = sampled.socket();
        if (socket.protocol() != Protocol.TCP || socket.state() == SocketState.LISTEN) {
            return Optional.empty();
        }
        Direction direction = Direction.of(socket, listeners, earlier);
        if (direction != Direction.NONE) {
            return Optional.of(direction);
        }
        // The event of one that its own end has reset has no remote port any more.
        boolean moved = sampled.sentOr(0) > 0 || sampled.receivedOr(0) > 0;
        return moved ? Optional.of(Direction.UNKNOWN) : Optional.empty();
    }

    private Optional<String> listener(SampledSocket socket) {
        return listeners
                .covering(socket.socket())
                .or(() -> earlier.covering(socket.socket()))
                .map(listener -> ports.label(listener.localPort()));
    }

    private void credit(SampledSocket socket) {
        Optional<Direction> direction = direction(socket);
        if (direction.isEmpty()) {
            return;
        }
        Tags tags = labels.direction(direction.get());
        Optional<Tags> port = listener(socket).map(labels::port);
        long sent = socket.sentOr(0);
        long received = socket.receivedOr(0);
        addIfAny(SocketMeter.SENT, tags, sent);
        addIfAny(SocketMeter.RECEIVED, tags, received);
        port.ifPresent(label -> addIfAny(SocketMeter.LISTENER_SENT, label, sent));
        port.ifPresent(label -> addIfAny(SocketMeter.LISTENER_RECEIVED, label, received));
        OptionalLong segments = socket.difference(Counter.DATA_SEGS_OUT);
        OptionalLong again = socket.difference(Counter.TOTAL_RETRANS);
        addIfAny(SocketMeter.DATA_SEGMENTS, tags, segments.orElse(0));
        addIfAny(SocketMeter.RETRANSMITTED_SEGMENTS, tags, again.orElse(0));
        long rtt = socket.socket().knownOr(TcpInfoField.RTT, 0);
        if (rtt > 0) {
            observe(
                    SocketMeter.LISTENER_RTT,
                    SocketMeter.NETWORK_RTT,
                    port,
                    socket,
                    (double) rtt / MICROS);
        }
        if (segments.orElse(0) > 0 && again.isPresent()) {
            observe(
                    SocketMeter.LISTENER_RETRANSMISSIONS,
                    SocketMeter.NETWORK_RETRANSMISSIONS,
                    port,
                    socket,
                    Math.min(
                            PERCENT,
                            PERCENT * (double) again.getAsLong() / (double) segments.getAsLong()));
        }
    }

    private void addIfAny(SocketMeter meter, Tags tags, long amount) {
        if (amount > 0) {
            counts.add(meter, tags, amount);
        }
    }

    private void observe(
            SocketMeter ofPort,
            SocketMeter ofNetwork,
            Optional<Tags> port,
            SampledSocket socket,
            double value) {
        port.ifPresent(tags -> observations.add(new Observation(ofPort, tags, value)));
        if (!networks.isEmpty()) {
            Tags network = labels.network(networks.label(socket.socket()));
            observations.add(new Observation(ofNetwork, network, value));
        }
    }
}
