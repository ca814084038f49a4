package io.jss.cli.events;

import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.environment.Output;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.SocketSource;
import io.jss.cli.table.TableRenderer;
import io.jss.model.InetSocket;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events as rows, each passed on whole before the next is waited for. It is also what the rows are
 * made in: the time is that of the event, and processes are those of the last look. For one thread,
 * which takes what the readers put into the queue.
 */
final class EventSource extends ForwardingEnvironment implements SocketSource {

    private static final long TICK_MILLIS = 500;

    private final EventReaders readers;
    private final BlockingQueue<Event> queue;
    private final boolean one;
    private final OwnerScan scan = OwnerScan.of(this::owners);
    private NamespaceInView view = new NamespaceInView();
    private Event event;
    private long saidLosses;

    /**
     * Creates the source.
     *
     * @param one whether each look ends after one event
     */
    EventSource(
            Environment machine, EventReaders readers, BlockingQueue<Event> queue, boolean one) {
        super(machine);
        this.readers = readers;
        this.queue = queue;
        this.one = one;
    }

    /** Sets what is to know the namespace of each event. */
    void showsIn(NamespaceInView shown) {
        view = shown;
    }

    @Override
    public OwnerScan ownerScan() {
        return scan;
    }

    private OwnerIndex owners() {
        return event.owner().map(OwnerMemory.Owner::index).orElseGet(OwnerIndex::unknown);
    }

    @Override
    public Clock clock() {
        return event == null
                ? machine().clock()
                : Clock.fixed(event.time(), machine().clock().getZone());
    }

    @Override
    public List<Remark> render(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException {
        renderer.begin();
        if (!one) {
            renderer.end(List.of()); // nothing is held back from now on
            out().flush();
        }
        for (boolean more = next(); more; more = !one && next()) {
            view.enter(event.place().label(), event.place().namespace());
            List<InetSocket> row = List.of(event.socket());
            for (RowPreparation preparation : preparations) {
                preparation.prepare(row, true);
            }
            renderer.row(event.socket());
            if (!one) { // a document is not whole yet
                out().flush();
            }
        }
        List<Remark> remarks = new ArrayList<>();
        for (RowPreparation preparation : preparations) {
            preparation.remark().filter(remark -> one).ifPresent(remarks::add);
        }
        if (one && !out().isReaderGone()) {
            renderer.rowsEnd();
            renderer.end(remarks);
        }
        return remarks;
    }

    /** Waits for the next event that is asked for; there is none once the reader has gone. */
    private boolean next() throws IOException {
        Output out = out();
        while (!out.isReaderGone()) {
            readers.check();
            sayLosses();
            event = poll();
            if (event != null && event.isAskedFor()) {
                return true;
            }
        }
        return false;
    }

    private Event poll() throws IOException {
        try {
            return queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private void sayLosses() {
        long losses = readers.losses();
        if (losses != saidLosses) {
            saidLosses = losses;
            say(
                    "events came faster than they could be read: some are missing ("
                            + losses
                            + (losses == 1 ? " loss" : " losses")
                            + " so far)");
        }
    }

    @Override
    public void close() throws IOException {
        readers.close();
    }
}
