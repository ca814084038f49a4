package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm;

/** How the help shows an option: its names, and what it does, folded beside them. */
final class OptionLines {
    private static final int COLUMN = 29;
    private static final int WIDTH = 80;
    private static final String INDENT = " ".repeat(COLUMN + 2);

    private OptionLines() {}

    static void append(CliOption option, StringBuilder text) {
        int start = text.length();
        text.append(
                option.letter() == OptionForm.NO_LETTER
                        ? "      "
                        : "  -" + option.letter() + ", ");
        text.append("--").append(option.longName());
        switch (option.value()) {
            case NONE -> {}
            case OPTIONAL -> text.append("[=").append(option.label()).append(']');
            case REQUIRED -> text.append('=').append(option.label());
        }
        text.append(" ".repeat(Math.max(1, start + COLUMN - text.length())));
        fold(option.description(), start, text);
    }

    /** Lines break at blanks and after commas. */
    private static void fold(String description, int lineStart, StringBuilder text) {
        int start = lineStart;
        int at = 0;
        while (at < description.length()) {
            int end = at;
            while (end < description.length() && " ,".indexOf(description.charAt(end)) < 0) {
                end++;
            }
            if (end < description.length() && description.charAt(end) == ',') {
                end++;
            }
            if (text.length() - start + end - at >= WIDTH) {
                while (text.charAt(text.length() - 1) == ' ') {
                    text.setLength(text.length() - 1);
                }
                text.append('\n');
                start = text.length();
                text.append(INDENT);
            }
            text.append(description, at, end);
            at = end;
            if (at < description.length() && description.charAt(at) == ' ') {
                text.append(' ');
                at++;
            }
        }
        text.append('\n');
    }
}
