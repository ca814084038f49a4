package io.jss.cli.listing;

import io.jss.cgroup.Cgroups;
import io.jss.cli.details.DetailNotes;
import io.jss.cli.details.DetailNotes.Part;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.Threads;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Shown;
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
     * @param threads the threads of owners, if they are asked for
     */
    static RowNotes notes(ListingRequest request, Cgroups cgroups, Optional<ThreadNames> threads) {
        List<Field> columns = request.columns();
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (!columns.isEmpty()) {
            add(request, Shown.OWNER, Part.UID, parts);
            add(request, Shown.OWNER, Part.INODE, parts);
        }
        if (columns.contains(BaseNumber.UID) || columns.contains(LookedUpField.USER)) {
            parts.remove(Part.UID);
        }
        if (columns.contains(BaseNumber.INODE)) {
            parts.remove(Part.INODE);
        }
        add(request, Shown.INFO, Part.INFO, parts);
        add(request, Shown.MEMORY, Part.MEMORY, parts);
        add(request, Shown.TOS, Part.TOS, parts);
        add(request, Shown.CGROUP, Part.CGROUP, parts);
        add(request, Shown.SOCKET_OPTIONS, Part.OPTIONS, parts);
        add(request, Shown.OWNER, Part.SOCKET, parts);
        add(request, Shown.TIMERS, Part.TIMER, parts);
        return new DetailNotes(parts, cgroups, threads);
    }

    /** Returns the threads, if they are asked for; says so when a recording has none. */
    static Optional<Threads> threads(ListingRequest request, Environment environment) {
        if (!request.shows(Shown.THREADS)) {
            return Optional.empty();
        }
        Optional<Threads> threads = Threads.of(environment);
        if (threads.isEmpty()) {
            environment.say("threads are not in a recording");
        }
        return threads;
    }

    private static void add(ListingRequest request, Shown shown, Part part, Set<Part> parts) {
        if (request.shows(shown)) {
            parts.add(part);
        }
    }
}
