package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes sockets to a renderer in batches, each prepared before its rows are written. A batch is
 * kept in memory (about 130 bytes a socket), a table of any size is not. Once the preparations have
 * all that they need, and without any, rows are written as they come.
 */
public final class PreparedRows implements SocketVisitor {

    private static final int BATCH = 1 << 14;

    private final TableRenderer renderer;
    private final List<RowPreparation> preparations;
    private final List<DiagSocket> batch = new ArrayList<>();
    private boolean settled;

    public PreparedRows(TableRenderer renderer, List<RowPreparation> preparations) {
        this.renderer = renderer;
        this.preparations = preparations;
        settled = preparations.isEmpty();
    }

    /** Begins to look up, and to write. */
    void begin() throws IOException {
        for (RowPreparation preparation : preparations) {
            preparation.begin();
        }
        renderer.begin();
    }

    @Override
    public void visit(InetSocketView socket) throws IOException {
        row(socket);
    }

    /**
     * Takes a socket of any family.
     *
     * @param socket valid during the call only
     */
    void row(DiagSocket socket) throws IOException {
        if (settled) {
            renderer.row(socket);
            return;
        }
        if (batch.size() == BATCH) {
            pass(false);
            settled = preparations.stream().allMatch(RowPreparation::isSettled);
            row(socket);
            return;
        }
        batch.add(socket instanceof InetSocketView inet ? InetSocket.copyOf(inet) : socket);
    }

    /** Writes what is left. */
    void flush() throws IOException {
        pass(true);
    }

    /**
     * Writes what is left, and ends.
     *
     * @param remarks what the answer lacks; what the preparations could not find is added
     */
    void end(List<Remark> remarks) throws IOException {
        flush();
        renderer.rowsEnd();
        for (RowPreparation preparation : preparations) {
            preparation.remark().ifPresent(remarks::add);
        }
        renderer.end(remarks);
    }

    private void pass(boolean last) throws IOException {
        for (RowPreparation preparation : preparations) {
            preparation.prepare(batch, last);
        }
        for (DiagSocket socket : batch) {
            renderer.row(socket);
        }
        batch.clear();
    }
}
