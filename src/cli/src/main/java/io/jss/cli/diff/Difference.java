package io.jss.cli.diff;

import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.sample.Counter;
import io.jss.sample.SampledSocket;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * In what a socket differs.
 *
 * @param kind what became of it
 * @param stateBefore the state that it was in, UNKNOWN when it is the same or there was none
 * @param sent the bytes of data that it sent; see {@link SampledSocket#sentOr}
 * @param received the bytes of data that it received; see {@link SampledSocket#receivedOr}
 * @param retransmitted the segments that it sent again
 * @param nanos the time in which it did that
 */
public record Difference(
        Kind kind,
        SocketState stateBefore,
        OptionalLong sent,
        OptionalLong received,
        OptionalLong retransmitted,
        long nanos) {

    private static final long ABSENT = -1;
    private static final double NANOS = 1e9;

    /** What became of a socket. */
    public enum Kind {
        /** It was not there. */
        OPENED,
        /** It has gone. */
        CLOSED,
        /** What was left of a connection in TIME_WAIT or FIN_WAIT2 has gone. */
        EXPIRED,
        /** Its state, its ends or its counters. */
        CHANGED,
        /** Nothing. */
        UNCHANGED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the difference of a socket that the sampler tells of. */
    public static Difference of(Kind kind, SampledSocket sampled) {
        SocketState before = sampled.stateBefore();
        return new Difference(
                kind,
                kind != Kind.CHANGED || before == sampled.socket().state()
                        ? SocketState.UNKNOWN
                        : before,
                known(sampled.sentOr(ABSENT)),
                known(sampled.receivedOr(ABSENT)),
                sampled.difference(Counter.TOTAL_RETRANS),
                sampled.elapsed().toNanos());
    }

    /** Returns that a socket of {@link SampledSocket} has gone, or what was left of it. */
    public static Difference ofClosed(SampledSocket sampled) {
        boolean expired = sampled.end() == SampledSocket.End.MINISOCK;
        return of(expired ? Kind.EXPIRED : Kind.CLOSED, sampled);
    }

    /** Returns that of a socket that did nothing; what it has no counter for is not known. */
    public static Difference unchanged(InetSocketView socket, long nanos) {
        return new Difference(
                Kind.UNCHANGED,
                SocketState.UNKNOWN,
                none(socket, TcpInfoField.BYTES_ACKED),
                none(socket, TcpInfoField.BYTES_RECEIVED),
                none(socket, TcpInfoField.TOTAL_RETRANS),
                nanos);
    }

    private static OptionalLong none(InetSocketView socket, TcpInfoField counter) {
        return socket.knownOr(counter, ABSENT) == ABSENT
                ? OptionalLong.empty()
                : OptionalLong.of(0);
    }

    private static OptionalLong known(long value) {
        return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * Returns both one after the other: a socket that changed, and then was closed.
     *
     * @param later has the kind
     */
    public Difference then(Difference later) {
        return new Difference(
                later.kind,
                later.stateBefore,
                sum(sent, later.sent),
                sum(received, later.received),
                sum(retransmitted, later.retransmitted),
                Math.max(nanos, later.nanos));
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() && other.isEmpty()
                ? one
                : OptionalLong.of(one.orElse(0) + other.orElse(0));
    }

    /** Returns the bytes sent a second; empty where they are not known, or no time has passed. */
    public OptionalLong sentPerSecond() {
        return perSecond(sent);
    }

    /** Returns the bytes received a second. */
    public OptionalLong receivedPerSecond() {
        return perSecond(received);
    }

    private OptionalLong perSecond(OptionalLong value) {
        return value.isEmpty() || nanos <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(value.getAsLong() * NANOS / nanos));
    }
}
