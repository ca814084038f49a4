package io.jss.cli.diff;

import io.jss.cli.format.Addition;
import io.jss.cli.format.JsonWriter;
import io.jss.cli.table.Column;
import io.jss.cli.table.FieldColumn;
import io.jss.cli.table.InetColumn;
import io.jss.cli.table.Sum;
import io.jss.cli.text.Quantity;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.NumberField;
import io.jss.fields.words.StateName;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** What is shown of differences beside the sockets. */
public final class DifferenceColumns {

    private static final char UNKNOWN = '-';

    private final Function<InetSocketView, Difference> differences;

    /** Creates what shows the difference of each socket. */
    public DifferenceColumns(Function<InetSocketView, Difference> differences) {
        this.differences = differences;
    }

    /** Returns the column of what became of a socket. */
    public Column kind() {
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
        columns.add(new Amount("Sent", Unit.COUNT, Difference::sent));
        columns.add(new Amount("Received", Unit.COUNT, Difference::received));
        columns.add(new Amount("Retransmitted", Unit.SEGMENTS, Difference::retransmitted));
        return Addition.of(columns).withMember(this::member);
    }

    /** Returns what stands behind the columns of sockets that are looked at again and again. */
    public Addition rates() {
        List<Column> columns = new ArrayList<>();
        columns.add(
                FieldColumn.of((NumberField) FieldCatalogue.standard().find("rtt").orElseThrow()));
        columns.add(new Amount("Sent/s", Unit.BYTES_PER_SECOND, Difference::sentPerSecond));
        columns.add(new Amount("Received/s", Unit.BYTES_PER_SECOND, Difference::receivedPerSecond));
        columns.add(new Amount("Retransmitted", Unit.SEGMENTS, Difference::retransmitted));
        return Addition.of(columns)
                .withMember(this::rateMember)
                .withSums(
                        List.of(
                                sum("Sent/s", "sentPerSecond", Difference::sentPerSecond),
                                sum(
                                        "Received/s",
                                        "receivedPerSecond",
                                        Difference::receivedPerSecond)));
    }

    private Sum sum(String title, String name, Function<Difference, OptionalLong> number) {
        return new Sum(title, name, Unit.BYTES_PER_SECOND, socket -> number.apply(of(socket)));
    }

    private Difference of(InetSocketView socket) {
        return differences.apply(socket);
    }

    private void rateMember(InetSocketView socket, JsonWriter json) {
        begin(socket, json);
        write("sentPerSecond", of(socket).sentPerSecond(), json);
        write("receivedPerSecond", of(socket).receivedPerSecond(), json);
        json.endObject();
    }

    private void member(InetSocketView socket, JsonWriter json) {
        begin(socket, json);
        json.endObject();
    }

    private void begin(InetSocketView socket, JsonWriter json) {
        Difference difference = of(socket);
        json.name("change").beginObject();
        json.member("kind", difference.kind().label());
        if (difference.stateBefore() != SocketState.UNKNOWN) {
            json.member("stateBefore", StateName.of(socket, difference.stateBefore()));
        }
        write("sent", difference.sent(), json);
        write("received", difference.received(), json);
        write("retransmitted", difference.retransmitted(), json);
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
            Difference.Kind kind = of(socket).kind();
            row.ascii(kind == Difference.Kind.UNCHANGED ? "-" : kind.label());
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

    /** A number as it is, or with its unit as people read it. */
    private final class Amount extends InetColumn {
        private final Function<Difference, OptionalLong> number;
        private final Unit unit;

        Amount(String title, Unit unit, Function<Difference, OptionalLong> number) {
            super(title, Alignment.RIGHT);
            this.number = number;
            this.unit = unit;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            OptionalLong value = number.apply(of(socket));
            if (value.isPresent()) {
                Quantity.write(value.getAsLong(), unit, row);
            } else {
                row.ascii(UNKNOWN);
            }
        }
    }
}
