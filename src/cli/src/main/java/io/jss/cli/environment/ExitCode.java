package io.jss.cli.environment;

/** The exit codes of the command, as {@code jss --help} and the README list them. */
public final class ExitCode {

    /** The answer was printed, or its reader closed the pipe before the end. */
    public static final int OK = 0;

    /** What was asked for by name is not there. */
    public static final int NOT_FOUND = 1;

    /** What was compared differs. */
    public static final int DIFFERENT = 1;

    /** The arguments are wrong. */
    public static final int USAGE = 2;

    /** A recording is damaged, cut off, or no recording. */
    public static final int DATA = 65;

    /**
     * The kernel gives no answer: not Linux, netlink refused, nothing of what was asked listable.
     */
    public static final int UNAVAILABLE = 69;

    /** A fault of jss itself. */
    public static final int INTERNAL = 70;

    /** A system call failed, or the kernel's answer was an error or is malformed. */
    public static final int SYSTEM = 71;

    /** The output could not be written, for instance to a full disk. */
    public static final int OUTPUT = 74;

    private ExitCode() {}
}
