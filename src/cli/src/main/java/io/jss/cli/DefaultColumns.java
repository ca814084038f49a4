package io.jss.cli;

import io.jss.cli.table.Column;
import io.jss.cli.table.EndpointColumn;
import io.jss.cli.table.EndpointNames;
import io.jss.cli.table.NamespaceColumn;
import io.jss.cli.table.NamespaceInView;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.table.TrafficColumn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The columns of the default table: netstat's in netstat's order, then what travels. */
final class DefaultColumns {

    private static final int NAMES_LIMIT_SECONDS = 5;

    private final Options options;
    private final Environment environment;
    private final boolean color;
    private final UserNames users;

    /** Empty unless names are asked for. */
    private final List<HostNames> hosts = new ArrayList<>();

    private final EndpointNames names;
    private final NamespaceInView namespace;

    /**
     * Prepares the columns of one run.
     *
     * @throws UsageException when the value of an option is wrong
     */
    DefaultColumns(Options options, Environment environment) {
        this.options = options;
        this.environment = environment;
        color = ListingOptions.color(options, environment);
        namespace = ListingOptions.namespaceInView(options, environment);
        boolean numeric = options.has(CliOption.NUMERIC);
        users = numeric ? UserNames.none() : UserNames.ofSystem();
        if (options.has(CliOption.RESOLVE) && !numeric) {
            Duration limit = Duration.ofSeconds(NAMES_LIMIT_SECONDS);
            HostNames hostNames = new HostNames(environment.hostLookup(), limit);
            hosts.add(hostNames);
            names = EndpointNames.of(hostNames, PortNames.ofSystem());
        } else {
            names = EndpointNames.NONE;
        }
    }

    /** Returns the columns for one look, and adds what must be looked up for its rows. */
    List<Column> of(List<RowPreparation> preparations) {
        preparations.addAll(hosts);
        List<Column> columns = new ArrayList<>();
        if (options.has(CliOption.ALL_NETNS)) {
            columns.add(new NamespaceColumn(namespace));
        }
        columns.add(new SocketColumns.Proto());
        columns.add(new SocketColumns.ReceiveQueue());
        columns.add(new SocketColumns.SendQueue());
        columns.add(EndpointColumn.local(names, namespace));
        columns.add(EndpointColumn.remote(names, namespace));
        columns.add(new SocketColumns.State());
        if (options.has(CliOption.EXTEND)) {
            columns.add(new SocketColumns.User(users));
            columns.add(new SocketColumns.Inode());
        }
        if (options.has(CliOption.PROCESSES)) {
            Owners owners = new Owners(environment.ownerScan());
            preparations.add(owners);
            columns.add(new ProgramColumn(owners));
        }
        if (options.has(CliOption.TIMERS)) {
            columns.add(new SocketColumns.Timer());
        }
        columns.add(new TrafficColumn(color));
        return columns;
    }

    /** Returns the namespace that the columns show, to be set by whoever goes through many. */
    NamespaceInView namespace() {
        return namespace;
    }

    /** Says for how many addresses the name service has not answered in time. */
    void sayUnanswered() {
        for (HostNames looked : hosts) {
            long unanswered = looked.unanswered();
            if (unanswered > 0) {
                environment
                        .err()
                        .println(
                                environment.commandName()
                                        + ": no answer about the names of "
                                        + unanswered
                                        + " addresses within "
                                        + NAMES_LIMIT_SECONDS
                                        + " s");
            }
        }
    }
}
