package io.jss.cli.table;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.text.RowBuffer;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of tables that nobody asked to be in another: sockets without a peer by port, then
 * connections by local port and peer, of each network namespace; rows of other families behind
 * them, as they come. Rows are held as they are written. It takes memory for each, so that tables
 * of more than {@value #MOST} rows are in the order in which they come.
 */
public final class PortOrder {

    /** So many rows are held and sorted in a few milliseconds and megabytes. */
    public static final int MOST = 10_000;

    /** Buffers of so many bytes, for one that grows leaves as much behind as it holds. */
    private static final int CHUNK = 64 * 1024;

    private final NamespaceInView view;
    private final long limit;
    private final List<Held> keys = new ArrayList<>();
    private RowBuffer cells = new RowBuffer();
    private int namespaces;
    private int changes;
    private boolean tooMany;
    private long passed;

    /**
     * Creates the order of one table.
     *
     * @param view the namespace that is being shown
     * @param limit how many rows are passed on at most
     */
    public PortOrder(NamespaceInView view, long limit) {
        this.view = view;
        this.limit = limit;
        changes = view.changes();
    }

    /** Takes the row of a socket, and passes it on now or at the end. */
    void add(DiagSocket socket, RowBuffer row, TableLayout target) throws IOException {
        if (tooMany) {
            pass(row, 0, row.cells(), target);
            return;
        }
        if (changes != view.changes()) {
            changes = view.changes();
            namespaces++;
        }
        if (cells.length() + row.length() > CHUNK) {
            cells = new RowBuffer(CHUNK);
        }
        keys.add(new Held(namespaces, socket, cells, row.cells()));
        cells.append(row, 0, row.cells());
        if (keys.size() > MOST) {
            tooMany = true;
            passAll(target);
        }
    }

    /** Passes on what is held, in order. */
    void end(TableLayout target) throws IOException {
        keys.sort(null);
        passAll(target);
    }

    private void passAll(TableLayout target) throws IOException {
        for (Held row : keys) {
            pass(row.cells, row.first, row.count, target);
        }
        keys.clear();
        cells = new RowBuffer();
    }

    private void pass(RowBuffer from, int first, int count, TableLayout target) throws IOException {
        if (passed < limit) {
            passed++;
            target.add(from, first, count);
        }
    }

    /** What a row is compared by, and where its cells are; a class without a lambda, for speed. */
    private static final class Held implements Comparable<Held> {

        private static final int OTHER_FAMILY = 1 << 30;
        private static final int CONNECTED = 1 << 29;
        private static final int RAW = 1 << 28;
        private static final int PORT_SHIFT = 8; // behind it the protocol

        private final RowBuffer cells;
        private final int first;
        private final int count;
        private final long rank;
        private final boolean six;
        private final long localHigh;
        private final long localLow;
        private final long remoteHigh;
        private final long remoteLow;
        private final int remotePort;

        /** Takes the key of a socket whose cells come next in a buffer. */
        @SuppressWarnings("EnumOrdinal") // protocols in the order in which they are declared
        Held(int namespace, DiagSocket socket, RowBuffer cells, int count) {
            this.cells = cells;
            first = cells.cells();
            this.count = count;
            long high = (long) namespace << Integer.SIZE;
            if (!(socket instanceof InetSocketView inet)) {
                rank = high | OTHER_FAMILY;
                six = false;
                localHigh = 0;
                localLow = 0;
                remoteHigh = 0;
                remoteLow = 0;
                remotePort = 0;
                return;
            }
            remotePort = inet.remotePort();
            Protocol protocol = inet.protocol();
            rank =
                    high
                            | (remotePort == 0 ? 0 : CONNECTED)
                            // of a raw socket the protocol stands where others have a port
                            | (protocol == Protocol.RAW ? RAW : 0)
                            | inet.localPort() << PORT_SHIFT
                            | protocol.ordinal();
            six = inet.socketFamily() == AddressFamily.INET6;
            localHigh = inet.localHigh();
            localLow = inet.localLow();
            remoteHigh = inet.remoteHigh();
            remoteLow = inet.remoteLow();
        }

        @Override
        public int compareTo(Held other) {
            int order = Long.compare(rank, other.rank);
            if (order == 0) {
                order = Boolean.compare(six, other.six);
            }
            if (order == 0) {
                order = Long.compareUnsigned(localHigh, other.localHigh);
            }
            if (order == 0) {
                order = Long.compareUnsigned(localLow, other.localLow);
            }
            if (order == 0) {
                order = Long.compareUnsigned(remoteHigh, other.remoteHigh);
            }
            if (order == 0) {
                order = Long.compareUnsigned(remoteLow, other.remoteLow);
            }
            return order != 0 ? order : Integer.compare(remotePort, other.remotePort);
        }
    }
}
