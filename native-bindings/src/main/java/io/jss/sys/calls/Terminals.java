package io.jss.sys.calls;

/** What a descriptor that is written to leads to. */
public final class Terminals {
    private static final LibcFunction ISATTY = new LibcFunction("isatty");

    private Terminals() {}

    /** Returns whether the descriptor is a terminal: isatty(3). */
    public static boolean isTerminal(int fd) {
        return ISATTY.callInt(fd) == 1;
    }
}
