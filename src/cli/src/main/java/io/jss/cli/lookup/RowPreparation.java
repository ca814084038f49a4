package io.jss.cli.lookup;

import io.jss.answer.Remark;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What must be looked up for many sockets at once before their rows can be written: their
 * processes, the names of their hosts.
 */
public interface RowPreparation {

    /**
     * Is called before the sockets of a look are asked for.
     *
     * @throws IOException when it is clear already that nothing can be looked up
     */
    default void begin() throws IOException {}

    /**
     * Looks up what the rows of these sockets need. Called once or more in a look, before the rows.
     *
     * @param sockets the next sockets
     * @param last whether no others follow
     * @throws IOException when it cannot be looked up
     */
    void prepare(List<? extends DiagSocket> sockets, boolean last) throws IOException;

    /**
     * Returns whether everything is looked up, for sockets that were not passed to {@link #prepare}
     * too, so that their rows can be written as they come.
     */
    default boolean isSettled() {
        return false;
    }

    /** Returns what could not be found, once all rows were written. */
    Optional<Remark> remark();
}
