package io.jss.cli.table;

import io.jss.cli.fit.Overlong;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.WordField;
import io.jss.model.DiagSocket;

/** A column of a word under a title of its own. */
final class WordColumn extends Column {

    private final WordField field;

    WordColumn(String title, WordField field) {
        super(title, Alignment.LEFT);
        this.field = field;
    }

    @Override
    public Overlong overlong() {
        return Overlong.NEVER;
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        row.ascii(field.textOr(socket, "-"));
    }
}
