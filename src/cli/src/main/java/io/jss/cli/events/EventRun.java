package io.jss.cli.events;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.KernelRelease;
import io.jss.cli.environment.Output;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.Selection;
import io.jss.cli.table.ColumnTable;
import io.jss.model.Protocol;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code jss -E}: the sockets that the kernel destroys, as they come, until it is interrupted. */
public final class EventRun {

    /** Room for some ten thousand events; without privilege the system's limit is lower. */
    private static final int DEFAULT_BUFFER = 16 << 20;

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Set<Protocol> REPORTED = EnumSet.of(Protocol.TCP, Protocol.UDP);

    private final Options options;
    private final Environment environment;
    private final Selection selection;
    private final int buffer;
    private final boolean color;
    private final OwnerMemory memory = new OwnerMemory();
    private final EventFilter filter;
    private long saidLosses;

    /**
     * Prepares the events.
     *
     * @param words the filter
     * @throws UsageException when the value of an option or the filter is wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    public EventRun(Options options, List<String> words, Environment environment)
            throws IOException {
        this.options = options;
        this.environment = environment;
        Selection all = ListingOptions.selection(options);
        selection = all.protocolsNamed() ? all : all.withProtocols(REPORTED);
        if (!REPORTED.containsAll(selection.protocols())) {
            throw new UsageException("-E reports TCP and UDP, the kernel no other protocol");
        }
        filter =
                new EventFilter(
                        FilterText.read(options, words, selection.protocols(), environment),
                        memory);
        buffer =
                (int)
                        NumberOption.of(
                                options, CliOption.EVENT_BUFFER, DEFAULT_BUFFER, Integer.MAX_VALUE);
        color = ListingOptions.color(options, environment);
    }

    /** Prints events until the reader has gone; the exit code says whether there can be any. */
    public int run() throws IOException {
        KernelRelease kernel = environment.kernel();
        if (kernel.isBefore(4, 2)) { // root may subscribe there and waits for ever
            environment.say(
                    "this kernel ("
                            + kernel.text()
                            + ") reports no destroyed sockets: -E takes Linux 4.2 or newer");
            return ExitCode.UNAVAILABLE;
        }
        try (DestroyedSockets events = subscribe();
                SocketTable table = ListingOptions.openTable(options, environment)) {
            SocketQuery query =
                    SocketQuery.all()
                            .withProtocols(selection.protocols())
                            .withFamilies(selection.families());
            OwnerRefresh refresh =
                    new OwnerRefresh(memory, table, query, environment.ownerScan(), environment);
            refresh.now();
            memory.remark().ifPresent(remark -> environment.say(remark.text()));
            refresh.goOn();
            try {
                print(events);
            } finally {
                refresh.stop();
            }
        }
        return ExitCode.OK;
    }

    private DestroyedSockets subscribe() throws IOException {
        if (!options.has(CliOption.NETNS)) {
            return DestroyedSockets.subscribe(selection.protocols(), selection.families(), buffer);
        }
        return ListingOptions.namespace(options, environment)
                .call(
                        () ->
                                DestroyedSockets.subscribe(
                                        selection.protocols(), selection.families(), buffer));
    }

    private void print(DestroyedSockets events) throws IOException {
        Output out = environment.out();
        UserNames users = options.has(CliOption.NUMERIC) ? UserNames.none() : UserNames.ofSystem();
        ColumnTable table =
                new ColumnTable(
                        EventColumns.of(
                                Clock.system(ZoneId.systemDefault()),
                                memory,
                                users,
                                ListingOptions.namespaceInView(
                                        options.value(CliOption.NETNS), environment),
                                color),
                        !options.has(CliOption.NO_HEADER),
                        out);
        table.begin();
        table.end(List.of()); // nothing is held back from now on
        SocketVisitor rows =
                socket -> {
                    if (selection.test(socket) && filter.test(socket)) {
                        table.row(socket);
                    }
                };
        while (!out.isReaderGone()) {
            out.flush();
            events.next(TICK, rows);
            sayLosses(events.losses());
        }
    }

    private void sayLosses(long losses) {
        if (losses == saidLosses) {
            return;
        }
        saidLosses = losses;
        environment.say(
                "events came faster than they could be read: some are missing ("
                        + losses
                        + (losses == 1 ? " loss" : " losses")
                        + " so far)");
    }
}
