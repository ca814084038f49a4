package io.jss.cli.events;

import io.jss.answer.ProtocolUnavailableException;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.Presentation;
import io.jss.cli.options.Format;
import io.jss.cli.request.events.EventRequest;
import io.jss.cli.targets.ProcessesElsewhere;
import io.jss.filter.Filter;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** {@code jss -E}: the sockets that the kernel destroys, as they come, until it is interrupted. */
public final class EventRun {

    /** Events that wait to be written; beyond these the kernel keeps what fits into its buffer. */
    private static final int QUEUE = 100_000;

    private final EventRequest request;
    private final Environment environment;
    private final Filter filter;

    /**
     * Prepares the events.
     *
     * @throws UsageException when the filter is wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    public EventRun(EventRequest request, Environment environment) throws IOException {
        this.request = request;
        this.environment = environment;
        filter = request.listing().readFilter(environment);
    }

    /** No event comes of processes elsewhere, and nothing would say so. */
    private void sayElsewhere(Presentation presentation) throws IOException {
        if (!request.listing().namespace().every() && filter.asksForOwners()) {
            ProcessesElsewhere.sayUnlessHere(
                    filter::isAbout, presentation.namespace().elsewhere(), environment);
        }
    }

    /** Prints events until the reader has gone; the exit code says whether there can be any. */
    public int run() throws IOException {
        BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
        OwnerMemory memory = new OwnerMemory();
        try (EventReaders readers = new EventReaders(request, environment, memory, queue)) {
            boolean one = request.listing().format() == Format.JSON; // each a document
            EventSource source = new EventSource(environment, readers, queue, one);
            Presentation presentation = new Presentation(request.listing(), source, false);
            source.showsIn(presentation.namespace());
            readers.open(filter);
            sayElsewhere(presentation);
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
        } catch (ProtocolUnavailableException e) {
            environment.say(
                    "this kernel ("
                            + environment.kernel().text()
                            + ") reports no destroyed sockets: -E takes Linux 4.2 or newer");
            return ExitCode.UNAVAILABLE;
        }
        return ExitCode.OK;
    }
}
