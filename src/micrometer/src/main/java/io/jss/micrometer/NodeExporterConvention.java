package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;

/** The names of node_exporter's collector tcpstat; its states are spelt as the kernel's. */
final class NodeExporterConvention implements MeterConvention {

    static final MeterConvention INSTANCE = new NodeExporterConvention();

    private NodeExporterConvention() {}

    @Override
    public String name(SocketMeter meter) {
        return meter == SocketMeter.SOCKETS ? "node.tcp.connection.states" : meter.standardName();
    }

    @Override
    public String key(SocketTag tag) {
        return tag.standardKey();
    }

    @Override
    public Optional<Tags> ofSocket(
            Protocol transport, SocketState state, TrafficClass type, Direction direction) {
        return transport == Protocol.TCP
                ? Optional.of(Tags.of(key(SocketTag.STATE), state(state)))
                : Optional.empty();
    }
}
