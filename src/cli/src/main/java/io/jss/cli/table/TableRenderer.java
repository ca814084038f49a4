package io.jss.cli.table;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;

/**
 * Turns the sockets of one look into text: {@code begin}, any number of {@code row}s, {@code end}.
 * Used once, by one thread. What it writes goes to an {@link Output}.
 */
public interface TableRenderer {

    /**
     * Begins: titles may be written now, or held back until the rows are known or a look cannot
     * fail any more.
     */
    default void begin() throws IOException {}

    /**
     * Takes one socket.
     *
     * @param socket valid during the call only
     */
    void row(DiagSocket socket) throws IOException;

    /**
     * All rows were passed: one that holds them back writes them now, while what is looked up for
     * them can still be asked.
     */
    default void rowsEnd() throws IOException {}

    /**
     * Ends: everything held back is written. The output is flushed by the caller.
     *
     * @param remarks what the answer lacks; people read them on standard error, a renderer repeats
     *     them only in a format that has a place for them
     */
    void end(List<Remark> remarks) throws IOException;
}
