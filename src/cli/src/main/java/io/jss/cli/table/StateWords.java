package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.fields.words.StateName;
import io.jss.model.InetSocketView;

/** Writes the words for states. */
final class StateWords {

    private StateWords() {}

    static void write(InetSocketView socket, RowBuffer row) {
        row.ascii(StateName.of(socket));
    }
}
