package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Optional;

/**
 * The names of OpenTelemetry's semantic conventions. {@code network.type} is what travels: a
 * dual-stack listener, which takes both, has a value of its own.
 */
final class OpenTelemetryConvention implements MeterConvention {

    static final MeterConvention INSTANCE = new OpenTelemetryConvention();

    private OpenTelemetryConvention() {}

    @Override
    public String name(SocketMeter meter) {
        return meter == SocketMeter.SOCKETS
                ? "system.network.connection.count"
                : "jss." + meter.standardName();
    }

    @Override
    public Optional<String> unit(SocketMeter meter) {
        return meter == SocketMeter.SOCKETS
                ? Optional.of("{connection}")
                : meter.unit().map(unit -> unit.equals("bytes") ? "By" : "%");
    }

    @Override
    public String key(SocketTag tag) {
        return switch (tag) {
            case TRANSPORT -> "network.transport";
            case STATE -> "network.connection.state";
            case TYPE -> "network.type";
            case PORT -> "network.local.port";
            case DIRECTION, NETWORK, SOURCE, DESTINATION, FINDING, UNIT, CONTAINER, POD ->
                    "jss." + tag.standardKey();
        };
    }

    @Override
    public String state(SocketState state) {
        return switch (state) {
            case FIN_WAIT1 -> "fin_wait_1";
            case FIN_WAIT2 -> "fin_wait_2";
            case SYN_RECV, NEW_SYN_RECV -> "syn_received";
            case CLOSE -> "closed";
            default -> state.name().toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public Optional<Tags> ofSocket(
            Protocol transport, SocketState state, TrafficClass type, Direction direction) {
        return Optional.of(
                Tags.of(
                        key(SocketTag.TRANSPORT), transport.label(),
                        key(SocketTag.STATE), state(state),
                        key(SocketTag.TYPE), type(type),
                        key(SocketTag.DIRECTION), direction.name().toLowerCase(Locale.ROOT)));
    }

    private static String type(TrafficClass type) {
        return switch (type.wire()) {
            case IPV4 -> "ipv4";
            case IPV6 -> "ipv6";
            case BOTH -> "dual_stack";
            case UNKNOWN -> "unknown";
        };
    }
}
