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
import io.jss.netns.NetworkNamespace;
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

    private final SystemNames names;
    private final SocketFamily<?> family;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private FilterText(SystemNames names, SocketFamily<?> family) {
        this.names = names;
        this.family = family;
    }

    /**
     * Reads the text; names are not looked up yet.
     *
     * @param words the arguments, joined by blanks
     * @param protocols those whose services may be named
     * @throws UsageException when the file cannot be read
     */
    public static FilterText of(
            Options options, List<String> words, Collection<Protocol> protocols) {
        FilterText text =
                new FilterText(SystemNames.of(protocols), SocketKinds.of(options).onlyFamily());
        if (options.has(CliOption.FILTER_FILE)) {
            String file = options.valueOr(CliOption.FILTER_FILE, "");
            text.texts.put(file, FilterFile.text(file));
        }
        text.texts.put("the filter", String.join(" ", words));
        return text;
    }

    /**
     * Returns what the file and the arguments say together, in the network namespace that the
     * options name.
     *
     * @throws UsageException when one is wrong: with the line, and a caret below each character
     * @throws IOException when there is no such namespace, or it may not be entered
     */
    public static Filter read(
            Options options,
            List<String> words,
            Collection<Protocol> protocols,
            Environment environment)
            throws IOException {
        if (words.isEmpty() && !options.has(CliOption.FILTER_FILE)) {
            return Filters.any(); // the parser is not loaded for nothing
        }
        FilterText text = of(options, words, protocols);
        if (environment.recorded().isPresent()) {
            return text.parse(new RecordedNames(text.names));
        }
        return options.has(CliOption.NETNS)
                ? text.in(ListingOptions.namespace(options, environment))
                : text.here();
    }

    /** Returns the filter in the network namespace of the command. */
    Filter here() throws IOException {
        return parse(names);
    }

    /** Returns the filter in another network namespace. */
    Filter in(NetworkNamespace namespace) throws IOException {
        return parse(names.in(namespace));
    }

    /** Returns the filter with names of the caller's, which may build on {@link #names}. */
    Filter parse(FilterNames meaning) throws IOException {
        FilterReader reader = new FilterReader(new FilterParser(meaning).preferring(family));
        Filter all = Filters.any();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            all = all.and(reader.read(text.getKey(), text.getValue()));
        }
        return all;
    }

    /** Returns what names mean in the network namespace of the command. */
    SystemNames names() {
        return names;
    }
}
