package io.jss.cli.request;

import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Why options are refused in a mode. */
final class Refusal {

    private final Map<CliOption, List<Refusal>> refused;
    private final String advice;
    private final Collection<CliOption> unless = new ArrayList<>();
    private final Collection<CliOption> when = new ArrayList<>();
    private String column = "";

    /**
     * Creates one that refuses nothing yet.
     *
     * @param refused those of the mode, to which it is added for each option
     * @param advice why, or what to do
     */
    Refusal(Map<CliOption, List<Refusal>> refused, String advice) {
        this.refused = refused;
        this.advice = advice;
    }

    /** Adds options that it is refused for. */
    Refusal of(CliOption... options) {
        for (CliOption option : options) {
            refused.computeIfAbsent(option, key -> new ArrayList<>()).add(this);
        }
        return this;
    }

    /** Adds options of which one gives it a meaning after all. */
    Refusal unless(CliOption... options) {
        unless.addAll(List.of(options));
        return this;
    }

    /** Sets the column that gives it a meaning after all. */
    Refusal unlessColumn(String name) {
        column = name;
        return this;
    }

    /** Adds options of which one must be there too. */
    Refusal when(CliOption... options) {
        when.addAll(List.of(options));
        return this;
    }

    String advice() {
        return advice;
    }

    /** Returns whether it needs no other option. */
    boolean holdsAlone() {
        return when.isEmpty();
    }

    boolean holds(Options options) {
        String columns = "," + options.valueOr(CliOption.COLUMN_LIST, "") + ",";
        return unless.stream().noneMatch(options::has)
                && (column.isEmpty() || !columns.contains("," + column + ","))
                && (when.isEmpty() || when.stream().anyMatch(options::has));
    }
}
