package io.jss.owners;

import java.util.OptionalLong;

/**
 * The line of {@code /proc/PID/stat}: {@code pid (comm) state ppid …}, its fields counted from 1.
 */
final class StatLine {

    private static final int COMMAND = 2;
    private static final int FLAGS = 9;
    private static final int START_TIME = 22;

    /** {@code PF_EXITING} of the kernel's {@code include/linux/sched.h}. */
    private static final long EXITING = 0x4;

    private StatLine() {}

    /**
     * Returns {@code starttime}, in clock ticks after boot; empty if the line does not reach so
     * far.
     */
    static OptionalLong startTicks(byte[] line) {
        return field(line, START_TIME);
    }

    /**
     * Returns whether the process is ending: it gives up its memory first, and with it its command
     * line, then its descriptors, and is a zombie after that.
     */
    static boolean isExiting(byte[] line) {
        return (field(line, FLAGS).orElse(0) & EXITING) != 0;
    }

    /**
     * Returns a number behind the command. The command may hold blanks and parentheses, so the
     * fields are counted from the last closing one: those after it are numbers and a letter.
     */
    private static OptionalLong field(byte[] line, int number) {
        int at = line.length - 1;
        while (at >= 0 && line[at] != ')') {
            at--;
        }
        if (at < 0) {
            return OptionalLong.empty();
        }
        int field = COMMAND;
        while (at < line.length && field < number) {
            field += line[at++] == ' ' ? 1 : 0;
        }
        long value = Decimal.parseAt(line, at, -1);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
