package io.jss.cli.rows;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.table.TableRenderer;
import java.io.IOException;
import java.util.List;

/**
 * The sockets of one network namespace.
 *
 * @param table its table, closed with this
 */
public record OneTable(SocketTable table) implements SocketSource {

    @Override
    public List<Remark> render(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException {
        return new SelectedSockets(table, selection).render(renderer, preparations);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
