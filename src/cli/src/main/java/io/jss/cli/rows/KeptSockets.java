package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sockets that were asked for before, each with the namespace in which it was seen. */
public final class KeptSockets implements SocketSource, TableRenderer {
    private record Kept(InetSocket socket, String name, Optional<NetworkNamespace> elsewhere) {}

    private final NamespaceInView view;
    private final List<Kept> kept = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * Creates a source without sockets; it keeps those that it is given as a renderer.
     *
     * @param view has the namespace of the socket that is seen; it is set again for each row
     */
    public KeptSockets(NamespaceInView view) {
        this.view = view;
    }

    /** Adds what the answers lacked from which the sockets are. */
    public void lack(List<Remark> missing) {
        remarks.addAll(missing);
    }

    /** Returns the sockets. */
    public List<InetSocket> sockets() {
        return kept.stream().map(Kept::socket).toList();
    }

    @Override
    public void row(DiagSocket socket) {
        InetSocket copy = InetSocket.copyOf((InetSocketView) socket); // it is asked for no others
        kept.add(new Kept(copy, view.name(), view.elsewhere()));
    }

    @Override
    public void end(List<Remark> remarks) {}

    @Override
    public List<Remark> render(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException {
        PreparedRows rows = new PreparedRows(renderer, preparations);
        rows.begin();
        for (Kept one : kept) {
            if (!view.name().equals(one.name) || !view.elsewhere().equals(one.elsewhere)) {
                rows.flush();
                view.enter(one.name, one.elsewhere);
            }
            rows.visit(one.socket);
        }
        List<Remark> all = new ArrayList<>(remarks);
        rows.end(all);
        return all;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public void close() {}
}
