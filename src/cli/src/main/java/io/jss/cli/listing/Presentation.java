package io.jss.cli.listing;

import io.jss.answer.Remark;
import io.jss.cli.count.CountKeys;
import io.jss.cli.count.SocketSummary;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.format.Addition;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Selection.Peers;
import io.jss.cli.request.Wanted;
import io.jss.cli.rows.OneTable;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import io.jss.cli.table.CountTable;
import io.jss.cli.table.RowNotes;
import io.jss.cli.table.TableRenderer;
import io.jss.cli.table.TwoRenderers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How sockets are shown: as a table, as counts, or in a form for programs. */
public final class Presentation {

    private static final String BOUND_UNSEEN =
            "this kernel shows no sockets that are only bound; Linux does since 6.8";

    /** A dump of so many sockets takes a few milliseconds, those that are only bound included. */
    private static final long FEW = 10_000;

    private final Options options;
    private final Environment environment;
    private final Selection selection;
    private final boolean withLines;
    private final Wanted wanted;
    private final DefaultColumns columns;
    private final Arrangement arrangement;
    private final Optional<CountKeys> countKeys;
    private final Optional<FormatListing> formats;
    private Addition addition = Addition.NONE;

    /**
     * Prepares it.
     *
     * @param chosen the sockets
     * @param withLines whether there are lines below the rows of a table
     * @throws UsageException when the value of an option is wrong
     */
    public Presentation(
            Options options, Environment environment, Selection chosen, boolean withLines) {
        this.options = options;
        this.environment = environment;
        this.withLines = withLines;
        arrangement = Arrangement.of(options);
        selection = chosen.withDetails(arrangement.details(chosen.details()));
        wanted = Wanted.of(options);
        columns = new DefaultColumns(options, environment);
        countKeys =
                options.has(CliOption.COUNT_BY)
                        ? Optional.of(
                                CountKeys.parse(
                                        options.valueOr(CliOption.COUNT_BY, ""),
                                        environment,
                                        environment.ownerScan(),
                                        options.has(CliOption.NUMERIC)))
                        : Optional.empty();
        formats =
                options.has(CliOption.JSON)
                                || options.has(CliOption.NDJSON)
                                || options.has(CliOption.CSV)
                        ? Optional.of(
                                new FormatListing(
                                        options,
                                        environment,
                                        selection,
                                        wanted,
                                        columns,
                                        arrangement))
                        : Optional.empty();
    }

    /** Adds what a command knows of the sockets beside them. */
    public void add(Addition added) {
        addition = added;
        formats.ifPresent(format -> format.add(added));
    }

    /** Returns the sockets, and what the kernel must be asked for to show them. */
    public Selection selection() {
        return selection;
    }

    /** Returns the namespace that is shown, to be set by what goes through many. */
    public NamespaceInView namespace() {
        return columns.namespace();
    }

    /** Returns whether it is a table, which people read. */
    public boolean isTable() {
        return formats.isEmpty();
    }

    /** Shows the sockets once. */
    public void show(SocketSource sockets) throws IOException {
        showSockets(sockets);
        if (sockets instanceof OneTable one) {
            new BoundPorts(one.table(), selection, environment).say();
        }
    }

    private void showSockets(SocketSource sockets) throws IOException {
        if (formats.isPresent()) {
            showFormat(sockets, formats.get());
            return;
        }
        if (wanted.listsInet()) {
            showInet(sockets);
        }
        if (sockets instanceof OneTable one
                && !isOfInternetOnly()
                && !wanted.families().isEmpty()) {
            new FamilyListing(options, environment, selection, wanted, columns.namespace())
                    .show(one.table());
        }
    }

    /** Returns what a summary counts: sockets that are only bound too, where these are few. */
    private Selection counted(SocketSource sockets) throws IOException {
        if (selection.peers() == Peers.ALL
                && sockets instanceof OneTable one
                && one.table().listsBoundInactive()
                && one.table().approximateCount().sockets().orElse(Long.MAX_VALUE) <= FEW) {
            return selection.withPeers(Peers.EVERY);
        }
        return selection;
    }

    private void showFormat(SocketSource sockets, FormatListing written) throws IOException {
        if (options.has(CliOption.SUMMARY)) {
            written.showSummary(sockets, counted(sockets));
        } else if (countKeys.isPresent()) {
            written.showCounts(sockets, countKeys.get());
        } else {
            written.show(sockets);
        }
    }

    private boolean isOfInternetOnly() {
        return options.has(CliOption.SUMMARY)
                || countKeys.isPresent()
                || arrangement.ordersRows()
                || !arrangement.columns().isEmpty();
    }

    private void showInet(SocketSource sockets) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        Selection listed = options.has(CliOption.SUMMARY) ? counted(sockets) : selection;
        TableRenderer renderer = renderer(listed, preparations);
        List<Remark> remarks = sockets.render(listed, renderer, preparations);
        environment.out().flush();
        Remarks.print(remarks, selection, options, environment);
        columns.sayUnanswered();
        if (options.has(CliOption.BOUND)
                && sockets instanceof OneTable one
                && !one.table().listsBoundInactive()) {
            environment.say(BOUND_UNSEEN);
        }
    }

    /** Returns what the sockets are turned into, and adds what must be looked up for it. */
    private TableRenderer renderer(Selection listed, List<RowPreparation> preparations) {
        if (options.has(CliOption.SUMMARY)) {
            TableRenderer summary =
                    new SocketSummary(
                            listed.peers() == Peers.EVERY, environment.out(), environment.kernel());
            return countKeys.isEmpty()
                    ? summary
                    : new TwoRenderers(
                            summary, counts(countKeys.get(), preparations), environment.out());
        }
        return countKeys.isPresent() ? counts(countKeys.get(), preparations) : table(preparations);
    }

    private TableRenderer counts(CountKeys counted, List<RowPreparation> preparations) {
        return new CountTable(
                counted.columns(preparations, columns.namespace()),
                !options.has(CliOption.NO_HEADER),
                environment.isTerminal(),
                environment.out());
    }

    private TableRenderer table(List<RowPreparation> preparations) {
        List<Column> shown = columns(preparations);
        shown.addAll(addition.columns());
        Optional<RowNotes> notes = withLines ? Optional.of(notes(preparations)) : addition.notes();
        TableRenderer table =
                new ColumnTable(shown, !options.has(CliOption.NO_HEADER), notes, environment.out());
        return arrangement.arrange(table, columns, preparations, notes.isPresent());
    }

    /** Returns what writes the lines below each row, after {@link #columns}. */
    private RowNotes notes(List<RowPreparation> preparations) {
        Optional<ThreadNames> threads =
                DetailLines.threads(options, environment)
                        .map(found -> new ThreadNames(columns.owners(preparations), found));
        return DetailLines.notes(options, arrangement.columns(), columns.cgroups(), threads);
    }

    private List<Column> columns(List<RowPreparation> preparations) {
        if (arrangement.columns().isEmpty()) {
            return columns.of(preparations);
        }
        columns.begin(preparations);
        return columns.of(arrangement.columns(), preparations);
    }
}
