package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Optional;

/** The names of {@link SocketMeter} and {@link SocketTag}. */
final class StandardConvention implements MeterConvention {

    static final MeterConvention INSTANCE = new StandardConvention();

    private StandardConvention() {}

    @Override
    public String name(SocketMeter meter) {
        return meter.standardName();
    }

    @Override
    public String key(SocketTag tag) {
        return tag.standardKey();
    }

    @Override
    public Optional<Tags> ofSocket(
            Protocol transport, SocketState state, TrafficClass type, Direction direction) {
        return Optional.of(
                Tags.of(
                        key(SocketTag.TRANSPORT), transport.label(),
                        key(SocketTag.STATE), state(state),
                        key(SocketTag.TYPE), type.name().toLowerCase(Locale.ROOT),
                        key(SocketTag.DIRECTION), direction.name().toLowerCase(Locale.ROOT)));
    }
}
