package io.jss.cli;

import io.jss.Remark;
import io.jss.SocketTable;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import io.jss.cli.table.EndpointColumn;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.table.TrafficColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The listing of sockets: {@code jss} without a subcommand. */
final class Listing {

    private static final Path PASSWD = Path.of("/etc/passwd");

    private final Options options;
    private final Environment environment;
    private final Selection selection;
    private final long pauseMillis;
    private final boolean color;

    /**
     * Prepares the listing.
     *
     * @throws UsageException when the value of an option is wrong
     */
    Listing(Options options, Environment environment) {
        this.options = options;
        this.environment = environment;
        selection = ListingOptions.selection(options);
        pauseMillis = ListingOptions.pauseMillis(options);
        color = ListingOptions.color(options, environment);
    }

    /** Prints the table, again and again if it is asked for. */
    int run() throws IOException {
        try (SocketTable table = environment.openTable()) {
            show(table);
            while (pauseMillis > 0 && pause()) {
                environment.out().write("\n");
                show(table);
            }
        }
        return ExitCode.OK;
    }

    private void show(SocketTable table) throws IOException {
        boolean titles = !options.has(CliOption.NO_HEADER);
        List<RowPreparation> preparations = new ArrayList<>();
        List<Column> columns = columns(preparations);
        TableRenderer renderer = new ColumnTable(columns, titles, environment.out());
        List<Remark> remarks = new Look(table, selection).render(renderer, preparations);
        environment.out().flush();
        Remarks.print(
                remarks, !selection.protocolsNamed(), environment.commandName(), environment.err());
    }

    /** Returns the columns, and adds what they need to have looked up. */
    private List<Column> columns(List<RowPreparation> preparations) {
        List<Column> columns = new ArrayList<>();
        columns.add(new SocketColumns.Proto());
        columns.add(new SocketColumns.ReceiveQueue());
        columns.add(new SocketColumns.SendQueue());
        columns.add(EndpointColumn.local());
        columns.add(EndpointColumn.remote());
        columns.add(new SocketColumns.State());
        if (options.has(CliOption.EXTEND)) {
            boolean numeric = options.has(CliOption.NUMERIC);
            columns.add(new SocketColumns.User(numeric ? UserNames.none() : UserNames.of(PASSWD)));
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
