package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.io.IOException;

/**
 * A column of what only sockets of one family have, beside the internet's.
 *
 * @param <T> the kind of socket
 */
public final class FamilyColumn<T extends DiagSocket> extends Column {

    /** Writes the cell of a socket, never an empty one: {@code -} stands for what is not known. */
    @FunctionalInterface
    public interface Cell<T> {
        /** Writes the content; the caller ends the cell. */
        void write(T socket, RowBuffer row) throws IOException;
    }

    private final SocketFamily<T> family;
    private final Cell<T> cell;

    /** Creates a column. */
    public FamilyColumn(String title, Alignment alignment, SocketFamily<T> family, Cell<T> cell) {
        super(title, alignment);
        this.family = family;
        this.cell = cell;
    }

    @Override
    @SuppressWarnings("unchecked") // the type of a socket is that of its family
    public void write(DiagSocket socket, RowBuffer row) throws IOException {
        if (socket.family() == family) {
            cell.write((T) socket, row);
        } else {
            row.ascii('-');
        }
    }
}
