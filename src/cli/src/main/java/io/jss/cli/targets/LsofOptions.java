package io.jss.cli.targets;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * A command line as lsof takes it apart: letters, of which some have a value behind them or in the
 * next word.
 */
final class LsofOptions {

    /** Letters that take the rest of their word, else the next one. */
    private static final String VALUED = "cpugd";

    /** Letters that take the rest of their word, and nothing where there is none. */
    private static final String MAY_HAVE_VALUE = "FLSTofrxz";

    /** {@code -uroot}, but not {@code -utp}. */
    private static final int LEAST_NAME = 3;

    private static final Pattern STATES = Pattern.compile("(?i)(?:TCP|UDP):[a-z_0-9,^-]+");

    /**
     * A part of the line.
     *
     * @param letter of the option; 0 for an option of jss's own or a word
     * @param value of the option, empty without one; else the text as it is
     * @param attached whether the value is in the same word
     */
    record Part(char letter, String value, boolean attached) {

        boolean is(char other) {
            return letter == other;
        }

        /** Returns how it is written. */
        String text() {
            return letter == 0 ? value : "-" + letter;
        }
    }

    private LsofOptions() {}

    /** Returns the parts in order. */
    static List<Part> of(List<String> arguments) {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (word.length() < 2 || word.charAt(0) != '-' || word.startsWith("--")) {
                parts.add(new Part('\0', word, false));
                continue;
            }
            String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
            for (int i = 1; i < word.length(); i++) {
                char letter = word.charAt(i);
                String rest = word.substring(i + 1);
                if (takesNext(letter, rest, next)) {
                    parts.add(new Part(letter, next, false));
                    at++;
                    break;
                }
                if (takesRest(letter, rest)) {
                    parts.add(new Part(letter, rest, true));
                    break;
                }
                parts.add(new Part(letter, "", false));
            }
        }
        return parts;
    }

    private static boolean takesNext(char letter, String rest, String next) {
        if (!rest.isEmpty() || next.isEmpty() || next.startsWith("-")) {
            return false;
        }
        return takesAny(letter)
                || (letter == 'i' && LsofEnds.isOne(next))
                || (letter == 's' && STATES.matcher(next).matches())
                || (letter == 'r' && StringUtils.isNumeric(next));
    }

    private static boolean takesRest(char letter, String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        if (letter == 'p') {
            return StringUtils.containsOnly(rest, "0123456789,^");
        }
        if (letter == 'u') {
            return rest.length() > LEAST_NAME;
        }
        return takesAny(letter)
                || MAY_HAVE_VALUE.indexOf(letter) >= 0
                || (letter == 'i' && LsofEnds.isOne(rest))
                || (letter == 's' && STATES.matcher(rest).matches());
    }

    /** Besides lsof's: the name behind jss's {@code -N} is no cluster of letters. */
    private static boolean takesAny(char letter) {
        return VALUED.indexOf(letter) >= 0
                || (MAY_HAVE_VALUE.indexOf(letter) < 0
                        && Arrays.stream(CliOption.values())
                                .filter(option -> option.value() == OptionForm.Value.REQUIRED)
                                .anyMatch(option -> option.letter() == letter));
    }
}
