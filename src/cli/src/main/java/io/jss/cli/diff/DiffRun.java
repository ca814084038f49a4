package io.jss.cli.diff;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.Presentation;
import io.jss.cli.recording.RecordingRun;
import io.jss.cli.request.DiffRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.NamespacesOfRecording;
import io.jss.cli.request.RecordingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.rows.Remarks;
import io.jss.model.InetSocket;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code jss diff BEFORE [AFTER]}: two recordings, or a recording and now. */
public final class DiffRun {

    private final DiffRequest request;
    private final Environment environment;

    /** Prepares it. */
    public DiffRun(DiffRequest request, Environment environment) {
        this.request = request;
        this.environment = environment;
    }

    /**
     * Compares.
     *
     * @return {@link ExitCode#OK} when nothing differs, {@link ExitCode#DIFFERENT}
     * @throws UsageException when the two cannot be compared, or the filter is wrong
     */
    public int run() throws IOException {
        return at(
                Optional.of(request.before()),
                before -> at(request.after(), now -> compare(before, now)));
    }

    private int at(Optional<String> file, RecordingRun.Body body) throws IOException {
        return new RecordingRun(RecordingRequest.reading(file), environment).run(body);
    }

    private int compare(Environment before, Environment now) throws IOException {
        ListingRequest listing = request.listing();
        DiffSide earlier = new DiffSide(before, listing.namespace());
        DiffSide later = new DiffSide(now, listing.namespace());
        checkNamespaces(earlier, later);
        check("kernels", known(earlier.kernel()), known(later.kernel()));
        Environment both = new BothTimes(before, now);
        Presentation presentation =
                new Presentation(listing.matching(both), both, listing.hasLines())
                        .withDetailsInColumns();
        Selection selection = presentation.selection();
        DiffComparison comparison = new DiffComparison(selection, selection.facts());
        try (SocketTable tableBefore = earlier.open();
                SocketTable tableNow = later.open()) {
            comparison.run(tableBefore, tableNow);
        }
        if (comparison.differences().isEmpty() && presentation.isTable()) {
            Remarks.print(comparison.remarks(), selection, listing.verbose(), now);
            sayUnknown(comparison);
            return ExitCode.OK;
        }
        show(comparison, presentation);
        sayUnknown(comparison);
        return comparison.differences().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private void show(DiffComparison comparison, Presentation presentation) throws IOException {
        Map<InetSocket, Difference> differences = comparison.differences();
        Map<Long, Difference> byCookie = new HashMap<>(); // a row in order has no structures
        differences.forEach((socket, difference) -> byCookie.put(socket.cookie(), difference));
        DifferenceColumns columns = new DifferenceColumns(socket -> byCookie.get(socket.cookie()));
        presentation.lead(columns.kind());
        presentation.add(columns.addition(!presentation.isTable()));
        KeptSockets sockets = new KeptSockets(presentation.namespace());
        differences.keySet().forEach(sockets::row);
        sockets.lack(comparison.remarks());
        presentation.show(sockets);
    }

    private void sayUnknown(DiffComparison comparison) {
        if (comparison.withoutIdentity() > 0) {
            environment.say(
                    comparison.withoutIdentity() + " sockets without a cookie are not compared");
        }
    }

    private void checkNamespaces(DiffSide before, DiffSide now) throws IOException {
        if (request.listing().namespace().name().isPresent()) {
            if (!before.isChosenByName() && !now.isChosenByName()) {
                throw new UsageException(
                        "--net does not go with two recordings of one network namespace each");
            }
        } else {
            for (DiffSide side : List.of(before, now)) {
                NamespacesOfRecording.refuseSeveral(
                        side.environment(), "-N NAME compares one of them");
            }
        }
        check("network namespaces", before.namespaces(), now.namespaces());
    }

    private static List<String> known(Optional<String> one) {
        return one.map(List::of).orElse(List.of());
    }

    /** A socket is known by its cookie, which says nothing elsewhere or after another boot. */
    private static void check(String what, List<String> before, List<String> now) {
        if (!before.isEmpty() && !now.isEmpty() && Collections.disjoint(before, now)) {
            throw new UsageException(
                    "the two are of different "
                            + what
                            + ", so that none of their sockets is the same: "
                            + before.get(0)
                            + " and "
                            + now.get(0));
        }
    }
}
