package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import java.io.IOException;

/** Writes whole lines that stand below the row of a socket. */
public interface RowNotes {

    /**
     * Writes the lines of a socket, each with its end; none when there is nothing to tell.
     *
     * @param socket valid during the call only
     * @param lines takes the lines
     */
    void write(InetSocketView socket, RowBuffer lines) throws IOException;
}
