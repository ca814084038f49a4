package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.health.Condition;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** The tags of series, by a convention. */
record Labels(MeterConvention convention) {

    Tags transport(Protocol protocol) {
        return Tags.of(convention.key(SocketTag.TRANSPORT), protocol.label());
    }

    Tags port(String label) {
        return Tags.of(convention.key(SocketTag.PORT), label);
    }

    Tags portAndState(String label, SocketState state) {
        return port(label).and(convention.key(SocketTag.STATE), convention.state(state));
    }

    Tags workload(String unit, String container, String pod, SocketState state) {
        return Tags.of(
                convention.key(SocketTag.UNIT), unit,
                convention.key(SocketTag.CONTAINER), container,
                convention.key(SocketTag.POD), pod,
                convention.key(SocketTag.STATE), convention.state(state));
    }

    Tags network(String label) {
        return Tags.of(convention.key(SocketTag.NETWORK), label);
    }

    Tags direction(Direction direction) {
        return Tags.of(
                convention.key(SocketTag.DIRECTION), direction.name().toLowerCase(Locale.ROOT));
    }

    Tags tuple(String source, String destination) {
        return Tags.of(
                convention.key(SocketTag.SOURCE),
                source,
                convention.key(SocketTag.DESTINATION),
                destination);
    }

    Tags finding(Condition condition) {
        return Tags.of(convention.key(SocketTag.FINDING), condition.id());
    }
}
