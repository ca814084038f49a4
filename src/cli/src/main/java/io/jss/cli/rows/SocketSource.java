package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.table.TableRenderer;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where a look gets its sockets: one table, or those of many network namespaces. */
public interface SocketSource extends Closeable {

    /**
     * Passes the selected sockets to the renderer, begin and end included.
     *
     * @param preparations what to look up before rows are written
     * @return what the answer lacks, each once
     * @throws IOException as {@link SelectedSockets#render}
     */
    List<Remark> render(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException;

    /** Returns whether it has sockets of one family that were asked for before. */
    default boolean isKept() {
        return false;
    }

    @Override
    void close() throws IOException;
}
