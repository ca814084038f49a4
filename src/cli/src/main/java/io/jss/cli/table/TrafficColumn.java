package io.jss.cli.table;

import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.cli.fit.Overlong;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;

/**
 * {@code Traffic}: what travels on the socket, in a word; coloured where it is not what it looks.
 */
public final class TrafficColumn extends InetColumn {

    private static final String YELLOW = "\033[33m";
    private static final String CYAN = "\033[36m";
    private static final String MAGENTA = "\033[35m";
    private static final String PLAIN = "\033[0m";

    private final boolean color;

    /** Creates the column, with colours or without. */
    public TrafficColumn(boolean color) {
        super("Traffic", Alignment.LEFT);
        this.color = color;
    }

    @Override
    public Overlong overlong() {
        return Overlong.NEVER;
    }

    @Override
    protected void write(InetSocketView socket, RowBuffer row) {
        TrafficClass trafficClass = Classifier.classify(socket);
        String sequence = color ? sequence(trafficClass) : "";
        if (sequence.isEmpty()) {
            row.ascii(trafficClass.label());
            return;
        }
        row.escape(sequence);
        row.ascii(trafficClass.label());
        row.escape(PLAIN);
    }

    private static String sequence(TrafficClass trafficClass) {
        return switch (trafficClass) {
            case IPV4_MAPPED -> YELLOW;
            case DUAL_STACK -> CYAN;
            case UNKNOWN -> MAGENTA;
            case IPV4, IPV6, IPV6_ONLY -> "";
        };
    }
}
