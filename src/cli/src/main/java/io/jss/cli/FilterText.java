package io.jss.cli;

import io.jss.filter.Filter;
import io.jss.filter.FilterParser;
import io.jss.filter.FilterSyntaxException;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Reads the filter of the command line and of {@code -F}. */
final class FilterText {

    private final FilterParser parser;

    private FilterText(Collection<Protocol> protocols) {
        parser = new FilterParser(SystemNames.of(protocols));
    }

    /**
     * Returns what both say together.
     *
     * @param words the arguments, joined by blanks
     * @param protocols those whose services may be named
     * @throws UsageException when one is wrong: with the line, and a caret below each character
     */
    static Filter read(Options options, List<String> words, Collection<Protocol> protocols) {
        FilterText text = new FilterText(protocols);
        Filter filter = text.parse("the filter", String.join(" ", words));
        if (!options.has(CliOption.FILTER_FILE)) {
            return filter;
        }
        String file = options.valueOr(CliOption.FILTER_FILE, "");
        return text.parse(file, content(file)).and(filter);
    }

    private Filter parse(String where, String text) {
        try {
            return parser.parse(text);
        } catch (FilterSyntaxException e) {
            throw new UsageException("in " + where + ": " + e.getMessage() + "\n" + e.excerpt());
        }
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot read the filter '" + file + "': " + e.getMessage());
        }
    }
}
