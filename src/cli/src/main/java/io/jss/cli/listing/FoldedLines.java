package io.jss.cli.listing;

import io.jss.cli.fit.Folding;
import io.jss.cli.table.RowNotes;
import io.jss.cli.text.LineCut;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines below a row, folded at words so that none is longer than a terminal is wide. */
final class FoldedLines implements RowNotes {

    private static final String DEEPER = " ".repeat(11);

    private final RowNotes notes;
    private final Folding folding;
    private final RowBuffer unfolded = new RowBuffer();

    /**
     * Creates it.
     *
     * @param notes writes the lines as long as they are
     * @param columns of the terminal
     */
    FoldedLines(RowNotes notes, int columns) {
        this.notes = notes;
        folding = new Folding(columns);
    }

    @Override
    public void write(InetSocketView socket, RowBuffer lines) throws IOException {
        unfolded.clear();
        notes.write(socket, unfolded);
        for (String line : unfolded.text().lines().toList()) {
            String words = line.stripLeading();
            String indent = line.substring(0, line.length() - words.length());
            String folded = folding.lines(indent, DEEPER, words);
            byte[] bytes = folded.getBytes(StandardCharsets.UTF_8);
            lines.utf8(bytes, 0, bytes.length, LineCut.width(folded));
        }
    }
}
