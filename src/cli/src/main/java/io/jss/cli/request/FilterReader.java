package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.filter.Filter;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FilterSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads filters, and says where one is wrong. */
public final class FilterReader {

    private final FilterParser parser;

    /** Creates a reader of a parser's language. */
    public FilterReader(FilterParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a filter.
     *
     * @param where where the text stands: the name of its file
     * @throws UsageException when it is wrong: with the line, and a caret below each character
     * @throws IOException when names cannot be looked up
     */
    public Filter read(String where, String text) throws IOException {
        try {
            return parser.parse(text);
        } catch (FilterSyntaxException e) {
            throw new UsageException("in " + where + ": " + e.getMessage(), e.excerpt());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
