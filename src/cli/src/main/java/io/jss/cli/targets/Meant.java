package io.jss.cli.targets;

import io.jss.cli.options.CliOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the words of a command line stand for.
 *
 * @param words what is left to be read: a filter, after the word that was before it
 * @param options the options that the others stand for, each with its value if it has one
 */
public record Meant(List<String> words, Map<CliOption, Optional<String>> options) {

    /** Returns words that stand for themselves. */
    public static Meant literally(List<String> words) {
        return new Meant(words, Map.of());
    }
}
