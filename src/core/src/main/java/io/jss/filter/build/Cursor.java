package io.jss.filter.build;

import io.jss.filter.syntax.FilterWords;

/**
 * Reads the text of a filter word by word.
 *
 * <p>Between conditions a word ends where a sign begins, so that {@code sport=80} are three words;
 * a value, which follows the sign, ends at a blank, a parenthesis, {@code &&} or {@code ||} only.
 */
final class Cursor {

    private static final String SIGNS = "=!<>&|";
    private static final String OF_COMPARISONS = "=!<>~";
    private static final String[] LONG_SIGNS = {"==", "!=", "<=", ">=", "&&", "||"};

    private final String text;
    private final boolean lists;
    private int at;

    /**
     * Begins at the first word.
     *
     * @param lists whether a comma ends a value, as jss has it; in ss it is a part of it
     */
    Cursor(String text, boolean lists) {
        this.text = text;
        this.lists = lists;
        skipBlanks();
    }

    /**
     * A word.
     *
     * @param text what it means: without quotes and backslashes
     * @param start where it begins
     * @param end the index behind it
     */
    record Word(String text, int start, int end) {
        boolean isEnd() {
            return start == end;
        }

        boolean is(String... others) {
            for (String other : others) {
                if (text.equals(other)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Returns the next word between conditions without going on; an empty one at the end. */
    Word peek() {
        if (at == text.length()) {
            return new Word("", at, at);
        }
        char c = text.charAt(at);
        int end = at + 1;
        if (isSign(c)) {
            for (String sign : LONG_SIGNS) {
                if (text.startsWith(sign, at)) {
                    end = at + sign.length();
                }
            }
        } else if (!isParenthesis(c)) {
            while (end < text.length() && !endsWord(text.charAt(end))) {
                end++;
            }
        }
        return new Word(text.substring(at, end), at, end);
    }

    /** Returns all signs that stand here together as those of a comparison do; empty for none. */
    Word signs() {
        int end = text.startsWith(":=", at) ? at + 1 : at;
        while (end < text.length() && OF_COMPARISONS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return new Word(text.substring(at, end), at, end);
    }

    private static boolean isSign(char c) {
        return SIGNS.indexOf(c) >= 0;
    }

    private static boolean isParenthesis(char c) {
        return c == '(' || c == ')';
    }

    private static boolean endsWord(char c) {
        return FilterWords.isBlank(c) || isParenthesis(c) || isSign(c);
    }

    /** Goes behind a word. */
    void pass(Word word) {
        at = word.end();
        skipBlanks();
    }

    /**
     * Reads a value and goes behind it. A backslash makes the next character an ordinary one,
     * quotes those between them. A comma ends it where there are lists.
     *
     * @param expected what it should be, in words
     * @throws FilterSyntaxException when there is none, and for a quote without its end
     */
    Word value(String expected) {
        int start = at;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (FilterWords.isBlank(c) || isParenthesis(c) || endsValue()) {
                break;
            }
            at++;
            if (c == '\\' && at < text.length()) {
                value.append(text.charAt(at++));
            } else if (c == '"' || c == '\'') {
                quoted(c, start, value);
            } else {
                value.append(c);
            }
        }
        Word word = new Word(value.toString(), start, at);
        if (word.isEnd()) {
            throw error(peek(), expected);
        }
        skipBlanks();
        return word;
    }

    private boolean endsValue() {
        return isAtComma() || text.startsWith("&&", at) || text.startsWith("||", at);
    }

    /** Returns whether values may be lists, and ports ranges. */
    boolean hasLists() {
        return lists;
    }

    private boolean isAtComma() {
        return lists && text.startsWith(",", at);
    }

    /** Goes behind a comma between two values, and returns whether there was one. */
    boolean passComma() {
        if (!isAtComma()) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void quoted(char quote, int start, StringBuilder value) {
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && quote == '"' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new FilterSyntaxException(
                    text, start, text.substring(start), "the closing " + quote);
        }
        at++;
    }

    /** Goes to the next word; a {@code #} before it makes the rest of the line a comment. */
    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline;
            } else if (FilterWords.isBlank(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    /** Returns the error of a word in the place of something else. */
    FilterSyntaxException error(Word word, String expected) {
        return new FilterSyntaxException(
                text, word.start(), text.substring(word.start(), word.end()), expected);
    }
}
