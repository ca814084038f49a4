package io.jss.cli.options;

import java.util.List;

/** How an option is written on a command line. */
public interface OptionForm {
    /** The letter of an option that has none: no argument holds it. */
    char NO_LETTER = '\0';

    /** Whether an option takes a value. */
    enum Value {
        NONE,
        /** Only attached: {@code -c2}, {@code --continuous=2}. */
        OPTIONAL,
        REQUIRED
    }

    /** Returns {@code t} of {@code -t}, {@link #NO_LETTER} for an option without a letter. */
    char letter();

    /** Returns {@code tcp} of {@code --tcp}, for each long name. */
    List<String> names();

    /** Returns whether it takes a value. */
    Value value();
}
