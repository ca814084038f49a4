package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.table.TableRenderer;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes sockets to a renderer in batches, each prepared before its rows are written. A batch is
 * kept in memory (about 130 bytes a socket), a table of any size is not. Once the preparations have
 * all that they need, rows are written as they come.
 */
public final class PreparedRows implements SocketVisitor {

    private static final int BATCH = 1 << 14;

    private final TableRenderer renderer;
    private final List<RowPreparation> preparations;
    private final List<InetSocket> batch = new ArrayList<>();
    private boolean settled;

    public PreparedRows(TableRenderer renderer, List<RowPreparation> preparations) {
        this.renderer = renderer;
        this.preparations = preparations;
    }

    @Override
    public void visit(InetSocketView socket) throws IOException {
        if (batch.size() == BATCH) {
            pass(false);
            settled = preparations.stream().allMatch(RowPreparation::isSettled);
        }
        if (settled) {
            renderer.row(socket);
            return;
        }
        batch.add(InetSocket.copyOf(socket));
    }

    /** Writes what is left and returns what the preparations could not find. */
    public List<Remark> finish() throws IOException {
        flush();
        return remarks();
    }

    /** Returns what the preparations could not find for the rows that were written. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        for (RowPreparation preparation : preparations) {
            preparation.remark().ifPresent(remarks::add);
        }
        return remarks;
    }

    /** Writes what is left. */
    void flush() throws IOException {
        pass(true);
    }

    private void pass(boolean last) throws IOException {
        for (RowPreparation preparation : preparations) {
            preparation.prepare(batch, last);
        }
        for (InetSocket socket : batch) {
            renderer.row(socket);
        }
        batch.clear();
    }
}
