package io.jss.filter;

import io.jss.fields.FieldCatalogue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads filters from text: the language of ss, and more. The grammar is in the package's
 * documentation and, for other documents, in the resource {@code filter.ebnf} of this package.
 */
public final class FilterParser {

    private static final int MAX_DEPTH = 500;

    private final FilterNames names;
    private final FieldCatalogue fields;

    /** Creates a parser that knows no names; see {@link FilterNames#NONE}. */
    public FilterParser() {
        this(FilterNames.NONE);
    }

    /** Creates a parser that takes names where the grammar has them. */
    public FilterParser(FilterNames names) {
        this.names = names;
        fields = FieldCatalogue.standard();
    }

    /**
     * Returns the filter of a text; {@link Filters#any()} for one without words.
     *
     * @throws FilterSyntaxException when the text is not as the grammar has it, or has a name that
     *     stands for nothing
     */
    public Filter parse(String text) {
        Cursor cursor = new Cursor(text);
        if (cursor.peek().isEnd()) {
            return Filters.any();
        }
        Expression expression = new Expression(cursor, new ConditionParser(cursor, names, fields));
        Filter filter = expression.alternatives();
        if (!cursor.peek().isEnd()) {
            throw cursor.error(cursor.peek(), "'and', 'or', a condition or the end");
        }
        return filter;
    }

    /** What joins conditions; each method reads one rule of the grammar. */
    private static final class Expression {

        private final Cursor cursor;
        private final ConditionParser conditions;
        private int depth;

        Expression(Cursor cursor, ConditionParser conditions) {
            this.cursor = cursor;
            this.conditions = conditions;
        }

        Filter alternatives() {
            List<Filter> parts = new ArrayList<>();
            parts.add(conjunction());
            while (cursor.peek().is("or", "|", "||")) {
                cursor.pass(cursor.peek());
                parts.add(conjunction());
            }
            return Filters.anyOf(parts);
        }

        private Filter conjunction() {
            List<Filter> parts = new ArrayList<>();
            parts.add(term());
            while (true) {
                Cursor.Word word = cursor.peek();
                if (word.is("and", "&", "&&")) {
                    cursor.pass(word);
                } else if (word.isEnd() || word.is("or", "|", "||", ")")) {
                    return Filters.allOf(parts);
                }
                parts.add(term());
            }
        }

        private Filter term() {
            Cursor.Word word = cursor.peek();
            if (++depth > MAX_DEPTH) {
                throw cursor.error(word, "at most " + MAX_DEPTH + " nested terms");
            }
            Filter filter;
            if (word.is("not", "!")) {
                cursor.pass(word);
                filter = Filters.not(term());
            } else if (word.is("(")) {
                cursor.pass(word);
                filter = alternatives();
                if (!cursor.peek().is(")")) {
                    throw cursor.error(cursor.peek(), "'and', 'or', a condition or ')'");
                }
                cursor.pass(cursor.peek());
            } else {
                filter = conditions.condition();
            }
            depth--;
            return filter;
        }
    }
}
