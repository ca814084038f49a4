package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Optional;

/**
 * How meters and tags are called and states are spelt. Each fleet has its own words for the same
 * numbers; what is measured does not depend on them.
 */
public interface MeterConvention {

    /** Returns the names of Micrometer's style: {@code sockets}, states as {@code fin_wait1}. */
    static MeterConvention standard() {
        return StandardConvention.INSTANCE;
    }

    /**
     * Returns the names of OpenTelemetry's semantic conventions where they have one: {@code
     * system.network.connection.count} with {@code network.connection.state}, {@code
     * network.transport} and {@code network.type}. What they have no name for begins with {@code
     * jss.}
     */
    static MeterConvention openTelemetry() {
        return OpenTelemetryConvention.INSTANCE;
    }

    /**
     * Returns the names of node_exporter's collector tcpstat where it has one: {@code
     * node_tcp_connection_states} with {@code state}, of TCP alone. Its two states of queued bytes
     * are left out: they add backlogs to bytes. All other names are the standard ones.
     */
    static MeterConvention nodeExporter() {
        return NodeExporterConvention.INSTANCE;
    }

    /** Returns the name of a meter, lower-case words with dots. */
    String name(SocketMeter meter);

    /** Returns the unit that a registry may add to the name, empty for none. */
    default Optional<String> unit(SocketMeter meter) {
        return meter.unit();
    }

    /** Returns the key of a tag. */
    String key(SocketTag tag);

    /** Returns the spelling of a state. */
    default String state(SocketState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the tags by which {@link SocketMeter#SOCKETS} counts a socket, always with the same
     * keys; what has the same tags is added up. Empty: it is not counted.
     */
    Optional<Tags> ofSocket(
            Protocol transport, SocketState state, TrafficClass type, Direction direction);
}
