package io.jss.owners;

import java.util.OptionalLong;

/** The line of {@code /proc/PID/stat}: {@code pid (comm) state ppid …}. */
final class StatLine {

    /** {@code starttime} is field 22; the command is field 2. */
    private static final int BLANKS_BEFORE_START_TIME = 22 - 2;

    private StatLine() {}

    /**
     * Returns field 22, empty if the line has none. The command before it may hold blanks and
     * parentheses, so the fields are counted from the last closing one: those after it are numbers
     * and a letter.
     */
    static OptionalLong startTicks(byte[] line) {
        int at = line.length - 1;
        while (at >= 0 && line[at] != ')') {
            at--;
        }
        if (at < 0) {
            return OptionalLong.empty();
        }
        int blanks = 0;
        while (at < line.length && blanks < BLANKS_BEFORE_START_TIME) {
            blanks += line[at++] == ' ' ? 1 : 0;
        }
        long ticks = Decimal.parseAt(line, at, -1);
        return ticks < 0 ? OptionalLong.empty() : OptionalLong.of(ticks);
    }
}
