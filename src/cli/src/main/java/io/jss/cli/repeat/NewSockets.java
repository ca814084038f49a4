package io.jss.cli.repeat;

import io.jss.cli.table.Column;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A column of {@code +} at the sockets that the table before did not show. A socket is known by its
 * cookie; what is left of a connection in TIME_WAIT, or without an owner in FIN_WAIT2, has a cookie
 * of its own and is known by its ends.
 */
public final class NewSockets extends Column {

    /** A socket by its cookie, or by its ends where these are given. */
    private record Key(String namespace, SocketFamily<?> family, long cookie) {}

    private record Ends(
            String namespace,
            Protocol protocol,
            long localHigh,
            long localLow,
            long remoteHigh,
            long remoteLow,
            int ports) {}

    private Set<Object> before = new HashSet<>();
    private Set<Object> now = new HashSet<>();
    private Supplier<String> namespace = () -> "";
    private boolean first = true;
    private int rows;
    private int fresh;
    private int rowsBefore;

    NewSockets() {
        super(" ", Alignment.LEFT);
    }

    /** Sets what names the network namespace of the rows, where there are many. */
    public void in(Supplier<String> name) {
        namespace = name;
    }

    /** Begins another table. */
    void begin() {
        first = rows == 0 && before.isEmpty() && now.isEmpty();
        before = now;
        now = new HashSet<>();
        rowsBefore = rows;
        rows = 0;
        fresh = 0;
    }

    /** Returns in words how many rows there are, are new and have gone. */
    String summary() {
        String shown = rows + (rows == 1 ? " socket" : " sockets");
        return first
                ? shown
                : shown + ", " + fresh + " new, " + (rowsBefore - (rows - fresh)) + " gone";
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        rows++;
        boolean isNew = !isKnown(socket) && !first;
        fresh += isNew ? 1 : 0;
        row.ascii(isNew ? '+' : ' ');
    }

    private boolean isKnown(DiagSocket socket) {
        Key key = new Key(namespace.get(), socket.family(), socket.cookie());
        now.add(key);
        if (!(socket instanceof InetSocketView inet) || inet.protocol() != Protocol.TCP) {
            return before.contains(key);
        }
        Ends ends =
                new Ends(
                        namespace.get(),
                        inet.protocol(),
                        inet.localHigh(),
                        inet.localLow(),
                        inet.remoteHigh(),
                        inet.remoteLow(),
                        inet.localPort() << Short.SIZE | inet.remotePort());
        now.add(ends);
        return before.contains(key) || (mayBeRemnant(inet) && before.contains(ends));
    }

    private static boolean mayBeRemnant(InetSocketView socket) {
        return socket.state() == SocketState.TIME_WAIT || socket.state() == SocketState.FIN_WAIT2;
    }
}
