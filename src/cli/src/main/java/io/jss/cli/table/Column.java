package io.jss.cli.table;

import io.jss.cli.fit.Overlong;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import java.io.IOException;

/** One column: a title, and how a socket's cell is written. */
public abstract class Column {

    /** To which side a cell moves in a wider column. */
    public enum Alignment {
        /** Text. */
        LEFT,
        /** Numbers. */
        RIGHT
    }

    private final String title;
    private final Alignment alignment;

    /** Creates a column; the title is ASCII. */
    protected Column(String title, Alignment alignment) {
        this.title = title;
        this.alignment = alignment;
    }

    /** Returns the title, ASCII. */
    public final String title() {
        return title;
    }

    /** Returns the side to which the cells move. */
    public final Alignment alignment() {
        return alignment;
    }

    /** Returns what becomes of a cell that is too long for a terminal. */
    public Overlong overlong() {
        return alignment == Alignment.RIGHT ? Overlong.NEVER : Overlong.BELOW;
    }

    /**
     * Writes the cell of a socket, never an empty one: {@code -} stands for what is not known, and
     * for what sockets of its family do not have.
     *
     * @param socket valid during the call only
     * @param row takes the content; the caller ends the cell
     */
    public abstract void write(DiagSocket socket, RowBuffer row) throws IOException;
}
