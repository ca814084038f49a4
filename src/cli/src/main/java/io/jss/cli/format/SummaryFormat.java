package io.jss.cli.format;

import io.jss.answer.Remark;
import io.jss.cli.count.HostCounters;
import io.jss.cli.count.SocketSummary;
import io.jss.cli.environment.Output;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The numbers of a summary, for programs. */
public final class SummaryFormat implements TableRenderer {

    private final SocketSummary summary;
    private final Optional<DocumentHead> head;
    private final boolean csv;
    private final boolean titles;
    private final Output out;

    /**
     * Creates the format.
     *
     * @param head the head of a document, empty for lines
     * @param csv whether it is a line of comma-separated values for each transport
     * @param titles whether the first of these names them
     */
    public SummaryFormat(
            SocketSummary summary,
            Optional<DocumentHead> head,
            boolean csv,
            boolean titles,
            Output out) {
        this.summary = summary;
        this.head = head;
        this.csv = csv;
        this.titles = titles;
        this.out = out;
    }

    @Override
    public void row(DiagSocket socket) {
        summary.row(socket);
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        if (csv) {
            writeCsv(remarks);
            return;
        }
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        if (head.isPresent()) {
            head.get().write(json);
        }
        write(remarks, json);
        if (head.isPresent()) {
            DocumentHead.writeRemarks(remarks, json);
        }
        json.endObject();
        json.passLine();
    }

    private void write(List<Remark> remarks, JsonWriter json) {
        SocketSummary.Totals totals = summary.totals(remarks);
        json.name("summary").beginObject();
        json.member("total", totals.total());
        if (!totals.transports().isEmpty()) {
            writeTcp(totals, json);
        }
        json.name("transports").beginArray();
        for (SocketSummary.Transport transport : totals.transports()) {
            writeTransport(transport, json);
        }
        for (SocketSummary.OfFamily family : totals.families()) {
            json.beginObject();
            json.member("protocol", family.family().label());
            json.member("total", family.total());
            json.endObject();
        }
        json.endArray();
        if (totals.host().isPresent()) {
            writeHost(totals.host().get(), json);
        }
        json.endObject();
    }

    /** What is not known has no member. */
    private static void writeHost(HostCounters host, JsonWriter json) {
        json.name("host").beginObject();
        for (HostCounters.Counter counter : host.all()) {
            if (counter.value().isPresent()) {
                json.name(counter.key()).beginObject();
                json.member("value", counter.value().getAsLong());
                if (counter.limit().isPresent()) {
                    json.member("limit", counter.limit().getAsLong());
                }
                json.endObject();
            }
        }
        json.endObject();
    }

    private static void writeTcp(SocketSummary.Totals totals, JsonWriter json) {
        json.name("tcp").beginObject();
        json.member("total", totals.tcp());
        json.member("established", totals.established());
        json.member("synRecv", totals.requests());
        json.member("orphaned", totals.orphaned());
        json.member("timeWait", totals.timewait());
        if (totals.bound().isPresent()) {
            json.member("boundInactive", totals.bound().getAsLong());
        }
        json.endObject();
    }

    private static void writeTransport(SocketSummary.Transport transport, JsonWriter json) {
        json.beginObject();
        json.member("protocol", transport.protocol().label());
        member("total", transport.total(), json);
        member("ipv4", transport.ipv4(), json);
        member("ipv6", transport.ipv6(), json);
        member("ipv4Mapped", transport.mapped(), json);
        json.endObject();
    }

    /** What is unknown has no member. */
    private static void member(String name, OptionalLong number, JsonWriter json) {
        if (number.isPresent()) {
            json.member(name, number.getAsLong());
        }
    }

    private static String cell(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private void writeCsv(List<Remark> remarks) throws IOException {
        CsvLines lines = new CsvLines(out);
        if (titles) {
            lines.titles(List.of("proto", "total", "ipv4", "ipv6", "ipv4-mapped"));
        }
        SocketSummary.Totals totals = summary.totals(remarks);
        for (SocketSummary.Transport transport : totals.transports()) {
            lines.text(transport.protocol().label());
            lines.number(cell(transport.total()));
            lines.number(cell(transport.ipv4()));
            lines.number(cell(transport.ipv6()));
            lines.number(cell(transport.mapped()));
            lines.end();
        }
        for (SocketSummary.OfFamily family : totals.families()) {
            lines.text(family.family().label());
            lines.number(Long.toString(family.total()));
            lines.number("");
            lines.number("");
            lines.number("");
            lines.end();
        }
    }
}
