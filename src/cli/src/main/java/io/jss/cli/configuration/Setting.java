package io.jss.cli.configuration;

import io.jss.cli.options.CliOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a file may say, all of it about looks. */
enum Setting {
    COLUMNS("columns", CliOption.COLUMN_LIST, List.of()),
    COLOR("color", CliOption.COLOR, List.of("auto", "always", "never")),
    WIDTH("width", CliOption.WIDE, List.of("terminal", "wide")),
    THRESHOLD("threshold", CliOption.THRESHOLD, List.of());

    private final String word;
    private final CliOption option;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> values;

    Setting(String word, CliOption option, List<String> values) {
        this.word = word;
        this.option = option;
        this.values = values;
    }

    String word() {
        return word;
    }

    /** Returns the option that says the same. */
    CliOption option() {
        return option;
    }

    /** Returns the values that there are; none where the option reads it. */
    List<String> allowed() {
        return values;
    }

    static Optional<Setting> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Returns all words in a sentence's list. */
    static String words() {
        return Arrays.stream(values()).map(Setting::word).collect(Collectors.joining(", "));
    }
}
