package io.jss.cli.top.terminal;

import io.jss.cli.top.screen.Keys;
import io.jss.cli.top.screen.MousePress;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys from what a terminal sends: characters, and sequences that begin with escape. */
final class KeyReader {

    /** Nothing was pressed in time. */
    static final int NONE = -2;

    /** There is no terminal any more. */
    static final int END = -1;

    /** Between the characters of a sequence passes less. */
    private static final long SEQUENCE_MILLIS = 50;

    private static final int MAX_PARAMETERS = 16;
    private static final Pattern MOUSE = Pattern.compile("<(\\d{1,4});(\\d{1,4});(\\d{1,4})");
    private static final int LEFT = 0;
    private static final int WHEEL = 64;

    /** Shift, Alt and Ctrl. */
    private static final int MODIFIERS = 4 | 8 | 16;

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
        if (next == 'M' || next == 'm') {
            return parameters.isEmpty() ? mouseOfBytes() : mouse(parameters.toString(), next);
        }
        return next == '~' ? numbered(parameters.toString()) : letter(next);
    }

    /** Reads what a terminal says that has no numbers in decimal: each is a character. */
    private int mouseOfBytes() throws IOException {
        int button = source.read(SEQUENCE_MILLIS) - ' ';
        int column = source.read(SEQUENCE_MILLIS) - ' ';
        int row = source.read(SEQUENCE_MILLIS) - ' ';
        return mouse(button, column, row);
    }

    /** Reads {@code <BUTTON;COLUMN;ROW}; a button that is let go ends with {@code m}. */
    private static int mouse(String parameters, int last) {
        Matcher numbers = MOUSE.matcher(parameters);
        return last == 'M' && numbers.matches()
                ? mouse(number(numbers, 1), number(numbers, 2), number(numbers, 3))
                : NONE;
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    /** Returns the key; none for a button that is let go, and for others than the left one. */
    private static int mouse(int button, int column, int row) {
        if (column < 1 || row < 1) {
            return NONE;
        }
        return switch (button & ~MODIFIERS) {
            case LEFT -> new MousePress(column - 1, row - 1).key();
            case WHEEL -> Keys.WHEEL_UP;
            case WHEEL + 1 -> Keys.WHEEL_DOWN;
            default -> NONE;
        };
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
