package io.jss.cli.listing;

import io.jss.cgroup.Cgroups;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.HostNames;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.PortNames;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Shown;
import io.jss.cli.rows.LeanView;
import io.jss.cli.rows.OrderedRows;
import io.jss.cli.table.Column;
import io.jss.cli.table.EndpointColumn;
import io.jss.cli.table.EndpointNames;
import io.jss.cli.table.FamilyColumns;
import io.jss.cli.table.NamespaceColumn;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.Field;
import io.jss.health.Thresholds;
import io.jss.model.SocketFamily;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of the default table: netstat's in netstat's order, then what travels. */
final class DefaultColumns {

    private static final int NAMES_LIMIT_SECONDS = 5;

    private final ListingRequest request;
    private final Environment environment;
    private final Optional<Thresholds> signals;

    /** Empty unless names are asked for. */
    private final List<HostNames> hosts = new ArrayList<>();

    private final EndpointNames names;
    private final NamespaceInView namespace;
    private Optional<UserNames> users = Optional.empty();
    private Optional<Owners> owners = Optional.empty();

    /** Prepares the columns of one run. */
    DefaultColumns(ListingRequest request, Environment environment) {
        this.request = request;
        this.environment = environment;
        signals = request.signals();
        namespace = request.namespace().inView(environment);
        if (request.resolved()) {
            Duration limit = Duration.ofSeconds(NAMES_LIMIT_SECONDS);
            HostNames hostNames = new HostNames(environment.hostLookup(), limit);
            hosts.add(hostNames);
            names = EndpointNames.of(hostNames, PortNames.ofSystem());
        } else {
            names = EndpointNames.NONE;
        }
    }

    /** Returns the columns for one look, and adds what must be looked up for its rows. */
    public List<Column> of(List<RowPreparation> preparations) {
        begin(preparations);
        List<Column> columns = new ArrayList<>();
        if (request.namespace().every()) {
            columns.add(new NamespaceColumn(namespace));
        }
        columns.add(new SocketColumns.Proto());
        columns.add(SocketColumns.ReceiveQueue.of(signals));
        columns.add(SocketColumns.SendQueue.of(signals));
        columns.add(EndpointColumn.local(names, namespace));
        columns.add(EndpointColumn.remote(names, namespace));
        columns.add(SocketColumns.State.of(signals));
        if (request.shows(Shown.OWNER)) {
            columns.add(new SocketColumns.User(users()));
            columns.add(new SocketColumns.Inode());
        }
        if (request.shows(Shown.PROCESSES)) {
            columns.add(new ProgramColumn(owners(preparations)));
        }
        if (request.shows(Shown.TIMERS)) {
            columns.add(new SocketColumns.Timer());
        }
        columns.add(SocketColumns.Traffic.of(signals));
        return columns;
    }

    /** Returns the columns behind all others that {@code -e} and {@code -o} add. */
    List<Column> ofDetails(List<RowPreparation> preparations) {
        List<Column> columns = new ArrayList<>();
        if (request.shows(Shown.OWNER)) {
            columns.addAll(of(ColumnOfField.identity(request.columns()), preparations));
        }
        if (request.shows(Shown.TIMERS) && !request.columns().isEmpty()) {
            columns.add(new SocketColumns.Timer());
        }
        return columns;
    }

    /** Prepares for another look, whose owners are looked for anew. */
    void begin(List<RowPreparation> preparations) {
        preparations.addAll(hosts);
        owners = Optional.empty();
    }

    /** Returns the columns of these fields, after {@link #begin} or {@link #of}. */
    public List<Column> of(List<Field> fields, List<RowPreparation> preparations) {
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(ColumnOfField.of(field, this, preparations));
        }
        return columns;
    }

    /**
     * Returns the renderer, or a stage before it that puts the rows in order.
     *
     * @param whole whether the renderer shows more of a socket than its row and the columns
     */
    TableRenderer inOrder(
            TableRenderer renderer, List<RowPreparation> preparations, boolean whole) {
        if (!request.ordersRows()) {
            return renderer;
        }
        List<Column> compared = new ArrayList<>();
        List<Field> held = new ArrayList<>(request.columns());
        if (request.order().isPresent()) {
            compared.addAll(of(request.order().get().lookedUp(), preparations));
            held.addAll(request.order().get().fields());
        }
        return new OrderedRows(
                renderer,
                request.order(),
                whole || !LeanView.suffices(held) ? Optional.empty() : Optional.of(held),
                compared,
                namespace,
                request.limit());
    }

    /** Returns the owners of this look, the same for all that ask. */
    Owners owners(List<RowPreparation> preparations) {
        if (owners.isEmpty()) {
            owners = Optional.of(new Owners(environment.ownerScan()));
            preparations.add(owners.get());
        }
        return owners.get();
    }

    /** Returns how ends are written. */
    EndpointNames names() {
        return names;
    }

    /** Returns the limits by which columns are coloured, empty for no colours. */
    Optional<Thresholds> signals() {
        return signals;
    }

    /** Returns what says when a row was read. */
    Clock clock() {
        return environment.clock();
    }

    /** Returns the columns of a family's table, and adds what must be looked up for its rows. */
    List<Column> of(SocketFamily<?> family, List<RowPreparation> preparations) {
        begin(preparations);
        List<Column> columns = new ArrayList<>();
        if (request.namespace().every()) {
            columns.add(new NamespaceColumn(namespace));
        }
        columns.addAll(
                new FamilyColumns(
                                request.shows(Shown.OWNER)
                                        ? Optional.of(users())
                                        : Optional.empty(),
                                request.shows(Shown.PROCESSES)
                                        ? Optional.of(owners(preparations))
                                        : Optional.empty(),
                                namespace,
                                signals)
                        .of(family));
        return columns;
    }

    /** Returns the names of users. */
    UserNames users() {
        if (users.isEmpty()) {
            users = Optional.of(request.numeric() ? UserNames.none() : UserNames.ofSystem());
        }
        return users.get();
    }

    /** Returns the cgroups whose paths are shown. */
    Cgroups cgroups() {
        return environment.cgroups();
    }

    /**
     * Returns the namespace that the columns show, to be set by the code that goes through many.
     */
    NamespaceInView namespace() {
        return namespace;
    }

    /** Says for how many addresses the name service has not answered in time. */
    void sayUnanswered() {
        for (HostNames looked : hosts) {
            long unanswered = looked.unanswered();
            if (unanswered > 0) {
                environment.say(
                        "no answer about the names of "
                                + unanswered
                                + " addresses within "
                                + NAMES_LIMIT_SECONDS
                                + " s");
            }
        }
    }
}
