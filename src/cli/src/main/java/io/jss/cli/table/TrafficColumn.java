package io.jss.cli.table;

import io.jss.classify.Classifier;
import io.jss.cli.fit.Overlong;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;

/** {@code Traffic}: what travels on the socket, in a word. */
public final class TrafficColumn extends InetColumn {

    /** Creates the column. */
    public TrafficColumn() {
        super("Traffic", Alignment.LEFT);
    }

    @Override
    public Overlong overlong() {
        return Overlong.NEVER;
    }

    @Override
    protected void write(InetSocketView socket, RowBuffer row) {
        row.ascii(Classifier.classify(socket).label());
    }
}
