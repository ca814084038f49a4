package io.jss.cli.listing;

import io.jss.cgroup.Cgroups;
import io.jss.cli.details.DetailNotes;
import io.jss.cli.details.DetailNotes.Part;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.Threads;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.table.RowNotes;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What writes the lines below each row that the options ask for. */
final class DetailLines {
    private DetailLines() {}

    /**
     * Returns what writes the lines.
     *
     * @param columns the fields that the row shows, empty for the columns of the options
     */
    static RowNotes notes(
            Options options, List<Field> columns, Cgroups cgroups, Optional<ThreadNames> threads) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (!columns.isEmpty()) {
            add(options, CliOption.EXTEND, Part.UID, parts);
            add(options, CliOption.EXTEND, Part.INODE, parts);
        }
        if (columns.contains(BaseNumber.UID) || columns.contains(LookedUpField.USER)) {
            parts.remove(Part.UID);
        }
        if (columns.contains(BaseNumber.INODE)) {
            parts.remove(Part.INODE);
        }
        add(options, CliOption.INFO, Part.INFO, parts);
        add(options, CliOption.MEMORY, Part.MEMORY, parts);
        add(options, CliOption.TOS, Part.TOS, parts);
        add(options, CliOption.CGROUP, Part.CGROUP, parts);
        add(options, CliOption.INET_SOCKOPT, Part.OPTIONS, parts);
        add(options, CliOption.EXTEND, Part.SOCKET, parts);
        add(options, CliOption.TIMERS, Part.TIMER, parts);
        return new DetailNotes(parts, cgroups, threads);
    }

    /** Returns the threads, if they are asked for; says so when a recording has none. */
    static Optional<Threads> threads(Options options, Environment environment) {
        if (!options.has(CliOption.THREADS)) {
            return Optional.empty();
        }
        Optional<Threads> threads = Threads.of(environment);
        if (threads.isEmpty()) {
            environment.say("threads are not in a recording");
        }
        return threads;
    }

    private static void add(Options options, CliOption option, Part part, Set<Part> parts) {
        if (options.has(option)) {
            parts.add(part);
        }
    }
}
