package io.jss.cli.table;

import io.jss.cli.table.Column.Alignment;
import io.jss.cli.text.RowBuffer;
import java.io.IOException;

/**
 * One column of a table of sockets of another family than the internet's.
 *
 * @param <T> the kind of socket
 * @param title the title, ASCII
 * @param alignment the side to which the cells move
 * @param cell writes the cell of a socket
 */
public record FamilyColumn<T>(String title, Alignment alignment, Cell<T> cell) {

    /** Writes the cell of a socket, never an empty one: {@code -} stands for what is not known. */
    @FunctionalInterface
    public interface Cell<T> {
        /** Writes the content; the caller ends the cell. */
        void write(T socket, RowBuffer row) throws IOException;
    }

    /** Returns a column of text. */
    public static <T> FamilyColumn<T> text(String title, Cell<T> cell) {
        return new FamilyColumn<>(title, Alignment.LEFT, cell);
    }

    /** Returns a column of numbers. */
    public static <T> FamilyColumn<T> number(String title, Cell<T> cell) {
        return new FamilyColumn<>(title, Alignment.RIGHT, cell);
    }
}
