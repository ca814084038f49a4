package io.jss.cli.table;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells and texts between them, neither aligned nor titled; nothing is held back. */
public final class LineRenderer implements TableRenderer {

    private final List<Column> columns;
    private final List<byte[]> texts;
    private final Output out;
    private final RowBuffer row = new RowBuffer();

    /**
     * Creates it.
     *
     * @param columns the cells
     * @param texts what stands before, between and behind them: one more than these
     * @param end what ends each row
     */
    public LineRenderer(List<Column> columns, List<String> texts, char end, Output out) {
        this.columns = List.copyOf(columns);
        this.texts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = i == columns.size() ? texts.get(i) + end : texts.get(i);
            this.texts.add(text.getBytes(StandardCharsets.UTF_8));
        }
        this.out = out;
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            out.write(texts.get(i), 0, texts.get(i).length);
            row.clear();
            columns.get(i).write(socket, row);
            row.endCell();
            out.write(row.bytes(), row.start(0), row.end(0) - row.start(0));
        }
        byte[] last = texts.get(columns.size());
        out.write(last, 0, last.length);
    }

    @Override
    public void end(List<Remark> remarks) {}
}
