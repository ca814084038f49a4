package io.jss.cli.events;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.KernelRelease;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.Presentation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** {@code jss -E}: the sockets that the kernel destroys, as they come, until it is interrupted. */
public final class EventRun {

    /** Room for some ten thousand events; without privilege the system's limit is lower. */
    private static final int DEFAULT_BUFFER = 16 << 20;

    private static final Set<Protocol> REPORTED = EnumSet.of(Protocol.TCP, Protocol.UDP);

    /** Events that wait to be written; beyond these the kernel keeps what fits into its buffer. */
    private static final int QUEUE = 100_000;

    private final Options options;
    private final List<String> words;
    private final Environment environment;
    private final Selection selection;
    private final Filter filter;
    private final int buffer;

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
        this.words = words;
        this.environment = environment;
        Selection all = ListingOptions.selection(options);
        Selection reported = all.protocolsNamed() ? all : all.withProtocols(REPORTED);
        if (!REPORTED.containsAll(reported.protocols())) {
            throw new UsageException("-E reports TCP and UDP, the kernel no other protocol");
        }
        filter =
                options.has(CliOption.ALL_NETNS)
                        ? Filters.any() // read for each of them
                        : FilterText.read(options, words, reported.protocols(), environment);
        selection = reported;
        buffer =
                (int)
                        NumberOption.of(
                                options, CliOption.EVENT_BUFFER, DEFAULT_BUFFER, Integer.MAX_VALUE);
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
        BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
        OwnerMemory memory = new OwnerMemory();
        try (EventReaders readers =
                new EventReaders(
                        options,
                        environment,
                        selection,
                        FilterText.of(options, words, selection.protocols()),
                        buffer,
                        memory,
                        queue)) {
            boolean one = options.has(CliOption.JSON); // each a document
            EventSource source = new EventSource(environment, readers, queue, one);
            Presentation presentation =
                    new Presentation(ListingRequest.of(options, selection, source), source, false);
            source.showsIn(presentation.namespace());
            readers.open(filter);
            readers.look();
            memory.remark().ifPresent(remark -> environment.say(remark.text()));
            OwnerRefresh refresh = new OwnerRefresh(readers, environment);
            refresh.goOn();
            try {
                while (!environment.out().isReaderGone()) {
                    presentation.show(source);
                }
            } finally {
                refresh.stop();
            }
        }
        return ExitCode.OK;
    }
}
