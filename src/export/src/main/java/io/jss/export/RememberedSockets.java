package io.jss.export;

import io.jss.classify.Direction;
import io.jss.owners.ProcessInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is remembered of the sockets of a namespace until they have ended, by cookie: a table with
 * open addressing of objects of 40 bytes, which share what many sockets have in common. For one
 * thread at a time.
 */
final class RememberedSockets {

    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final int LEAST = 64;

    private Remembered[] places = new Remembered[LEAST];
    private int size;

    /** Between which looks sockets were opened. */
    record Opened(Optional<Instant> after, Instant by, Optional<Instant> asCloseWait) {
        Opened(Optional<Instant> after, Instant by) {
            this(after, by, Optional.of(by));
        }
    }

    /** What many sockets have in common. */
    record Facts(
            OptionalLong uid,
            Direction direction,
            List<ProcessInfo> owners,
            Optional<FlowRecord.Workload> workload) {

        static final Facts NONE =
                new Facts(OptionalLong.empty(), Direction.NONE, List.of(), Optional.empty());

        Facts with(List<ProcessInfo> others) {
            return new Facts(uid, direction, others, workload);
        }

        Facts with(Direction other) {
            return new Facts(uid, other, owners, workload);
        }
    }

    /** One socket. */
    static final class Remembered {
        final long cookie;
        final Opened opened;
        Facts facts;
        Optional<Instant> closeWaitBy = Optional.empty();
        boolean keptInCloseWait;

        /** The number of the look that showed it last. */
        int seen;

        Remembered(long cookie, Opened opened, Facts facts) {
            this.cookie = cookie;
            this.opened = opened;
            this.facts = facts;
        }
    }

    int size() {
        return size;
    }

    /** Returns the socket of a cookie, null when there is none. */
    Remembered get(long cookie) {
        return places[place(cookie)];
    }

    /** Adds a socket whose cookie is not here. */
    void add(Remembered one) {
        if ((size + 1) * 3L > places.length * 2L) {
            fill(places, places.length * 2);
        }
        places[place(one.cookie)] = one;
        size++;
    }

    /** Takes a socket out; returns it, null when it is not here. */
    Remembered remove(long cookie) {
        int hole = place(cookie);
        Remembered removed = places[hole];
        if (removed == null) {
            return null;
        }
        places[hole] = null;
        size--;
        for (int at = next(hole); places[at] != null; at = next(at)) {
            Remembered moved = places[at];
            places[at] = null;
            places[place(moved.cookie)] = moved;
        }
        return removed;
    }

    /** Takes out those that no look has shown since one. */
    void removeUnseenSince(int look) {
        int left = 0;
        for (int at = 0; at < places.length; at++) {
            if (places[at] != null && places[at].seen < look) {
                places[at] = null;
            }
            left += places[at] == null ? 0 : 1;
        }
        if (left < size) {
            size = left;
            fill(places, Math.max(LEAST, Integer.highestOneBit(Math.max(1, left)) * 4));
        }
    }

    private void fill(Remembered[] from, int length) {
        places = new Remembered[length];
        for (Remembered one : from) {
            if (one != null) {
                places[place(one.cookie)] = one;
            }
        }
    }

    /** Returns the place of the cookie, or the free one where it belongs. */
    private int place(long cookie) {
        int at = (int) ((cookie * MIX) >>> Integer.SIZE) & (places.length - 1);
        while (places[at] != null && places[at].cookie != cookie) {
            at = next(at);
        }
        return at;
    }

    private int next(int at) {
        return (at + 1) & (places.length - 1);
    }
}
