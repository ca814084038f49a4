package io.jss.cli.environment;

import io.jss.series.Moments;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A series that is shown look after look: the environment's sockets are those of the look here. */
public interface Playback {

    /** Returns the place in the series. */
    Moments moments();

    /** Returns a time as people write it behind {@code --at}. */
    String text(Instant time);

    /**
     * Goes to the next look.
     *
     * @return whether there is one; else this stays where it is
     */
    boolean next() throws IOException;

    /** Goes to a look before or behind, to the first or the last where there is none so far. */
    void leap(Duration by) throws IOException;
}
