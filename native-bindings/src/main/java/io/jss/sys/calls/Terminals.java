package io.jss.sys.calls;

/** What a descriptor that is written to leads to, and the job that a terminal is of. */
public final class Terminals {
    private static final LibcFunction ISATTY = new LibcFunction("isatty");
    private static final LibcFunction KILL = new LibcFunction("kill");
    private static final LibcFunction IOCTL = new LibcFunction("ioctl");

    /** Its number on all architectures that are supported. */
    private static final int SIGTSTP = 20;

    private static final int OWN_GROUP = 0;

    /** Its number on all but a few architectures; there no size is known. */
    private static final int TIOCGWINSZ = 0x5413;

    /** struct winsize: u16 rows 0, u16 columns 2, u16 pixels 4 and 6. */
    private static final int WINSIZE_BYTES = 8;

    private static final int ROWS_OFFSET = 0;
    private static final int COLUMNS_OFFSET = ROWS_OFFSET + Short.BYTES;

    private Terminals() {}

    /** Returns whether the descriptor is a terminal: isatty(3). */
    public static boolean isTerminal(int fd) {
        return ISATTY.callInt(fd) == 1;
    }

    /**
     * Returns how many columns the terminal has, 0 when the descriptor is none or it does not say.
     */
    public static int columns(int fd) {
        return size(fd, COLUMNS_OFFSET);
    }

    /** Returns how many rows it has; as {@link #columns}. */
    public static int rows(int fd) {
        return size(fd, ROWS_OFFSET);
    }

    /**
     * Suspends the process and those of its job, as Ctrl-Z does, until they are continued: {@code
     * kill(0, SIGTSTP)}. Where no shell could continue them, it returns at once.
     */
    public static void suspendJob() {
        KILL.callInt(OWN_GROUP, SIGTSTP);
    }

    private static int size(int fd, int offset) {
        try (NativeBuffer size = NativeBuffer.allocate(WINSIZE_BYTES)) {
            return IOCTL.callInt(fd, TIOCGWINSZ, size.address(0, WINSIZE_BYTES)) == 0
                    ? Short.toUnsignedInt(size.bytes().getShort(offset))
                    : 0;
        }
    }
}
