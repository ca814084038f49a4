package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;

/** A column of what only sockets of the internet have. */
public abstract class InetColumn extends Column {

    /** Creates a column; the title is ASCII. */
    protected InetColumn(String title, Alignment alignment) {
        super(title, alignment);
    }

    @Override
    public final void write(DiagSocket socket, RowBuffer row) throws IOException {
        if (socket instanceof InetSocketView inet) {
            write(inet, row);
        } else {
            row.ascii('-');
        }
    }

    /** Writes the cell of a socket of the internet; see {@link Column#write}. */
    protected abstract void write(InetSocketView socket, RowBuffer row) throws IOException;
}
