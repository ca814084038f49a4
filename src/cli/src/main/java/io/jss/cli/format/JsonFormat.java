package io.jss.cli.format;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.Field;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Sockets as JSON: one document, or an object a line. Each socket is passed on as soon as it is
 * written; nothing is kept.
 */
public final class JsonFormat implements TableRenderer {

    private final JsonWriter out;
    private final Optional<DocumentHead> head;
    private final InetJson inet;
    private final FamilyJson families;
    private final List<Addition.Overview> overviews;
    private boolean begun;

    /**
     * Creates the format of a document, or of lines.
     *
     * @param head the head of the document, empty for lines
     * @param fields the members beside the family, empty for all
     * @param lookUps where the members come from that the kernel does not tell
     * @param addition what a command adds
     */
    public JsonFormat(
            Output output,
            Optional<DocumentHead> head,
            List<Field> fields,
            LookUps lookUps,
            Addition addition) {
        out = new JsonWriter(output);
        this.head = head;
        overviews = addition.overviews();
        LookedUpJson lookedUp = new LookedUpJson(out, lookUps);
        inet = new InetJson(out, fields, lookedUp, addition.member());
        families = new FamilyJson(out, fields, lookedUp);
    }

    private void beginOnce() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        if (head.isEmpty()) {
            for (Addition.Overview overview : overviews) {
                out.beginObject();
                out.name("overview");
                overview.write(out);
                out.endObject();
                out.passLine();
            }
            return;
        }
        out.beginObject();
        head.get().write(out);
        if (!overviews.isEmpty()) {
            out.name("overviews").beginArray();
            for (Addition.Overview overview : overviews) {
                overview.write(out);
            }
            out.endArray();
        }
        out.name("sockets").beginArray();
    }

    private void pass() throws IOException {
        if (head.isEmpty()) {
            out.passLine();
        } else {
            out.pass();
        }
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        beginOnce();
        if (socket instanceof InetSocketView of) {
            inet.write(of);
        } else {
            families.write(socket);
        }
        pass();
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        if (head.isEmpty()) {
            return;
        }
        beginOnce();
        out.endArray();
        DocumentHead.writeRemarks(remarks, out);
        out.endObject();
        out.passLine();
    }
}
