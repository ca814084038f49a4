package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.fields.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of {@code --format}: names of columns in braces, and what stands between them. A brace
 * that is doubled is one in the text; a backslash with t, n or another backslash is a tabulator, a
 * new line, or a backslash.
 *
 * @param texts what stands before, between and behind the fields: one more than these
 * @param fields the columns
 * @param end what ends a row: a new line, with {@code --null} the character 0
 */
public record LineFormat(List<String> texts, List<Field> fields, char end) {

    private static final String EXAMPLE = "--format='{local} {remote}'";

    /**
     * Reads it.
     *
     * @throws UsageException when a brace or a backslash stands alone, a name is unknown, or there
     *     is none
     */
    static LineFormat parse(String text, char end, FieldNames names) {
        List<String> texts = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            boolean twice = at + 1 < text.length() && text.charAt(at + 1) == character;
            if (character == '\\') {
                literal.append(escaped(text, at));
                at += 2;
            } else if ((character == '{' || character == '}') && twice) {
                literal.append(character);
                at += 2;
            } else if (character == '{') {
                int close = text.indexOf('}', at);
                if (close < 0) {
                    throw new UsageException(
                            "--format has a { without }; write {{ for the sign itself: " + EXAMPLE);
                }
                texts.add(literal.toString());
                literal.setLength(0);
                fields.add(names.one(CliOption.LINE_FORMAT, text.substring(at + 1, close)));
                at = close + 1;
            } else if (character == '}') {
                throw new UsageException(
                        "--format has a } without {; write }} for the sign itself: " + EXAMPLE);
            } else {
                literal.append(character);
                at++;
            }
        }
        if (fields.isEmpty()) {
            throw new UsageException(
                    "--format names no column: " + EXAMPLE + "; --columns help lists them");
        }
        texts.add(literal.toString());
        return new LineFormat(texts, fields, end);
    }

    private static char escaped(String text, int at) {
        char letter = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case '\\' -> '\\';
            default -> throw new UsageException("--format takes \\t, \\n and \\\\, no other \\");
        };
    }
}
