package io.jss.cli.recording;

/**
 * A moment of a series as somebody named it.
 *
 * @param text the time as it was written
 * @param form how it may be named there
 * @param written how it was
 */
record Moment(String text, String form, String written) {

    /** Returns that of {@code --at TIME}. */
    static Moment option(String text) {
        return new Moment(text, "--at", "--at " + text);
    }

    /** Returns that of {@code FILE@TIME}. */
    static Moment behind(String text) {
        return new Moment(text, "FILE@TIME", "@" + text);
    }
}
