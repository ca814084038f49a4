package io.jss.filter.build;

import io.jss.filter.Filter;
import io.jss.model.SocketFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads filters from text: the language of ss, and more. The grammar is in the package's
 * documentation and, for other documents, in the resource {@code filter.ebnf} of {@code
 * io.jss.filter}.
 */
public final class FilterParser {

    private static final int MAX_DEPTH = 500;
    private static final String[] AND = {"and", "&", "&&"};
    private static final String[] OR = {"or", "|", "||"};

    private final FilterNames names;
    private final Optional<SocketFamily<?>> preferred;
    private final Language language;

    /** Whose grammar is read. */
    private enum Language {
        JSS,
        /** No word binds closer than another, and states begin the filter or are none. */
        SS,
        /** As {@link #SS}, which reads states on the command line alone. */
        FILE_OF_SS
    }

    /** Creates a parser that knows no names; see {@link FilterNames#NONE}. */
    public FilterParser() {
        this(FilterNames.NONE);
    }

    /** Creates a parser that takes names where the grammar has them. */
    public FilterParser(FilterNames names) {
        this(names, Optional.empty(), Language.JSS);
    }

    private FilterParser(
            FilterNames names, Optional<SocketFamily<?>> preferred, Language language) {
        this.names = names;
        this.preferred = preferred;
        this.language = language;
    }

    /**
     * Returns the same parser for a listing of one family: hosts and ports without the name of a
     * family are read as those of this one, as ss does.
     */
    public FilterParser preferring(SocketFamily<?> family) {
        return new FilterParser(
                names,
                family == SocketFamily.INET ? Optional.empty() : Optional.of(family),
                language);
    }

    /**
     * Returns the same parser with the precedence of ss 6.1: against its manual page, {@code and}
     * binds no closer than {@code or}, and the first two terms are joined first. States are taken
     * at the beginning alone.
     */
    public FilterParser asSs() {
        return new FilterParser(names, preferred, Language.SS);
    }

    /** Returns the same parser for a file of {@code ss -F}, in which ss takes no states. */
    public FilterParser ofFileOfSs() {
        return new FilterParser(names, preferred, Language.FILE_OF_SS);
    }

    /**
     * Returns the filter of a text; {@link Filters#any()} for one without words.
     *
     * @throws FilterSyntaxException when the text is not as the grammar has it, or has a name that
     *     stands for nothing
     */
    public Filter parse(String text) {
        Cursor cursor = new Cursor(text, language == Language.JSS);
        if (cursor.peek().isEnd()) {
            return Filters.any();
        }
        Expression expression =
                new Expression(
                        cursor,
                        new ConditionParser(cursor, names, preferred),
                        language != Language.JSS);
        Filter filter = language == Language.FILE_OF_SS ? expression.rest() : expression.whole();
        if (!cursor.peek().isEnd()) {
            throw cursor.error(cursor.peek(), "'and', 'or', a condition or the end");
        }
        return filter;
    }

    /** What joins conditions; each method reads one rule of the grammar. */
    private static final class Expression {

        private final Cursor cursor;
        private final ConditionParser conditions;
        private final boolean flat;
        private int depth;

        Expression(Cursor cursor, ConditionParser conditions, boolean flat) {
            this.cursor = cursor;
            this.conditions = conditions;
            this.flat = flat;
        }

        /**
         * Reads states at the beginning, and the rest. States before a condition are for all of it;
         * before a word that joins they are a condition like others, which ss does not have.
         */
        Filter whole() {
            if (!conditions.beginsStates()) {
                return rest();
            }
            Filter states = conditions.states();
            Cursor.Word word = cursor.peek();
            if (word.isEnd() || word.is(")")) {
                return states;
            }
            if (word.is(AND) || word.is(OR)) {
                if (flat) {
                    throw cursor.error(word, "a condition or the end");
                }
                return alternatives(states);
            }
            return states.and(rest());
        }

        private Filter rest() {
            return flat ? flat(term()) : alternatives(term());
        }

        private void enter(Cursor.Word word) {
            if (++depth > MAX_DEPTH) {
                throw cursor.error(word, "at most " + MAX_DEPTH + " nested terms");
            }
        }

        private Filter flat(Filter first) {
            Filter all = first;
            while (true) {
                Cursor.Word word = cursor.peek();
                if (word.isEnd() || word.is(")")) {
                    return all;
                }
                boolean either = word.is(OR);
                if (either || word.is(AND)) {
                    cursor.pass(word);
                }
                all = either ? all.or(term()) : all.and(term());
            }
        }

        private Filter alternatives(Filter first) {
            List<Filter> parts = new ArrayList<>();
            parts.add(conjunction(first));
            while (cursor.peek().is(OR)) {
                cursor.pass(cursor.peek());
                parts.add(conjunction(term()));
            }
            return Filters.anyOf(parts);
        }

        private Filter conjunction(Filter first) {
            List<Filter> parts = new ArrayList<>();
            parts.add(first);
            while (true) {
                Cursor.Word word = cursor.peek();
                if (word.is(AND)) {
                    cursor.pass(word);
                } else if (word.isEnd() || word.is(")") || word.is(OR)) {
                    return Filters.allOf(parts);
                } else {
                    refuseStates(true);
                }
                parts.add(term());
            }
        }

        /**
         * Refuses states here, as ss does wherever they do not begin the filter. With a word that
         * joins they are a condition of jss's own.
         */
        private void refuseStates(boolean refused) {
            if (refused && conditions.beginsStates()) {
                throw cursor.error(
                        cursor.peek(),
                        "'and', 'or' or the end: states stand at the beginning, for all of the"
                                + " filter, or behind such a word");
            }
        }

        private Filter term() {
            Cursor.Word word = cursor.peek();
            enter(word);
            Filter filter;
            if (word.is("not", "!")) {
                cursor.pass(word);
                filter = Filters.not(term());
            } else if (word.is("(")) {
                cursor.pass(word);
                filter = flat ? rest() : whole();
                if (!cursor.peek().is(")")) {
                    throw cursor.error(cursor.peek(), "'and', 'or', a condition or ')'");
                }
                cursor.pass(cursor.peek());
            } else {
                refuseStates(flat);
                filter = conditions.condition();
            }
            depth--;
            return filter;
        }
    }
}
