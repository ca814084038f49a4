package io.jss.cli.table;

import io.jss.cli.fit.Overlong;
import io.jss.cli.signal.Signal;
import io.jss.cli.signal.SignalPlace;
import io.jss.cli.text.RowBuffer;
import io.jss.health.Thresholds;
import io.jss.model.DiagSocket;
import java.io.IOException;

/** A column as another one, whose cells are coloured where they have a signal. */
final class SignalColumn extends Column {

    private final Column column;
    private final SignalPlace place;
    private final Thresholds thresholds;

    private SignalColumn(Column column, SignalPlace place, Thresholds thresholds) {
        super(column.title(), column.alignment());
        this.column = column;
        this.place = place;
        this.thresholds = thresholds;
    }

    /** Returns a column whose cells are those of another one, coloured. */
    static Column over(Column column, SignalPlace place, Thresholds thresholds) {
        return new SignalColumn(column, place, thresholds);
    }

    @Override
    public Overlong overlong() {
        return Overlong.NEVER; // what is coloured is not cut
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) throws IOException {
        Signal signal = place.of(socket, thresholds);
        if (signal == Signal.NONE) {
            column.write(socket, row);
            return;
        }
        row.escape(signal.sequence());
        column.write(socket, row);
        row.escape(Signal.END);
    }
}
