package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cgroup.Cgroups;
import io.jss.cli.count.CountKeys;
import io.jss.cli.count.SocketSummary;
import io.jss.cli.environment.Environment;
import io.jss.cli.format.Addition;
import io.jss.cli.format.CountFormat;
import io.jss.cli.format.CsvFormat;
import io.jss.cli.format.DocumentHead;
import io.jss.cli.format.JsonFormat;
import io.jss.cli.format.LookUps;
import io.jss.cli.format.SocketFormat;
import io.jss.cli.format.SummaryFormat;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Format;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Wanted;
import io.jss.cli.rows.OneTable;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.table.Column;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.LookedUpField;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The listing in a form for programs: sockets of every family in one document or stream. */
final class FormatListing {

    private final Options options;
    private final Environment environment;
    private final Format form;
    private final Selection selection;
    private final Wanted wanted;
    private final DefaultColumns columns;
    private final Arrangement arrangement;
    private boolean titles;
    private Addition addition = Addition.NONE;

    FormatListing(
            Options options,
            Environment environment,
            Selection selection,
            Wanted wanted,
            DefaultColumns columns,
            Arrangement arrangement) {
        this.options = options;
        this.environment = environment;
        form = Format.of(options);
        this.selection = selection;
        this.wanted = wanted;
        this.columns = columns;
        this.arrangement = arrangement;
        titles = !options.has(CliOption.NO_HEADER);
    }

    /** Sets what is added to the sockets. */
    void add(Addition added) {
        addition = added;
    }

    /** Writes the sockets once; titles are written the first time. */
    void show(SocketSource sockets) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        columns.begin(preparations);
        SocketFormat format = format(preparations);
        List<Remark> remarks = new ArrayList<>();
        if (wanted.listsInet()) {
            TableRenderer rows =
                    arrangement.arrange(
                            new InetRows(format),
                            columns,
                            preparations,
                            form != Format.CSV && arrangement.columns().isEmpty());
            remarks.addAll(sockets.render(selection, rows, preparations));
        }
        if (sockets instanceof OneTable one && !isOfInternetOnly()) {
            showFamilies(one.table(), format, remarks);
        }
        format.end(remarks);
        tell(remarks, format.hasRemarks());
    }

    private boolean isOfInternetOnly() {
        return arrangement.ordersRows() || (form != Format.CSV && !arrangement.columns().isEmpty());
    }

    private void showFamilies(SocketTable table, SocketFormat format, List<Remark> remarks)
            throws IOException {
        List<Remark> unavailable = new ArrayList<>();
        FamilyChoice choice = new FamilyChoice(options, selection);
        FamilyRows rows = new FamilyRows(choice, environment, format, hasProcesses());
        for (Map.Entry<SocketFamily<?>, Set<SocketType>> family : wanted.families().entrySet()) {
            try {
                remarks.addAll(rows.show(table, family.getKey(), family.getValue()));
            } catch (ProtocolUnavailableException e) {
                unavailable.addAll(e.remarks());
            }
        }
        if (!wanted.listsInet() && unavailable.size() == wanted.families().size()) {
            throw new ProtocolUnavailableException(unavailable);
        }
        remarks.addAll(unavailable);
        choice.remark().ifPresent(remarks::add);
    }

    /** Writes how many sockets there are by the keys. */
    void showCounts(SocketSource sockets, CountKeys keys) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        List<Column> cells = keys.columns(preparations, columns.namespace());
        CountFormat counts =
                form == Format.CSV
                        ? CountFormat.csv(keys.words(), cells, titles, environment.out())
                        : CountFormat.json(keys.words(), cells, head(), environment.out());
        tell(sockets.render(selection, counts, preparations), form == Format.JSON);
    }

    /** Writes the summary. */
    void showSummary(SocketSource sockets, Selection counted) throws IOException {
        boolean countsBound = counted.peers() == Selection.Peers.EVERY;
        SocketSummary summary =
                new SocketSummary(countsBound, environment.out(), environment.kernel());
        TableRenderer written =
                form == Format.CSV
                        ? SummaryFormat.csv(summary, titles, environment.out())
                        : SummaryFormat.json(summary, head(), environment.out());
        tell(sockets.render(counted, written, List.of()), form == Format.JSON);
    }

    private void tell(List<Remark> remarks, boolean told) throws IOException {
        titles = false;
        environment.out().flush();
        if (!told) {
            Remarks.print(remarks, selection, options, environment);
        }
        columns.sayUnanswered();
    }

    private SocketFormat format(List<RowPreparation> preparations) throws IOException {
        if (form == Format.CSV) {
            CsvColumns chosen = CsvColumns.of(options, arrangement, wanted);
            return new CsvFormat(
                    chosen.fields(),
                    chosen.columns(columns, preparations),
                    addition.columns(),
                    titles,
                    columns.namespace(),
                    users(),
                    environment.out());
        }
        Optional<Owners> owners =
                hasProcesses() ? Optional.of(columns.owners(preparations)) : Optional.empty();
        return JsonFormat.of(
                environment.out(),
                head(),
                arrangement.columns(),
                new LookUps(
                        columns.namespace(),
                        users(),
                        owners,
                        cgroups(),
                        DetailLines.threads(options, environment)),
                addition);
    }

    private Optional<DocumentHead> head() {
        return form == Format.JSON
                ? Optional.of(
                        Origin.head(
                                environment, columns.namespace(), options.has(CliOption.ALL_NETNS)))
                : Optional.empty();
    }

    private boolean hasProcesses() {
        return options.has(CliOption.PROCESSES)
                || options.has(CliOption.THREADS)
                || arrangement.columns().contains(LookedUpField.PROCESSES);
    }

    private Optional<UserNames> users() {
        boolean asked =
                options.has(CliOption.EXTEND) || arrangement.columns().contains(LookedUpField.USER);
        return asked && !options.has(CliOption.NUMERIC)
                ? Optional.of(UserNames.ofSystem())
                : Optional.empty();
    }

    private Optional<Cgroups> cgroups() {
        boolean asked =
                options.has(CliOption.CGROUP)
                        || arrangement.columns().contains(LookedUpField.CGROUP);
        return asked ? Optional.of(columns.cgroups()) : Optional.empty();
    }

    /** Passes internet sockets on; the form begins and ends elsewhere, for there may be others. */
    private record InetRows(SocketFormat format) implements TableRenderer {

        @Override
        public void begin() {}

        @Override
        public void row(InetSocketView socket) throws IOException {
            format.inet(socket);
        }

        @Override
        public void end(List<Remark> remarks) {}
    }
}
