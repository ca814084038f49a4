package io.jss.cli.top.screen;

import java.util.List;

/** What stands in the place of the rows, or asks something below them. */
public sealed interface Panel {

    /** The rows alone. */
    record Rows() implements Panel {}

    /** The keys. */
    record Keys() implements Panel {}

    /**
     * A filter that is being written.
     *
     * @param text what was written so far
     * @param before the filter that comes back when it is left
     * @param error what is wrong with it, the empty text when nothing is or it was not read yet
     */
    record FilterPrompt(String text, String before, String error) implements Panel {

        /** Returns the same with what is wrong. */
        public FilterPrompt with(String message) {
            return new FilterPrompt(text, before, message);
        }
    }

    /**
     * All about a socket.
     *
     * @param cookie the socket
     * @param lines its explanation, empty while it is being made
     * @param scrolled how many lines are above the screen
     */
    record Detail(long cookie, List<String> lines, int scrolled) implements Panel {
        /** Copies the list. */
        public Detail {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Asks whether a socket is to be closed.
     *
     * @param cookie the socket
     */
    record ConfirmKill(long cookie) implements Panel {}

    /**
     * Says something until the next key.
     *
     * @param text what
     */
    record Message(String text) implements Panel {}
}
