package io.jss.series;

import io.jss.answer.MalformedMessageException;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordedLook.Piece;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A look as what differs from the one before it. Numbers have seven bits a byte, the lowest first;
 * signed ones are doubled, negative ones less one and inverted (zigzag).
 *
 * <pre>
 *  uptime + 1 in ms (0: unknown) | pieces | operations … | lost | events | events …
 *
 *  COPY   0 | start, signed | count | age in ms, signed     pieces as before, but older
 *  PATCH  1 | start, signed | age in ms, signed | patch     a piece as before but older, changed
 *  ADD    2 | kind u8 | length | bytes                      a piece that was not there
 *
 *  event: length | bytes                                    a netlink message
 * </pre>
 *
 * <p>A start is counted from behind the piece before that was taken last. What no operation takes
 * has gone. A key frame is what differs from nothing. {@link Ageing} says what age does to a piece,
 * {@link Patch} what a patch is. Lost is how many times the kernel dropped events.
 */
final class LookDelta {

    static final int COPY = 0;
    static final int PATCH = 1;
    static final int ADD = 2;

    /** More pieces are no socket table. */
    static final int MAX_PIECES = 1 << 24;

    /** So far ahead a piece is looked for first: most that have gone were neighbours of few. */
    private static final int WINDOW = 16;

    private final Ageing ageing;
    private final PieceKeys keys;
    private List<Piece> before = List.of();
    private long[] keysBefore = {};
    private Map<Long, Integer> places = Map.of();
    private DeltaOutput to = new DeltaOutput();
    private int expected;
    private int start;
    private int count;
    private int age;
    private int lastAge;

    /** Creates an encoder for messages of a byte order. */
    LookDelta(ByteOrder order) {
        ageing = new Ageing(order);
        keys = new PieceKeys(order);
    }

    /** Returns a look as what differs from nothing. */
    byte[] key(RecordedLook look, Events events) {
        return encode(List.of(), new long[0], look, keys.of(look.pieces()), events);
    }

    /** Returns a look as what differs from the one that was {@link #remember}ed. */
    byte[] delta(RecordedLook look, Events events) {
        return encode(before, keysBefore, look, keys.of(look.pieces()), events);
    }

    /** Makes a look the one that the next is compared with. */
    void remember(RecordedLook look) {
        before = look.pieces();
        keysBefore = keys.of(before);
    }

    /**
     * What happened between two looks.
     *
     * @param messages events of destroyed sockets
     * @param lost how many times the kernel dropped some
     */
    record Events(List<byte[]> messages, long lost) {
        static final Events NONE = new Events(List.of(), 0);
    }

    private byte[] encode(
            List<Piece> from, long[] keysFrom, RecordedLook look, long[] keysNow, Events events) {
        to = new DeltaOutput();
        places = Map.of();
        expected = 0;
        count = 0;
        lastAge = 0;
        to.number(look.uptimeMillis() + 1);
        List<Piece> now = look.pieces();
        to.number(now.size());
        for (int i = 0; i < now.size(); i++) {
            int place = find(keysFrom, keysNow[i]);
            Piece piece = now.get(i);
            if (place < 0 || from.get(place).kind() != piece.kind()) {
                add(piece);
            } else {
                take(place, from.get(place).bytes(), piece.bytes());
            }
        }
        flush();
        to.number(events.lost);
        to.number(events.messages.size());
        for (byte[] message : events.messages) {
            to.number(message.length);
            to.bytes(message, 0, message.length);
        }
        return to.toBytes();
    }

    private int find(long[] keysFrom, long key) {
        int next = expected();
        for (int i = next; i < Math.min(next + WINDOW, keysFrom.length); i++) {
            if (keysFrom[i] == key) {
                return i;
            }
        }
        if (places.isEmpty() && keysFrom.length > 0) {
            places = new HashMap<>(keysFrom.length * 2);
            for (int i = keysFrom.length - 1; i >= 0; i--) {
                places.put(keysFrom[i], i);
            }
        }
        return places.getOrDefault(key, -1);
    }

    /** Returns what is behind the piece that was taken last. */
    private int expected() {
        return count > 0 ? start + count : expected;
    }

    private void take(int place, byte[] old, byte[] now) {
        if (count > 0 && place == start + count && isOlder(old, now, age)) {
            count++;
            return;
        }
        int older = Arrays.equals(old, now) ? 0 : ageing.between(old, now);
        if (isOlder(old, now, older)) {
            flush();
            start = place;
            count = 1;
            age = older;
            lastAge = older == 0 ? lastAge : older;
            return;
        }
        flush();
        byte[] aged = ageing.apply(old, lastAge);
        boolean ages = Patch.distance(aged, now) < Patch.distance(old, now);
        to.octet(PATCH);
        to.signed(place - expected);
        to.signed(ages ? lastAge : 0);
        Patch.encode(ages ? aged : old, now, to);
        expected = place + 1;
    }

    private boolean isOlder(byte[] old, byte[] now, int millis) {
        return old.length == now.length && Arrays.equals(ageing.apply(old, millis), now);
    }

    private void flush() {
        if (count > 0) {
            to.octet(COPY);
            to.signed(start - expected);
            to.number(count);
            to.signed(age);
            expected = start + count;
            count = 0;
        }
    }

    private void add(Piece piece) {
        flush();
        to.octet(ADD);
        to.octet(piece.kind());
        to.number(piece.bytes().length);
        to.bytes(piece.bytes(), 0, piece.bytes().length);
    }

    /** Reads a list of events, which are the rest. */
    static Events events(DeltaInput from) throws MalformedMessageException {
        long lost = from.number();
        int size = from.number(from.left());
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] message = new byte[from.number(from.left())];
            from.bytes(message, 0, message.length);
            messages.add(message);
        }
        if (from.left() > 0) {
            throw from.wrong("the end", from.left() + " bytes");
        }
        return new Events(messages, lost);
    }
}
