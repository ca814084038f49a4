package io.jss.cli.table;

import io.jss.cli.fit.Overlong;
import io.jss.cli.signal.Signal;
import io.jss.cli.signal.SignalPlace;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import java.io.IOException;

/** A column as another one, whose cells are coloured where they have a signal. */
public final class SignalColumn extends Column {

    private final Column column;
    private final SignalPlace place;

    private SignalColumn(Column column, SignalPlace place) {
        super(column.title(), column.alignment());
        this.column = column;
        this.place = place;
    }

    /** Returns {@code Recv-Q}, with colours or without. */
    public static Column receiveQueue(boolean color) {
        return of(new SocketColumns.ReceiveQueue(), SignalPlace.RECEIVE_QUEUE, color);
    }

    /** Returns {@code Send-Q}, with colours or without. */
    public static Column sendQueue(boolean color) {
        return of(new SocketColumns.SendQueue(), SignalPlace.SEND_QUEUE, color);
    }

    /** Returns {@code State}, with colours or without. */
    public static Column state(boolean color) {
        return of(new SocketColumns.State(), SignalPlace.STATE, color);
    }

    /** Returns {@code Traffic}, with colours or without. */
    public static Column traffic(boolean color) {
        return of(new SocketColumns.Traffic(), SignalPlace.TRAFFIC, color);
    }

    private static Column of(Column column, SignalPlace place, boolean color) {
        return color ? new SignalColumn(column, place) : column;
    }

    @Override
    public Overlong overlong() {
        return Overlong.NEVER; // what is coloured is not cut
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) throws IOException {
        Signal signal = place.of(socket);
        if (signal == Signal.NONE) {
            column.write(socket, row);
            return;
        }
        row.escape(signal.sequence());
        column.write(socket, row);
        row.escape(Signal.END);
    }
}
