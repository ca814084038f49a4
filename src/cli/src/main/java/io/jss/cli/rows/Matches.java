package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;

/** Whether any socket of a look was shown. */
public final class Matches {

    private boolean any;

    /** Forgets what it saw, before another look. */
    public void clear() {
        any = false;
    }

    /** Returns whether a row passed. */
    public boolean any() {
        return any;
    }

    /** Returns the source, whose rows are seen on their way. */
    public SocketSource of(SocketSource source) {
        return new SocketSource() {
            @Override
            public List<Remark> render(
                    Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
                    throws IOException {
                return source.render(selection, Matches.this.of(renderer), preparations);
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }

    /** Returns the renderer, whose rows are seen on their way. */
    public TableRenderer of(TableRenderer renderer) {
        return new Watched(renderer);
    }

    private final class Watched implements TableRenderer {
        private final TableRenderer renderer;

        Watched(TableRenderer renderer) {
            this.renderer = renderer;
        }

        @Override
        public void begin() throws IOException {
            renderer.begin();
        }

        @Override
        public void row(DiagSocket socket) throws IOException {
            any = true;
            renderer.row(socket);
        }

        @Override
        public void rowsEnd() throws IOException {
            renderer.rowsEnd();
        }

        @Override
        public void end(List<Remark> remarks) throws IOException {
            renderer.end(remarks);
        }
    }
}
