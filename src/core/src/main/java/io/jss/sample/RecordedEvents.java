package io.jss.sample;

import io.jss.answer.SocketVisitor;
import io.jss.series.Moments;
import java.io.IOException;
import java.time.Duration;

/** The events of a series: those before each of its looks, once. */
final class RecordedEvents implements PendingEvents.Source {

    private static final long NONE = -1;

    private final Moments moments;
    private long taken = NONE;
    private long losses;

    RecordedEvents(Moments moments) {
        this.moments = moments;
    }

    @Override
    public boolean next(Duration timeout, SocketVisitor visitor) throws IOException {
        if (taken == moments.number()) {
            return false; // nothing more comes, however long one waits
        }
        taken = moments.number();
        losses += moments.eventsLost();
        moments.events(visitor);
        return true;
    }

    @Override
    public long losses() {
        return losses;
    }
}
