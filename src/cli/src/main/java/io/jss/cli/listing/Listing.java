package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.count.CountKeys;
import io.jss.cli.count.SocketSummary;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.DetailOptions;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Selection.Peers;
import io.jss.cli.request.Wanted;
import io.jss.cli.rows.AllNamespaces;
import io.jss.cli.rows.OneTable;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import io.jss.cli.table.CountTable;
import io.jss.cli.table.RowNotes;
import io.jss.cli.table.TableRenderer;
import io.jss.filter.Filter;
import io.jss.filter.Filters;
import io.jss.filter.compile.FilterPlan;
import io.jss.model.DiagFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The listing of sockets: {@code jss} without a subcommand. */
public final class Listing {

    private static final String BOUND_UNSEEN =
            "this kernel shows no sockets that are only bound; Linux does since 6.8";

    /** A dump of so many sockets takes a few milliseconds, those that are only bound included. */
    private static final long FEW = 10_000;

    private final Options options;
    private final List<String> words;
    private final Environment environment;
    private final Selection selection;
    private final Wanted wanted;
    private final long pauseMillis;
    private final DefaultColumns columns;
    private final Arrangement arrangement;
    private final Optional<CountKeys> countKeys;
    private final Optional<FormatListing> formats;

    /**
     * Prepares the listing.
     *
     * @param words the filter
     * @throws UsageException when the value of an option or the filter is wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    public Listing(Options options, List<String> words, Environment environment)
            throws IOException {
        this.options = options;
        this.words = words;
        this.environment = environment;
        Selection chosen = ListingOptions.selection(options);
        Filter filter =
                options.has(CliOption.ALL_NETNS) && !options.has(CliOption.EXPLAIN_FILTER)
                        ? Filters.any() // read for each of them
                        : FilterText.read(options, words, chosen.protocols(), environment);
        if (filter.asksForOwners()) {
            environment.ownerScan().load(); // a refusal comes before any output
        }
        arrangement = Arrangement.of(options);
        selection =
                chosen.withFilter(filter, environment.ownerScan())
                        .withDetails(arrangement.details(chosen.details()));
        wanted = Wanted.of(options);
        pauseMillis = ListingOptions.pauseMillis(options);
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
        if (wanted.familiesNamed() && isOfInternetOnly()) {
            throw new UsageException(
                    "-s, --count-by, --all-netns, --columns, --sort and --top are about sockets of"
                            + " the internet only");
        }
    }

    /** Prints the table, again and again if it is asked for. */
    public int run() throws IOException {
        if (options.has(CliOption.EXPLAIN_FILTER)) {
            return explainFilter();
        }
        try (SocketSource sockets = source()) {
            show(sockets);
            while (pauseMillis > 0 && pause()) {
                if (formats.isEmpty()) {
                    environment.out().write("\n");
                }
                show(sockets);
            }
        }
        return ExitCode.OK;
    }

    private int explainFilter() throws IOException {
        try (SocketTable table = ListingOptions.openTable(options, environment)) {
            List<FilterPlan.Part> parts = new ArrayList<>();
            if (wanted.listsInet()) {
                for (Protocol protocol : selection.protocols()) {
                    parts.addAll(table.plan(selection.query(protocol)).parts());
                }
            }
            environment.out().write(new FilterPlan(selection.filter(), parts).text());
        }
        for (SocketFamily<?> family : wanted.families().keySet()) {
            environment.out().write(explanation(family.kind()));
        }
        return ExitCode.OK;
    }

    /** The kernel takes no filter for these families. */
    private String explanation(DiagFamily family) {
        Filter filter = selection.filter();
        String never =
                filter.conditionsThatCannotHold(family).stream()
                        .map(Filter::toString)
                        .collect(Collectors.joining(", "));
        return family.label()
                + (filter.canHold(family)
                        ? ": decided here\n"
                        : ": nothing is asked, no socket can match\n")
                + (never.isEmpty() ? "" : "  cannot hold: " + never + "\n");
    }

    private SocketSource source() throws IOException {
        if (options.has(CliOption.ALL_NETNS)) {
            if (options.has(CliOption.NETNS)) {
                throw new UsageException("-N and --all-netns exclude each other");
            }
            return new AllNamespaces(
                    environment,
                    columns.namespace(),
                    FilterText.of(options, words, selection.protocols()));
        }
        return new OneTable(ListingOptions.openTable(options, environment));
    }

    private void show(SocketSource sockets) throws IOException {
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
        if (sockets instanceof OneTable one && !isOfInternetOnly()) {
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
        return countsOnly()
                || options.has(CliOption.ALL_NETNS)
                || arrangement.ordersRows()
                || (!arrangement.columns().isEmpty() && !options.has(CliOption.CSV));
    }

    private boolean countsOnly() {
        return options.has(CliOption.SUMMARY) || countKeys.isPresent();
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
        boolean titles = !options.has(CliOption.NO_HEADER);
        if (options.has(CliOption.SUMMARY)) {
            return new SocketSummary(
                    listed.peers() == Peers.EVERY, environment.out(), environment.kernel());
        }
        if (countKeys.isPresent()) {
            List<Column> keys = countKeys.get().columns(preparations, columns.namespace());
            return new CountTable(keys, titles, environment.isTerminal(), environment.out());
        }
        List<Column> shown = columns(preparations);
        Optional<RowNotes> notes =
                DetailOptions.areGiven(options)
                        ? Optional.of(notes(preparations))
                        : Optional.empty();
        TableRenderer table = new ColumnTable(shown, titles, notes, environment.out());
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

    private boolean pause() {
        try {
            Thread.sleep(pauseMillis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
