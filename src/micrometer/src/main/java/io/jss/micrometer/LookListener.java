package io.jss.micrometer;

import io.jss.classify.ListenerIndex;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.time.Instant;

/**
 * Sees the rows of each look, so that who needs more than sums does not look again.
 *
 * <p><b>Threads.</b> Called by the thread that looks, one look at a time; scrapes wait meanwhile.
 */
public interface LookListener {

    /**
     * A look begins.
     *
     * @param time by the clock on the wall
     * @param listeners who listens, asked for right before
     */
    void begin(Instant time, ListenerIndex listeners);

    /** Sees a row; the view is valid in this call alone. */
    void row(InetSocketView socket);

    /**
     * A look has ended without an error.
     *
     * @throws IOException when the listener cannot do its work: the look then counts as failed
     */
    void end() throws IOException;
}
