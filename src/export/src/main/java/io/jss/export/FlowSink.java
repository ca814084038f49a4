package io.jss.export;

import java.io.IOException;

/** Takes flow logs, from one thread at a time. */
interface FlowSink {

    /**
     * Takes a record.
     *
     * @return false when it is lost
     * @throws IOException when no further record can be taken
     */
    boolean take(FlowRecord flow) throws IOException;

    /** Some records have been given; none waits behind them. */
    default void flush() throws IOException {}
}
