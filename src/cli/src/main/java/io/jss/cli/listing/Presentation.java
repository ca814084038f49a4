package io.jss.cli.listing;

import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.count.HostCounters;
import io.jss.cli.count.ProcessNames;
import io.jss.cli.count.SocketSummary;
import io.jss.cli.details.ThreadNames;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.format.Addition;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.options.Format;
import io.jss.cli.request.LineFormat;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Selection.Peers;
import io.jss.cli.rows.Matches;
import io.jss.cli.rows.OneTable;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import io.jss.cli.table.CountTable;
import io.jss.cli.table.LineRenderer;
import io.jss.cli.table.PortOrder;
import io.jss.cli.table.RowNotes;
import io.jss.cli.table.Sum;
import io.jss.cli.table.TableRenderer;
import io.jss.cli.targets.ProcessesElsewhere;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How sockets are shown: as a table, as counts, or in a form for programs. */
public final class Presentation {

    private static final String BOUND_UNSEEN =
            "this kernel shows no sockets that are only bound; Linux does since 6.8";

    /** A dump of so many sockets takes a few milliseconds, those that are only bound included. */
    private static final long FEW = 10_000;

    private final ListingRequest request;
    private final Environment environment;
    private final Selection selection;
    private final boolean withLines;
    private final DefaultColumns columns;
    private final Optional<CountKeys> countKeys;
    private final Optional<ProgramFormats> formats;

    /** Sees whether a filter of processes finds any socket. */
    private final Optional<Matches> matches;

    private boolean detailsInColumns;
    private boolean byPort;
    private Optional<Column> lead = Optional.empty();
    private Optional<Addition> addition = Optional.empty();
    private Optional<ProcessNames.Unseen> unseen = Optional.empty();
    private boolean titles;

    /**
     * Prepares it.
     *
     * @param asked the sockets, and how they are shown
     * @param withLines whether there are lines below the rows of a table
     * @throws UsageException when what is to be counted by is wrong
     */
    public Presentation(ListingRequest asked, Environment environment, boolean withLines) {
        this.environment = environment;
        this.withLines = withLines;
        if (asked.countBy().isPresent()) {
            CountKeys keys =
                    CountKeys.parse(asked.countBy().get(), asked.selection().kinds().listed());
            countKeys = Optional.of(keys);
            request = asked.withDetails(keys.details());
        } else {
            countKeys = Optional.empty();
            request = asked;
        }
        selection = request.selection();
        matches =
                selection.filter().asksForOwners() ? Optional.of(new Matches()) : Optional.empty();
        columns = new DefaultColumns(request, environment);
        titles = request.titles();
        formats =
                request.format() == Format.TABLE
                        ? Optional.empty()
                        : Optional.of(new ProgramFormats(request, environment, columns));
    }

    /** Adds what a command knows of the sockets beside them. */
    public void add(Addition added) {
        addition = Optional.of(added);
    }

    /** Sets the first column of tables, which is also the first key of what is counted by. */
    public void lead(Column column) {
        lead = Optional.of(column);
    }

    /**
     * Sets what decides whose a socket without holders is, where sockets are counted by process.
     */
    public void unseen(ProcessNames.Unseen known) {
        unseen = Optional.of(known);
    }

    /** Shows what {@code -e} and {@code -o} ask for in columns, where no option asks for lines. */
    public Presentation withDetailsInColumns() {
        detailsInColumns = !withLines;
        return this;
    }

    /** Shows the rows of a table in the order of {@link PortOrder}, if there are not too many. */
    public Presentation byPort() {
        byPort = true;
        return this;
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
        if (matches.isPresent()) { // no lambda: each listing is here
            matches.get().clear();
        }
        showSockets(sockets);
        if (sockets instanceof OneTable one) {
            if (selection.filter().asksForLocalPort()) {
                new BoundPorts(one.table(), selection, environment).say();
            }
            if (matches.isPresent() && !matches.get().any()) {
                ProcessesElsewhere.say(
                        selection.filter()::isAbout, namespace().elsewhere(), environment);
            }
        }
    }

    private void showSockets(SocketSource sockets) throws IOException {
        if (!isTable() || isOneTable() || sockets.isKept()) {
            showOne(sockets, selection);
            return;
        }
        if (selection.kinds().listsInet()) {
            try {
                showOne(sockets, selection.ofInternet());
            } catch (ProtocolUnavailableException e) {
                if (selection.kinds().families().isEmpty()) {
                    throw e;
                }
                Remarks.print(e.remarks(), selection, request.verbose(), environment);
            }
        }
        if (!selection.kinds().families().isEmpty()) {
            FamilySections sections =
                    new FamilySections(
                            selection, columns, lead, titles, request.width(), environment.out());
            Remarks.print(sections.show(watched(sockets)), false, environment);
        }
    }

    /** Returns whether what is listed has the same columns, whatever its family. */
    private boolean isOneTable() {
        return request.summary() || countKeys.isPresent() || !request.columns().isEmpty();
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

    private SocketSource watched(SocketSource sockets) {
        return matches.isPresent() ? matches.get().of(sockets) : sockets;
    }

    private void showOne(SocketSource sockets, Selection chosen) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        Selection listed = request.summary() ? counted(sockets) : chosen;
        TableRenderer renderer = renderer(listed, preparations);
        List<Remark> remarks = watched(sockets).render(listed, renderer, preparations);
        environment.out().flush();
        titles &= isTable(); // a form has them once
        if (!remarks.isEmpty() && request.format() != Format.JSON) { // which has them in it
            Remarks.print(remarks, selection, request.verbose(), environment);
        }
        columns.sayUnanswered();
        if (isTable()
                && selection.peers() == Peers.BOUND
                && sockets instanceof OneTable one
                && !one.table().listsBoundInactive()) {
            environment.say(BOUND_UNSEEN);
        }
    }

    /** Returns what the sockets are turned into, and adds what must be looked up for it. */
    private TableRenderer renderer(Selection listed, List<RowPreparation> preparations) {
        if (request.summary()) {
            SocketSummary summary =
                    new SocketSummary(
                            selection.kinds().listed(),
                            selection.protocols(),
                            listed.peers() == Peers.EVERY,
                            hostCounters(),
                            environment.out(),
                            environment.kernel());
            if (formats.isPresent()) {
                return formats.get().summary(summary, titles);
            }
            return countKeys.isEmpty()
                    ? summary
                    : new TwoRenderers(
                            summary, counts(countKeys.get(), preparations), environment.out());
        }
        if (countKeys.isPresent()) {
            return counts(countKeys.get(), preparations);
        }
        return formats.isPresent()
                ? formats.get().rows(addition.orElse(Addition.NONE), preparations, titles)
                : table(preparations);
    }

    /** Returns the counters of the namespace; of many namespaces there is no sum. */
    private Optional<HostCounters> hostCounters() {
        boolean ofOne = !request.namespace().every() && selection.kinds().listsInet();
        return ofOne
                ? Optional.of(new HostCounters(request.namespace().hostNumbers(environment)))
                : Optional.empty();
    }

    private TableRenderer counts(CountKeys counted, List<RowPreparation> preparations) {
        columns.begin(preparations);
        List<String> words = new ArrayList<>();
        List<Column> keys = new ArrayList<>();
        if (lead.isPresent()) {
            words.add(lead.get().title().toLowerCase(Locale.ROOT));
            keys.add(lead.get());
        }
        words.addAll(counted.words());
        keys.addAll(counted.columns(columns, preparations, unseen));
        List<Sum> sums = addition.map(Addition::sums).orElse(List.of());
        return formats.isPresent()
                ? formats.get().counts(words, keys, sums, titles)
                : new CountTable(keys, sums, titles, environment.isTerminal(), environment.out());
    }

    private TableRenderer table(List<RowPreparation> preparations) {
        if (request.line().isPresent()) {
            LineFormat line = request.line().get();
            TableRenderer lines =
                    new LineRenderer(
                            columns(preparations), line.texts(), line.end(), environment.out());
            return columns.inOrder(lines, preparations, false);
        }
        List<Column> shown = new ArrayList<>();
        if (lead.isPresent()) {
            shown.add(lead.get());
        }
        shown.addAll(columns(preparations));
        List<Column> details = detailsInColumns ? columns.ofDetails(preparations) : List.of();
        shown.addAll(details);
        Optional<RowNotes> notes = withLines ? notes(preparations) : Optional.empty();
        if (addition.isPresent()) {
            shown.addAll(addition.get().columns());
            notes = withLines ? notes : addition.get().notes();
        }
        Optional<PortOrder> ports =
                byPort
                        ? Optional.of(new PortOrder(columns.namespace(), request.limit()))
                        : Optional.empty();
        TableRenderer table =
                new ColumnTable(shown, titles, notes, ports, request.width(), environment.out());
        return byPort
                ? table
                : columns.inOrder(table, preparations, !details.isEmpty() || notes.isPresent());
    }

    /** Returns what writes the lines below each row, after {@link #columns}. */
    private Optional<RowNotes> notes(List<RowPreparation> preparations) {
        Optional<ThreadNames> threads =
                DetailLines.threads(request, environment)
                        .map(found -> new ThreadNames(columns.owners(preparations), found));
        return Optional.of(DetailLines.notes(request, columns.cgroups(), threads));
    }

    private List<Column> columns(List<RowPreparation> preparations) {
        if (request.columns().isEmpty()) {
            return columns.of(preparations);
        }
        columns.begin(preparations);
        return columns.of(request.columns(), preparations);
    }
}
