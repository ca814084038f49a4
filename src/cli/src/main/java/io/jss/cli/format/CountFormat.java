package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.table.Column;
import io.jss.cli.table.Counts;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many sockets have the same values, for programs; see {@link Counts}. */
public final class CountFormat implements TableRenderer {

    private static final String UNKNOWN = "-";

    private final List<String> keys;
    private final Counts counts;
    private final Optional<DocumentHead> head;
    private final boolean csv;
    private final boolean titles;
    private final Output out;

    private CountFormat(
            List<String> keys,
            List<Column> columns,
            Optional<DocumentHead> head,
            boolean csv,
            boolean titles,
            Output out) {
        this.keys = keys;
        this.head = head;
        this.csv = csv;
        this.titles = titles;
        this.out = out;
        counts = new Counts(columns);
    }

    /**
     * Returns the format of JSON.
     *
     * @param keys the words that were asked for
     * @param columns what writes the values, for each word one
     * @param head the head of a document, empty for a line of each group
     */
    public static CountFormat json(
            List<String> keys, List<Column> columns, Optional<DocumentHead> head, Output out) {
        return new CountFormat(keys, columns, head, false, false, out);
    }

    /** Returns the format of comma-separated values; see {@link #json}. */
    public static CountFormat csv(
            List<String> keys, List<Column> columns, boolean titles, Output out) {
        return new CountFormat(keys, columns, Optional.empty(), true, titles, out);
    }

    @Override
    public void begin() {}

    @Override
    public void row(DiagSocket socket) throws IOException {
        counts.add(socket);
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        if (csv) {
            writeCsv();
        } else if (head.isPresent()) {
            writeDocument(remarks);
        } else {
            JsonOut json = new JsonOut(out);
            for (Counts.Group group : counts.sorted()) {
                write(group, json.json());
                json.passLine();
            }
        }
    }

    private void writeDocument(List<Remark> remarks) throws IOException {
        JsonOut to = new JsonOut(out);
        JsonGenerator json = to.json();
        json.writeStartObject();
        head.orElseThrow().write(json);
        json.writeArrayFieldStart("countBy");
        for (String key : keys) {
            json.writeString(key);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("counts");
        for (Counts.Group group : counts.sorted()) {
            write(group, json);
        }
        json.writeEndArray();
        json.writeNumberField("total", counts.total());
        DocumentHead.writeRemarks(remarks, json);
        json.writeEndObject();
        to.passLine();
    }

    private void write(Counts.Group group, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("key");
        for (int i = 0; i < keys.size(); i++) {
            String value = group.cells().get(i);
            if (!value.equals(UNKNOWN)) {
                json.writeStringField(keys.get(i), value);
            }
        }
        json.writeEndObject();
        json.writeNumberField("count", group.count());
        json.writeNumberField("share", (double) group.count() / counts.total());
        json.writeEndObject();
    }

    private void writeCsv() throws IOException {
        CsvLines lines = new CsvLines(out);
        if (titles) {
            for (String key : keys) {
                lines.text(key);
            }
            lines.titles(List.of("count", "share"));
        }
        for (Counts.Group group : counts.sorted()) {
            for (String cell : group.cells()) {
                lines.text(cell.equals(UNKNOWN) ? "" : cell);
            }
            double share = (double) group.count() / counts.total();
            lines.number(Long.toString(group.count()));
            lines.number(String.format(Locale.ROOT, "%.6f", share));
            lines.end();
        }
    }
}
