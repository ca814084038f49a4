package io.jss.cli.listing;

import io.jss.answer.Remark;
import io.jss.cgroup.Cgroups;
import io.jss.cli.count.SocketSummary;
import io.jss.cli.environment.Environment;
import io.jss.cli.format.Addition;
import io.jss.cli.format.CountFormat;
import io.jss.cli.format.CsvFormat;
import io.jss.cli.format.DocumentHead;
import io.jss.cli.format.JsonFormat;
import io.jss.cli.format.LookUps;
import io.jss.cli.format.SummaryFormat;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.options.Format;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Shown;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.table.Column;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.LookedUpField;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The listing in a form for programs: sockets of every family in one document or stream. */
final class FormatListing {

    private final ListingRequest request;
    private final Environment environment;
    private final Format form;
    private final Selection selection;
    private final DefaultColumns columns;
    private boolean titles;
    private Addition addition = Addition.NONE;
    private Optional<Column> lead = Optional.empty();

    FormatListing(ListingRequest request, Environment environment, DefaultColumns columns) {
        this.request = request;
        this.environment = environment;
        form = request.format();
        selection = request.selection();
        this.columns = columns;
        titles = request.titles();
    }

    /** Sets what is added to the sockets. */
    void add(Addition added) {
        addition = added;
    }

    /** Sets the first key of what is counted by. */
    void lead(Column column) {
        lead = Optional.of(column);
    }

    /** Writes the sockets once; titles are written the first time. */
    void show(SocketSource sockets) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        columns.begin(preparations);
        TableRenderer rows =
                columns.inOrder(
                        format(preparations),
                        preparations,
                        form != Format.CSV && request.columns().isEmpty());
        tell(sockets.render(selection, rows, preparations), form == Format.JSON);
    }

    /** Writes how many sockets there are by the keys. */
    void showCounts(SocketSource sockets, CountKeys keys) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        columns.begin(preparations);
        List<String> words = new ArrayList<>();
        List<Column> cells = new ArrayList<>();
        if (lead.isPresent()) {
            words.add(lead.get().title().toLowerCase(Locale.ROOT));
            cells.add(lead.get());
        }
        words.addAll(keys.words());
        cells.addAll(keys.columns(columns, preparations));
        CountFormat counts =
                form == Format.CSV
                        ? CountFormat.csv(words, cells, titles, environment.out())
                        : CountFormat.json(
                                words, cells, addition.sums(), head(), environment.out());
        tell(sockets.render(selection, counts, preparations), form == Format.JSON);
    }

    /** Writes the summary. */
    void showSummary(SocketSource sockets, Selection counted) throws IOException {
        boolean countsBound = counted.peers() == Selection.Peers.EVERY;
        SocketSummary summary =
                new SocketSummary(
                        selection.kinds().listed(),
                        countsBound,
                        environment.out(),
                        environment.kernel());
        TableRenderer written =
                form == Format.CSV
                        ? SummaryFormat.csv(summary, titles, environment.out())
                        : SummaryFormat.json(summary, head(), environment.out());
        tell(sockets.render(counted, written, List.of()), form == Format.JSON);
    }

    private void tell(List<Remark> remarks, boolean said) throws IOException {
        titles = false;
        environment.out().flush();
        if (!said) {
            Remarks.print(remarks, selection, request.verbose(), environment);
        }
        columns.sayUnanswered();
    }

    private TableRenderer format(List<RowPreparation> preparations) throws IOException {
        if (form == Format.CSV) {
            CsvColumns chosen = CsvColumns.of(request);
            return new CsvFormat(
                    chosen.fields(),
                    chosen.columns(columns, preparations),
                    addition.columns(),
                    titles,
                    environment.out());
        }
        Optional<Owners> owners =
                hasProcesses() ? Optional.of(columns.owners(preparations)) : Optional.empty();
        return JsonFormat.of(
                environment.out(),
                head(),
                request.columns(),
                new LookUps(
                        columns.namespace(),
                        clock(),
                        users(),
                        owners,
                        cgroups(),
                        DetailLines.threads(request, environment)),
                addition);
    }

    private Optional<DocumentHead> head() {
        return form == Format.JSON
                ? Optional.of(
                        Origin.head(environment, columns.namespace(), request.namespace().every()))
                : Optional.empty();
    }

    private boolean hasProcesses() {
        return request.shows(Shown.PROCESSES)
                || request.shows(Shown.THREADS)
                || request.columns().contains(LookedUpField.PROCESSES)
                || request.columns().contains(LookedUpField.PEER_PROCESSES);
    }

    private Optional<UserNames> users() {
        boolean asked =
                request.shows(Shown.OWNER) || request.columns().contains(LookedUpField.USER);
        return asked && !request.numeric() ? Optional.of(UserNames.ofSystem()) : Optional.empty();
    }

    private Optional<Clock> clock() {
        boolean asked = request.shows(Shown.TIME) || request.columns().contains(LookedUpField.TIME);
        return asked ? Optional.of(columns.clock()) : Optional.empty();
    }

    private Optional<Cgroups> cgroups() {
        boolean asked =
                request.shows(Shown.CGROUP) || request.columns().contains(LookedUpField.CGROUP);
        return asked ? Optional.of(columns.cgroups()) : Optional.empty();
    }
}
