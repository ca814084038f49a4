package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/** What sockets are counted by; there are only so many kinds, whatever the table holds. */
record SocketKind(Protocol transport, SocketState state, TrafficClass type, Direction direction) {

    private static final Protocol[] TRANSPORTS = Protocol.values();
    private static final SocketState[] STATES = SocketState.values();
    private static final TrafficClass[] TYPES = TrafficClass.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    /** How many numbers of kinds there are. */
    static final int NUMBERS = TRANSPORTS.length * STATES.length * TYPES.length * DIRECTIONS.length;

    /** Returns the number of a kind, from 0 on; it allocates nothing. */
    @SuppressWarnings("EnumOrdinal") // the numbers are of one run
    static int number(
            Protocol transport, SocketState state, TrafficClass type, Direction direction) {
        int outer = transport.ordinal() * STATES.length + state.ordinal();
        return (outer * TYPES.length + type.ordinal()) * DIRECTIONS.length + direction.ordinal();
    }

    int number() {
        return number(transport, state, type, direction);
    }

    /** Returns the kind of a number. */
    static SocketKind of(int number) {
        int types = number / DIRECTIONS.length;
        int states = types / TYPES.length;
        return new SocketKind(
                TRANSPORTS[states / STATES.length],
                STATES[states % STATES.length],
                TYPES[types % TYPES.length],
                DIRECTIONS[number % DIRECTIONS.length]);
    }
}
