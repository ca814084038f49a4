package io.jss.cli.listing;

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
import io.jss.cli.request.Shown;
import io.jss.cli.table.Column;
import io.jss.cli.table.Sum;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.LookedUpField;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What writes sockets, counts and summaries in a form for programs. */
final class ProgramFormats {

    private final ListingRequest request;
    private final Environment environment;
    private final DefaultColumns columns;
    private final boolean csv;

    ProgramFormats(ListingRequest request, Environment environment, DefaultColumns columns) {
        this.request = request;
        this.environment = environment;
        this.columns = columns;
        csv = request.format() == Format.CSV;
    }

    /** Returns what writes how many sockets there are by the keys, each with its column. */
    TableRenderer counts(List<String> keys, List<Column> cells, List<Sum> sums, boolean titles) {
        return new CountFormat(keys, cells, sums, head(), csv, titles, environment.out());
    }

    /** Returns what writes the summary. */
    TableRenderer summary(SocketSummary summary, boolean titles) {
        return new SummaryFormat(summary, head(), csv, titles, environment.out());
    }

    /** Returns what writes sockets of every family in one document or stream. */
    TableRenderer rows(Addition addition, List<RowPreparation> preparations, boolean titles) {
        columns.begin(preparations);
        if (csv) {
            CsvColumns chosen = CsvColumns.of(request);
            TableRenderer lines =
                    new CsvFormat(
                            chosen.fields(),
                            chosen.columns(columns, preparations),
                            addition.columns(),
                            titles,
                            environment.out());
            return columns.inOrder(lines, preparations, false);
        }
        Optional<Owners> owners =
                hasProcesses() ? Optional.of(columns.owners(preparations)) : Optional.empty();
        TableRenderer objects =
                new JsonFormat(
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
        return columns.inOrder(objects, preparations, request.columns().isEmpty());
    }

    private Optional<DocumentHead> head() {
        return request.format() == Format.JSON
                ? Optional.of(
                        Origin.head(environment, columns.namespace(), request.namespace().every()))
                : Optional.empty();
    }

    private boolean hasProcesses() {
        return request.shows(Shown.THREADS)
                || asks(Shown.PROCESSES, LookedUpField.PROCESSES)
                || request.columns().contains(LookedUpField.PEER_PROCESSES);
    }

    private Optional<UserNames> users() {
        return asks(Shown.OWNER, LookedUpField.USER) && !request.numeric()
                ? Optional.of(UserNames.ofSystem())
                : Optional.empty();
    }

    private Optional<Clock> clock() {
        return asks(Shown.TIME, LookedUpField.TIME)
                ? Optional.of(columns.clock())
                : Optional.empty();
    }

    private Optional<Cgroups> cgroups() {
        return asks(Shown.CGROUP, LookedUpField.CGROUP)
                ? Optional.of(columns.cgroups())
                : Optional.empty();
    }

    private boolean asks(Shown shown, LookedUpField column) {
        return request.shows(shown) || request.columns().contains(column);
    }
}
