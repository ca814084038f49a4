package io.jss.cli;

import io.jss.Remark;
import io.jss.SocketTable;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The listing of sockets: {@code jss} without a subcommand. */
final class Listing {

    private final Options options;
    private final Environment environment;
    private final Selection selection;
    private final long pauseMillis;
    private final DefaultColumns columns;

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
        columns = new DefaultColumns(options, environment);
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
        List<Column> shown = columns.of(preparations);
        TableRenderer renderer = new ColumnTable(shown, titles, environment.out());
        List<Remark> remarks = new Look(table, selection).render(renderer, preparations);
        environment.out().flush();
        Remarks.print(
                remarks, !selection.protocolsNamed(), environment.commandName(), environment.err());
        columns.sayUnanswered();
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
