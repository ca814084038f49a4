package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.filter.Filter;
import io.jss.filter.build.FilterNames;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.Filters;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The filter of the command line and of {@code -F}, as text: what its names of interfaces mean
 * depends on the network namespace.
 */
public final class FilterText {

    private static final String ARGUMENTS = "the filter";

    private final SocketFamily<?> family;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private FilterText(SocketFamily<?> family) {
        this.family = family;
    }

    /**
     * Reads the text; names are not looked up yet.
     *
     * @throws UsageException when the file cannot be read
     */
    static FilterText of(Options options, SocketKinds kinds) {
        FilterText text = new FilterText(kinds.onlyFamily());
        if (options.has(CliOption.FILTER_FILE)) {
            String file = options.valueOr(CliOption.FILTER_FILE, "");
            text.texts.put(file, FilterFile.text(file));
        }
        return text.with(options.arguments());
    }

    /** Returns words alone as text. */
    static FilterText of(List<String> words, SocketKinds kinds) {
        return new FilterText(kinds.onlyFamily()).with(words);
    }

    /** Returns the same file with other arguments. */
    FilterText with(List<String> arguments) {
        FilterText text = new FilterText(family);
        text.texts.putAll(texts);
        text.texts.remove(ARGUMENTS);
        if (!arguments.isEmpty()) {
            text.texts.put(ARGUMENTS, String.join(" ", arguments));
        }
        return text;
    }

    /**
     * Returns what the file and the arguments say together, in the network namespace that is named.
     *
     * @param protocols those whose services may be named
     * @throws UsageException when one is wrong: with the line, and a caret below each character
     * @throws IOException when there is no such namespace, or it may not be entered
     */
    Filter read(Collection<Protocol> protocols, NamespaceRequest namespace, Environment environment)
            throws IOException {
        return texts.isEmpty()
                ? Filters.any() // the parser is not loaded for nothing
                : parse(namespace.names(SystemNames.of(protocols), environment));
    }

    /** Returns the filter in one namespace of many. */
    Filter parse(FilterNames meaning) throws IOException {
        FilterReader reader = new FilterReader(new FilterParser(meaning).preferring(family));
        Filter all = Filters.any();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            all = all.and(reader.read(text.getKey(), text.getValue()));
        }
        return all;
    }
}
