package io.jss.cli.diff;

import io.jss.cli.format.Addition;
import io.jss.cli.format.JsonWriter;
import io.jss.cli.table.Column;
import io.jss.cli.table.InetColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.words.StateName;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What is shown of differences beside the sockets. */
final class DifferenceColumns {

    private static final char UNKNOWN = '-';

    private final Map<InetSocket, Difference> differences;

    DifferenceColumns(Map<InetSocket, Difference> differences) {
        this.differences = differences;
    }

    /** Returns the column of what became of a socket. */
    Column kind() {
        return new Kind();
    }

    /**
     * Returns what stands behind the columns of the sockets.
     *
     * @param withKind whether what became of each is among it
     */
    Addition addition(boolean withKind) {
        List<Column> columns = new ArrayList<>();
        if (withKind) {
            columns.add(kind());
        }
        columns.add(new Was());
        columns.add(new Amount("Sent", Difference::sent));
        columns.add(new Amount("Received", Difference::received));
        columns.add(new Amount("Retransmitted", Difference::retransmitted));
        return new Addition(columns, Optional.empty(), Optional.of(this::member), List.of());
    }

    private Difference of(InetSocketView socket) {
        return differences.get(InetSocket.copyOf(socket));
    }

    private void member(InetSocketView socket, JsonWriter json) {
        Difference difference = of(socket);
        json.name("change").beginObject();
        json.member("kind", difference.kind().label());
        if (difference.stateBefore() != SocketState.UNKNOWN) {
            json.member("stateBefore", StateName.of(socket, difference.stateBefore()));
        }
        write("sent", difference.sent(), json);
        write("received", difference.received(), json);
        write("retransmitted", difference.retransmitted(), json);
        json.endObject();
    }

    private static void write(String name, OptionalLong value, JsonWriter json) {
        if (value.isPresent()) {
            json.member(name, value.getAsLong());
        }
    }

    private final class Kind extends InetColumn {
        Kind() {
            super("Change", Alignment.LEFT);
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            row.ascii(of(socket).kind().label());
        }
    }

    /** The state that it was in. */
    private final class Was extends InetColumn {
        Was() {
            super("Was", Alignment.LEFT);
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            SocketState before = of(socket).stateBefore();
            row.ascii(before == SocketState.UNKNOWN ? "-" : StateName.of(socket, before));
        }
    }

    private final class Amount extends InetColumn {
        private final Function<Difference, OptionalLong> number;

        Amount(String title, Function<Difference, OptionalLong> number) {
            super(title, Alignment.RIGHT);
            this.number = number;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            OptionalLong value = number.apply(of(socket));
            if (value.isPresent()) {
                row.decimal(value.getAsLong());
            } else {
                row.ascii(UNKNOWN);
            }
        }
    }
}
