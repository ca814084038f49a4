package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.List;

/** The options of one program, and what that program says of a command line that is wrong. */
public abstract class OptionTable<O extends OptionForm> {
    private final List<O> options;

    protected OptionTable(List<O> options) {
        this.options = options;
    }

    final List<O> options() {
        return options;
    }

    /** Returns the option of a long name. */
    final O ofName(String name) {
        for (O option : options) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        throw new IllegalStateException("no option has the name " + name);
    }

    /** Returns all long names without dashes, in the order in which several are listed. */
    protected List<String> longNames() {
        List<String> names = new ArrayList<>();
        for (O option : options) {
            names.addAll(option.names());
        }
        return names;
    }

    /**
     * Returns whether a beginning that two names have is no reason to refuse it.
     *
     * @param name the index of a name in {@link #longNames}
     * @param other that of a later one
     */
    protected boolean meanTheSame(int name, int other) {
        return ofName(longNames().get(name)) == ofName(longNames().get(other));
    }

    /** Returns whether a text may be the beginning of a name: not where it has another meaning. */
    protected boolean isPrefix(String text) {
        return true;
    }

    /** Returns whether {@code -c=2} is {@code -c2}, which it is not for getopt_long(3). */
    protected boolean takesEqualsAfterLetter() {
        return false;
    }

    /**
     * Returns that there is no such option.
     *
     * @param option as it is written, with its dashes
     * @param argument the argument that it is in
     */
    protected abstract UsageException unknown(String option, String argument);

    /**
     * Returns that a name is the beginning of several names.
     *
     * @param option as it is written, with its dashes
     * @param argument the argument that it is in
     * @param names the names that begin so, without dashes
     */
    protected abstract UsageException ambiguous(String option, String argument, List<String> names);

    /** Returns that the option takes no value. */
    protected abstract UsageException needless(String option, String value);

    /** Returns that the option takes a value, and that none follows. */
    protected abstract UsageException missing(String option, O form);
}
