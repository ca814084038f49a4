package io.jss.filter;

import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import java.util.Optional;

/** A number of the model that filters can compare. */
public interface NumericField {

    /** Returns the name in filters: lower case, words joined by hyphens. */
    String label();

    /** Returns what the number counts. */
    Measure measure();

    /**
     * Returns the number, unsigned, or {@code absent} when the socket does not tell it.
     *
     * @param absent a value that does not occur, {@link Long#MIN_VALUE} being one
     */
    long valueOr(InetSocketView socket, long absent);

    /** Returns the detail that must be asked for to get the number; empty for none. */
    default Optional<Detail> detail() {
        return Optional.empty();
    }
}
