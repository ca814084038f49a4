package io.jss;

/** More sockets match than may be closed at once; none was closed. */
public final class TooManySocketsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final long matching;
    private final int max;

    TooManySocketsException(long matching, int max) {
        super(matching + " sockets match, more than the " + max + " that may be closed at once");
        this.matching = matching;
        this.max = max;
    }

    /** Returns how many sockets match. */
    public long matching() {
        return matching;
    }

    /** Returns how many may be closed at once. */
    public int max() {
        return max;
    }
}
