package io.jss.cli.signal;

/** What a cell says beyond its text. What is wrong comes before what is only to be known. */
public enum Signal {
    /** Nothing. */
    NONE(""),
    /** More connections wait than the backlog holds: {@code sk_acceptq_is_full}. */
    ACCEPT_QUEUE_FULL(Signal.RED_BOLD),
    /** So many connections wait that doctor would call it filling. */
    ACCEPT_QUEUE_FILLING(Signal.RED),
    /** Data came in that the program has not read. */
    UNREAD(Signal.RED),
    /** So much waits to be sent or acknowledged that doctor would call it unsent. */
    UNSENT(Signal.RED),
    /** The peer closed its side, and the program has not closed its own. */
    CLOSE_WAIT(Signal.RED),
    /** Clients of both families reach it, on every address. */
    OPEN_TO_BOTH(Signal.MAGENTA),
    /** It is called IPv6 and carries IPv4. */
    MAPPED(Signal.MAGENTA);

    /** The sequence after which text looks as before. */
    public static final String END = "\033[0m";

    // of the eight colours these two are read on white and on black
    private static final String RED_BOLD = "\033[1;31m";
    private static final String RED = "\033[31m";
    private static final String MAGENTA = "\033[35m";

    private final String sequence;

    Signal(String sequence) {
        this.sequence = sequence;
    }

    /** Returns the sequence that begins its colour, empty for {@link #NONE}. */
    public String sequence() {
        return sequence;
    }

    /** Returns whether something is wrong, or soon will be. */
    public boolean isAlarm() {
        return this != NONE && compareTo(OPEN_TO_BOTH) < 0;
    }
}
