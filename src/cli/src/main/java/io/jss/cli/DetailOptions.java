package io.jss.cli;

import io.jss.cgroup.Cgroups;
import io.jss.cli.details.DetailNotes;
import io.jss.cli.details.DetailNotes.Part;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.table.RowNotes;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import io.jss.model.Detail;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that put lines below each row, and what the kernel must be asked for them. */
final class DetailOptions {

    private DetailOptions() {}

    /** Returns whether there are lines below the rows at all. */
    static boolean areGiven(Options options) {
        return options.has(CliOption.EXTEND)
                || options.has(CliOption.TIMERS)
                || options.has(CliOption.INFO)
                || options.has(CliOption.MEMORY)
                || options.has(CliOption.THREADS)
                || options.has(CliOption.TOS)
                || options.has(CliOption.CGROUP)
                || options.has(CliOption.INET_SOCKOPT);
    }

    /** Returns what to ask the kernel for; the timer, cgroup, options and more it always tells. */
    static Set<Detail> details(Options options) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        if (options.has(CliOption.INFO)) {
            details.addAll(EnumSet.of(Detail.INFO, Detail.CONGESTION, Detail.CONGESTION_INFO));
        }
        if (options.has(CliOption.MEMORY)) {
            details.add(Detail.SK_MEM_INFO);
        }
        if (options.has(CliOption.TOS)) {
            details.addAll(EnumSet.of(Detail.TOS, Detail.TCLASS));
        }
        return details;
    }

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
