package io.jss.cli.format;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.table.Column;
import io.jss.cli.table.Counts;
import io.jss.cli.table.Sum;
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

    /**
     * Creates the format.
     *
     * @param keys the words that were asked for
     * @param columns what writes the values, for each word one
     * @param sums the numbers that are added up, in JSON
     * @param head the head of a document, empty for a line of each group
     * @param csv whether the lines are comma-separated values
     * @param titles whether the first of these names them
     */
    public CountFormat(
            List<String> keys,
            List<Column> columns,
            List<Sum> sums,
            Optional<DocumentHead> head,
            boolean csv,
            boolean titles,
            Output out) {
        this.keys = keys;
        this.head = head;
        this.csv = csv;
        this.titles = titles;
        this.out = out;
        counts = new Counts(columns, sums);
    }

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
            JsonWriter json = new JsonWriter(out);
            for (Counts.Group group : counts.sorted()) {
                write(group, json);
                json.passLine();
            }
        }
    }

    private void writeDocument(List<Remark> remarks) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        head.orElseThrow().write(json);
        json.name("countBy").beginArray();
        for (String key : keys) {
            json.string(key);
        }
        json.endArray();
        json.name("counts").beginArray();
        for (Counts.Group group : counts.sorted()) {
            write(group, json);
        }
        json.endArray();
        json.member("total", counts.total());
        DocumentHead.writeRemarks(remarks, json);
        json.endObject();
        json.passLine();
    }

    private void write(Counts.Group group, JsonWriter json) {
        json.beginObject();
        json.name("key").beginObject();
        for (int i = 0; i < keys.size(); i++) {
            String value = group.cells().get(i);
            if (!value.equals(UNKNOWN)) {
                json.member(keys.get(i), value);
            }
        }
        json.endObject();
        json.member("count", group.count());
        json.name("share").number((double) group.count() / counts.total());
        for (int i = 0; i < group.sums().size(); i++) {
            if (group.sums().get(i).isPresent()) {
                json.member(counts.sums().get(i).name(), group.sums().get(i).getAsLong());
            }
        }
        json.endObject();
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
