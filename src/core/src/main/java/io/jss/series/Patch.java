package io.jss.series;

import io.jss.answer.MalformedMessageException;
import io.jss.recording.RecordedLook.Piece;

/**
 * What differs between two byte strings, place by place: the length of the new one, then runs, each
 * the number of bytes that are as before, the number of bytes that are not, and these. Behind the
 * end of the old one there are zeros.
 */
final class Patch {

    /** So many equal bytes end a run: fewer cost more than they save. */
    private static final int GAP = 3;

    private Patch() {}

    static void encode(byte[] before, byte[] now, DeltaOutput to) {
        to.number(now.length);
        int at = 0;
        while (at < now.length) {
            int start = at;
            while (start < now.length && isEqual(before, now, start)) {
                start++;
            }
            int end = start;
            int equal = 0;
            while (end < now.length && equal < GAP) {
                equal = isEqual(before, now, end) ? equal + 1 : 0;
                end++;
            }
            end -= equal;
            to.number(start - at);
            to.number(end - start);
            to.bytes(now, start, end - start);
            at = end;
        }
    }

    private static boolean isEqual(byte[] before, byte[] now, int at) {
        return now[at] == (at < before.length ? before[at] : 0);
    }

    /** Returns how many bytes differ. */
    static int distance(byte[] before, byte[] now) {
        int distance = 0;
        for (int i = 0; i < now.length; i++) {
            distance += isEqual(before, now, i) ? 0 : 1;
        }
        return distance;
    }

    static byte[] apply(byte[] before, DeltaInput from) throws MalformedMessageException {
        int length = from.number(Piece.MAX_BYTES);
        byte[] now = new byte[length];
        System.arraycopy(before, 0, now, 0, Math.min(before.length, length));
        int at = 0;
        while (at < length) {
            int gap = from.number(length - at);
            int run = from.number(length - at - gap);
            if (gap + run == 0) {
                throw from.wrong("a run", "nothing");
            }
            from.bytes(now, at + gap, run);
            at += gap + run;
        }
        return now;
    }
}
