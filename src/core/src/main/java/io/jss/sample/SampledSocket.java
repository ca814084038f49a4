package io.jss.sample;

import io.jss.model.InetSocket;
import io.jss.model.SocketState;
import io.jss.owners.ProcessInfo;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A socket that was opened, changed or closed between two looks. Immutable. */
public final class SampledSocket {

    /** Of which moment its counters are. */
    public enum Numbers {
        /** Of this look. */
        NOW,
        /** Final: the kernel sent them when it destroyed the socket. */
        FINAL,
        /** Of the look in which it was seen last; what came then is not known. */
        LAST_SEEN
    }

    /** Which end of its life a socket has reached. */
    public enum End {
        /** None: it is in the table. */
        NONE,
        /** The socket has gone, and no minisock is left of it. */
        SOCKET,
        /**
         * The minisock has gone: TIME_WAIT or an orphaned FIN_WAIT2 is over. What was sent and
         * received had ended with the socket before.
         */
        MINISOCK
    }

    private static final double NANOS = 1e9;

    private final InetSocket socket;
    private final List<ProcessInfo> owners;
    private final SocketState stateBefore;
    private final CounterSet counters;
    private final long[] totals;
    private final long[] differences;
    private final long elapsed;
    private final Numbers numbers;
    private final End end;
    private final boolean restarted;
    private final boolean brief;
    private final boolean ageKnown;

    private SampledSocket(Draft draft, List<ProcessInfo> owners) {
        this.owners = owners;
        socket = draft.socket;
        stateBefore = draft.stateBefore;
        counters = draft.counters;
        totals = draft.totals;
        differences = draft.differences;
        elapsed = draft.elapsed;
        numbers = draft.numbers;
        end = draft.end;
        restarted = draft.restarted;
        brief = draft.brief;
        ageKnown = draft.ageKnown;
    }

    /** What becomes one when its owners are known. */
    static final class Draft {
        final InetSocket socket;
        final CounterSet counters;
        final long[] totals;
        final long[] differences;
        final long elapsed;
        SocketState stateBefore = SocketState.UNKNOWN;
        Numbers numbers = Numbers.NOW;
        End end = End.NONE;
        boolean restarted;
        boolean brief;
        boolean ageKnown = true;

        Draft(
                InetSocket socket,
                CounterSet counters,
                long[] totals,
                long[] differences,
                long elapsed) {
            this.socket = socket;
            this.counters = counters;
            this.totals = totals;
            this.differences = differences;
            this.elapsed = elapsed;
        }

        SampledSocket ownedBy(List<ProcessInfo> owners) {
            return new SampledSocket(this, owners);
        }
    }

    /**
     * Returns the socket: with its details as this look saw it, or without, as it was last seen or
     * as the event of its end had it, with the uid and inode that it had. Queues and timer of one
     * that has gone are 0.
     */
    public InetSocket socket() {
        return socket;
    }

    /**
     * Returns the processes that held it when its inode was new; of a connection that none was seen
     * to hold, as one that lived between two looks, those that hold its listener. Empty when they
     * are not known.
     */
    public List<ProcessInfo> owners() {
        return owners;
    }

    /** Returns the state in the look before; UNKNOWN when it was not in it. */
    public SocketState stateBefore() {
        return stateBefore;
    }

    /** Returns the value of a counter; empty when it is not known or was not asked for. */
    public OptionalLong total(Counter counter) {
        return optional(counters.of(totals, counter));
    }

    /**
     * Returns by how much a counter grew since the look in which the socket was seen before; for a
     * socket that is new, since it began. Empty when that is not known: for one of unknown age, for
     * one that ended without an event, for a counter that the kernel does not tell.
     */
    public OptionalLong difference(Counter counter) {
        return optional(counters.of(differences, counter));
    }

    private static OptionalLong optional(long value) {
        return value == Counter.ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * Returns a difference for each second of {@link #elapsed}; empty where the difference is, and
     * when no time has passed.
     */
    public OptionalDouble rate(Counter counter) {
        long difference = counters.of(differences, counter);
        return difference == Counter.ABSENT || elapsed <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(difference * NANOS / elapsed);
    }

    /**
     * Returns the bytes of data sent in that time, or {@code absent}: BYTES_SENT less BYTES_RETRANS
     * where both are known (Linux 4.19), which count neither SYN nor FIN; else BYTES_ACKED, which
     * may count up to two bytes more.
     */
    public long sentOr(long absent) {
        long sent = counters.of(differences, Counter.BYTES_SENT);
        long again = counters.of(differences, Counter.BYTES_RETRANS);
        if (sent != Counter.ABSENT && again != Counter.ABSENT) {
            return Math.max(0, sent - again);
        }
        long acked = counters.of(differences, Counter.BYTES_ACKED);
        return acked == Counter.ABSENT ? absent : acked;
    }

    /**
     * Returns the bytes of data received in that time, or {@code absent}: BYTES_RECEIVED without
     * the peer's FIN where the state says that the numbers have it. Of a connection that ended with
     * this end closing first, or between two looks, it may be one byte more: in TIME_WAIT the FIN
     * was counted if it came to the socket, and was not if it came to the minisock, as {@code
     * tcp_rcv_state_process} makes one in FIN_WAIT2 already.
     */
    public long receivedOr(long absent) {
        long received = counters.of(differences, Counter.BYTES_RECEIVED);
        if (received == Counter.ABSENT) {
            return absent;
        }
        boolean fin = hasFin(socket.state()) && !hasFin(stateBefore);
        return fin ? Math.max(0, received - 1) : received;
    }

    private static boolean hasFin(SocketState state) {
        return switch (state) {
            case CLOSE_WAIT, LAST_ACK, CLOSING -> true;
            default -> false;
        };
    }

    /** Returns the time that the differences belong to, by a clock that does not jump. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    /** Returns of which moment the counters are. */
    public Numbers numbers() {
        return numbers;
    }

    /** Returns which end of its life it has reached. */
    public End end() {
        return end;
    }

    /**
     * Returns whether its counters began anew, as by {@code tcp_disconnect}: a difference is what
     * came since then, and what came before it in the same time is not known.
     */
    public boolean isRestarted() {
        return restarted;
    }

    /** Returns whether it was opened and closed between two looks, so that none has seen it. */
    public boolean isBrief() {
        return brief;
    }

    /**
     * Returns whether it is known to have begun after the look before; false when that look did not
     * show all sockets.
     */
    public boolean isAgeKnown() {
        return ageKnown;
    }

    /** Returns a line for logs. */
    @Override
    public String toString() {
        return socket + (end == End.NONE ? "" : " ended");
    }
}
