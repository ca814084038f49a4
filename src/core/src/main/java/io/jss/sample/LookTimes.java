package io.jss.sample;

/** When the last looks began, by a clock that does not jump. */
final class LookTimes {

    /** A socket that was seen longer ago than this many looks is given up. */
    static final int KEPT = 16;

    private final long[] nanos = new long[KEPT];
    private int last;

    void begin(int look, long now) {
        nanos[look & KEPT - 1] = now;
        last = look;
    }

    /** Returns the time between the beginning of a look, one of the last, and that of this one. */
    long since(int look) {
        return nanos[last & KEPT - 1] - nanos[look & KEPT - 1];
    }
}
