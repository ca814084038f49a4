package io.jss.cli.diff;

import io.jss.model.SocketState;
import io.jss.sample.Counter;
import io.jss.sample.SampledSocket;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * In what a socket differs.
 *
 * @param kind what became of it
 * @param sampled its numbers
 */
record Difference(Kind kind, SampledSocket sampled) {

    private static final long ABSENT = -1;

    /** What became of a socket. */
    enum Kind {
        /** It was not there. */
        OPENED,
        /** It has gone. */
        CLOSED,
        /** What was left of a connection in TIME_WAIT or FIN_WAIT2 has gone. */
        EXPIRED,
        /** Its state, its ends or its counters. */
        CHANGED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the state that it was in, UNKNOWN when it is the same or there was none. */
    SocketState stateBefore() {
        SocketState before = sampled.stateBefore();
        return kind != Kind.CHANGED || before == sampled.socket().state()
                ? SocketState.UNKNOWN
                : before;
    }

    /** Returns the bytes of data that it sent; see {@link SampledSocket#sentOr}. */
    OptionalLong sent() {
        return known(sampled.sentOr(ABSENT));
    }

    /** Returns the bytes of data that it received; see {@link SampledSocket#receivedOr}. */
    OptionalLong received() {
        return known(sampled.receivedOr(ABSENT));
    }

    /** Returns the segments that it sent again. */
    OptionalLong retransmitted() {
        return sampled.difference(Counter.TOTAL_RETRANS);
    }

    private static OptionalLong known(long value) {
        return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
