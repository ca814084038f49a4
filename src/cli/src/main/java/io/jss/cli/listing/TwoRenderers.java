package io.jss.cli.listing;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;

/**
 * Two renderers of the same sockets, the second behind the first with an empty line between them.
 *
 * @param first writes nothing before its end
 * @param second writes nothing before its end
 */
record TwoRenderers(TableRenderer first, TableRenderer second, Output out)
        implements TableRenderer {

    @Override
    public void begin() throws IOException {
        first.begin();
        second.begin();
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        first.row(socket);
        second.row(socket);
    }

    @Override
    public void rowsEnd() throws IOException {
        first.rowsEnd();
        second.rowsEnd();
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        first.end(remarks);
        out.write("\n");
        second.end(remarks);
    }
}
