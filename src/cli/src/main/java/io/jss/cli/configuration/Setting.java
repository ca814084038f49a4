package io.jss.cli.configuration;

import io.jss.cli.options.CliOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** What a file may say, all of it about looks. */
enum Setting {
    COLUMNS("columns", CliOption.COLUMN_LIST, List.of()),
    COLOR("color", CliOption.COLOR, List.of("auto", "always", "never")),
    WIDTH("width", CliOption.WIDE, List.of(Setting.TERMINAL, Setting.WHOLE)) {
        @Override
        boolean allows(String value) {
            return columns(value) > 0 || super.allows(value);
        }

        @Override
        String wording() {
            return super.wording() + " or a number of columns from " + LEAST_COLUMNS + " on";
        }
    },
    THRESHOLD("threshold", CliOption.THRESHOLD, List.of());

    /** Lines are as long as the terminal is wide. */
    static final String TERMINAL = "terminal";

    /** Lines are as long as they are. */
    static final String WHOLE = "wide";

    private static final int LEAST_COLUMNS = 40;
    private static final int MOST_DIGITS = 4;

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

    /** Returns whether a value is one of those that there are; any where the option reads it. */
    boolean allows(String value) {
        return values.isEmpty() || values.contains(value);
    }

    /** Returns the values that there are, in words. */
    String wording() {
        return String.join(" or ", values);
    }

    /** Returns how many columns a value of {@link #WIDTH} is, 0 where it is no such number. */
    static int columns(String value) {
        boolean digits = value.length() <= MOST_DIGITS && StringUtils.isNumeric(value);
        int columns = digits ? Integer.parseInt(value) : 0;
        return columns < LEAST_COLUMNS ? 0 : columns;
    }

    static Optional<Setting> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Returns all words in a sentence's list. */
    static String words() {
        return Arrays.stream(values()).map(Setting::word).collect(Collectors.joining(", "));
    }
}
