package io.jss.cli.top.terminal;

import io.jss.cli.top.screen.Keys;
import java.io.IOException;

/** Reads keys from what a terminal sends: characters, and sequences that begin with escape. */
final class KeyReader {

    /** Nothing was pressed in time. */
    static final int NONE = -2;

    /** There is no terminal any more. */
    static final int END = -1;

    /** Between the characters of a sequence passes less. */
    private static final long SEQUENCE_MILLIS = 50;

    private static final int MAX_PARAMETERS = 16;

    /** Characters that come one by one. */
    interface Source {
        /** Returns the next one, {@link #END} at the end, {@link #NONE} when none comes in time. */
        int read(long millis) throws IOException;
    }

    private final Source source;
    private int pending = NONE;

    KeyReader(Source source) {
        this.source = source;
    }

    /** Returns the next key, as {@link Source#read}. */
    int next(long millis) throws IOException {
        int first = pending == NONE ? source.read(millis) : pending;
        pending = NONE;
        if (first != Keys.ESCAPE) {
            return first;
        }
        int second = source.read(SEQUENCE_MILLIS);
        return switch (second) {
            case NONE, END -> Keys.ESCAPE;
            case '[' -> sequence();
            case 'O' -> letter(source.read(SEQUENCE_MILLIS));
            default -> {
                pending = second; // pressed quickly, or both with a key that sends escape first
                yield Keys.ESCAPE;
            }
        };
    }

    private int sequence() throws IOException {
        StringBuilder parameters = new StringBuilder();
        int next = source.read(SEQUENCE_MILLIS);
        while (next >= ' ' && next < '@' && parameters.length() < MAX_PARAMETERS) {
            parameters.append((char) next);
            next = source.read(SEQUENCE_MILLIS);
        }
        return next == '~' ? numbered(parameters.toString()) : letter(next);
    }

    private static int letter(int letter) {
        return switch (letter) {
            case 'A' -> Keys.UP;
            case 'B' -> Keys.DOWN;
            case 'H' -> Keys.HOME;
            case 'F' -> Keys.END;
            default -> Keys.NOTHING;
        };
    }

    private static int numbered(String number) {
        return switch (number) {
            case "1", "7" -> Keys.HOME;
            case "4", "8" -> Keys.END;
            case "5" -> Keys.PAGE_UP;
            case "6" -> Keys.PAGE_DOWN;
            default -> Keys.NOTHING;
        };
    }
}
