package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.EndField;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of tables that nobody asked to be in another: sockets without a peer by port, then
 * connections by local port and peer, of each network namespace. It takes memory for each row, so
 * that tables of more than {@value #MOST} rows are in the order in which they come.
 */
public final class PortOrder implements TableRenderer {

    /** So many rows are held and sorted in a few milliseconds and megabytes. */
    public static final int MOST = 10_000;

    /** A row; compared without a lambda, for each table is sorted. */
    private record Held(
            DiagSocket socket, int namespace, String name, Optional<NetworkNamespace> elsewhere)
            implements Comparable<Held> {

        @Override
        public int compareTo(Held other) {
            return compare(this, other);
        }
    }

    private final TableRenderer target;
    private final NamespaceInView view;
    private final List<Held> held = new ArrayList<>();
    private int namespaces;
    private int changes;
    private boolean tooMany;

    /**
     * Creates the stage.
     *
     * @param target where the rows go
     * @param view the namespace that is being shown; it is set again for each row
     */
    public PortOrder(TableRenderer target, NamespaceInView view) {
        this.target = target;
        this.view = view;
        changes = view.changes();
    }

    @Override
    public void begin() throws IOException {
        target.begin();
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        if (tooMany) {
            target.row(socket);
            return;
        }
        if (changes != view.changes()) {
            changes = view.changes();
            namespaces++;
        }
        DiagSocket kept = socket instanceof InetSocketView inet ? InetSocket.copyOf(inet) : socket;
        held.add(new Held(kept, namespaces, view.name(), view.elsewhere()));
        if (held.size() > MOST) {
            pass();
            tooMany = true;
        }
    }

    @Override
    public void rowsEnd() throws IOException {
        held.sort(null);
        pass();
        target.rowsEnd();
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        target.end(remarks);
    }

    private void pass() throws IOException {
        String name = view.name();
        Optional<NetworkNamespace> elsewhere = view.elsewhere();
        for (Held row : held) {
            enter(row.name(), row.elsewhere());
            target.row(row.socket());
        }
        held.clear();
        enter(name, elsewhere);
    }

    private void enter(String name, Optional<NetworkNamespace> elsewhere) {
        if (!view.name().equals(name) || !view.elsewhere().equals(elsewhere)) {
            view.enter(name, elsewhere);
        }
    }

    /** Rows of other families stand behind the internet's, in the order in which they came. */
    private static int compare(Held one, Held other) {
        int order = Integer.compare(one.namespace(), other.namespace());
        if (order != 0) {
            return order;
        }
        return one.socket() instanceof InetSocketView first
                        && other.socket() instanceof InetSocketView second
                ? compare(first, second)
                : Boolean.compare(isInet(other), isInet(one));
    }

    private static boolean isInet(Held row) {
        return row.socket() instanceof InetSocketView;
    }

    private static int compare(InetSocketView one, InetSocketView other) {
        int order = Boolean.compare(one.remotePort() != 0, other.remotePort() != 0);
        if (order == 0) { // of a raw socket the protocol stands where others have a port
            order = Boolean.compare(isRaw(one), isRaw(other));
        }
        if (order == 0) {
            order = Integer.compare(one.localPort(), other.localPort());
        }
        if (order == 0) {
            order = one.protocol().compareTo(other.protocol());
        }
        if (order == 0) {
            order = EndField.LOCAL.compare(one, other);
        }
        return order != 0 ? order : EndField.REMOTE.compare(one, other);
    }

    private static boolean isRaw(InetSocketView socket) {
        return socket.protocol() == Protocol.RAW;
    }
}
