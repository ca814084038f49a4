package io.jss.series;

import io.jss.answer.MalformedMessageException;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordedLook.Piece;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pieces of a look while a series is read: each with the time that it has aged since its bytes
 * were written, so that a delta costs what changed, and a step over what did not.
 */
final class LookState {

    private static final Piece[] NO_PIECES = {};

    private final Ageing ageing;
    private Piece[] pieces = NO_PIECES;
    private int[] ages = {};
    private int size;
    private long uptimeMillis = -1;
    private LookDelta.Events events = LookDelta.Events.NONE;

    /** Creates one of no look. */
    LookState(ByteOrder order) {
        this(new Ageing(order));
    }

    private LookState(Ageing ageing) {
        this.ageing = ageing;
    }

    /**
     * Returns the look that follows by a payload of {@link LookDelta}; after none, by a key frame.
     *
     * @throws MalformedMessageException when it is not one
     */
    LookState after(byte[] payload) throws MalformedMessageException {
        LookState next = new LookState(ageing);
        next.take(new DeltaInput(payload), pieces, ages, size);
        return next;
    }

    private void take(DeltaInput from, Piece[] old, int[] oldAges, int oldSize)
            throws MalformedMessageException {
        uptimeMillis = from.number() - 1;
        int wanted = from.number(LookDelta.MAX_PIECES);
        pieces = new Piece[Math.min(wanted, oldSize + from.left())];
        ages = new int[pieces.length];
        int expected = 0;
        while (size < wanted) {
            int operation = from.octet();
            if (operation == LookDelta.ADD) {
                add(from);
                continue;
            }
            int place = (int) (expected + from.signed());
            boolean copies = operation == LookDelta.COPY;
            int count = copies ? from.number(wanted - size) : 1;
            int age = (int) from.signed();
            boolean within = place >= 0 && count > 0 && place <= oldSize - count;
            if (!within || operation > LookDelta.PATCH) {
                throw from.wrong(
                        "an operation on " + oldSize + " pieces",
                        operation + " at " + place + " on " + count);
            }
            reserve(count);
            if (copies) {
                copy(old, oldAges, place, count, age);
            } else {
                Piece piece = old[place];
                byte[] aged = ageing.apply(piece.bytes(), oldAges[place] + age);
                put(new Piece(piece.kind(), Patch.apply(aged, from)));
            }
            expected = place + count;
        }
        events = LookDelta.events(from);
    }

    private void reserve(int more) {
        if (size + more > pieces.length) {
            int room = Math.max(size + more, pieces.length * 2);
            pieces = Arrays.copyOf(pieces, room);
            ages = Arrays.copyOf(ages, room);
        }
    }

    private void copy(Piece[] old, int[] oldAges, int place, int count, int age) {
        System.arraycopy(old, place, pieces, size, count);
        for (int i = 0; i < count; i++) {
            ages[size + i] = oldAges[place + i] + age;
        }
        size += count;
    }

    private void add(DeltaInput from) throws MalformedMessageException {
        int kind = from.number(Piece.MAX_KIND);
        byte[] bytes = new byte[Math.min(from.number(Piece.MAX_BYTES), from.left())];
        from.bytes(bytes, 0, bytes.length);
        put(new Piece(kind, bytes));
    }

    private void put(Piece piece) {
        reserve(1);
        pieces[size] = piece;
        ages[size++] = 0;
    }

    /** Returns the look. */
    RecordedLook look() {
        List<Piece> aged = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] bytes = pieces[i].bytes();
            byte[] now = ageing.apply(bytes, ages[i]);
            aged.add(now == bytes ? pieces[i] : new Piece(pieces[i].kind(), now));
        }
        return new RecordedLook(aged, uptimeMillis);
    }

    /** Returns what happened before the look, since the one before it. */
    LookDelta.Events events() {
        return events;
    }
}
