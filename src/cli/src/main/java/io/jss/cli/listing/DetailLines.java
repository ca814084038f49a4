package io.jss.cli.listing;

import io.jss.cgroup.Cgroups;
import io.jss.cli.details.DetailNotes;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.Threads;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Shown;
import io.jss.cli.table.RowNotes;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import java.util.List;
import java.util.Optional;

/** What writes the lines below each row that the options ask for. */
final class DetailLines {
    private DetailLines() {}

    /**
     * Returns what writes the lines, folded where they have a width.
     *
     * @param threads the threads of owners, if they are asked for
     */
    static RowNotes notes(ListingRequest request, Cgroups cgroups, Optional<ThreadNames> threads) {
        List<Field> columns = request.columns();
        boolean owner = request.shows(Shown.OWNER) && !columns.isEmpty();
        boolean user = columns.contains(BaseNumber.UID) || columns.contains(LookedUpField.USER);
        boolean inode = columns.contains(BaseNumber.INODE);
        RowNotes lines =
                new DetailNotes(request.shown(), owner && !user, owner && !inode, cgroups, threads);
        return request.width() == 0 ? lines : new FoldedLines(lines, request.width());
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
}
