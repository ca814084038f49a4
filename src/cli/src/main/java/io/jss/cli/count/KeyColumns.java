package io.jss.cli.count;

import io.jss.classify.Classifier;
import io.jss.cli.table.Column;
import io.jss.cli.table.InetColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.BaseNumber;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import java.util.Locale;

/** Columns to count by that no table of sockets has. */
public final class KeyColumns {

    private KeyColumns() {}

    /** {@code Wire}: what travels. */
    public static final class WireKey extends InetColumn {

        /** Creates the column. */
        public WireKey() {
            super("Wire", Alignment.LEFT);
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            row.ascii(
                    switch (Classifier.classify(socket).wire()) {
                        case IPV4 -> "IPv4";
                        case IPV6 -> "IPv6";
                        case BOTH -> "both";
                        case UNKNOWN -> "unknown";
                    });
        }
    }

    /** {@code Family}: the family of the socket. */
    public static final class Family extends Column {

        /** Creates the column. */
        public Family() {
            super("Family", Alignment.LEFT);
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            if (socket instanceof InetSocketView inet) {
                row.ascii(inet.socketFamily() == AddressFamily.INET ? "AF_INET" : "AF_INET6");
            } else {
                row.ascii("AF_" + socket.family().label().toUpperCase(Locale.ROOT));
            }
        }
    }

    /** A port, {@code *} for none. */
    public static final class Port extends Column {

        private final boolean local;

        /** Creates the column. */
        public Port(String title, boolean local) {
            super(title, Alignment.RIGHT);
            this.local = local;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            BaseNumber field = local ? BaseNumber.LOCAL_PORT : BaseNumber.REMOTE_PORT;
            long port = field.valueOr(socket, 0);
            if (port == 0) {
                row.ascii('*');
            } else {
                row.decimal(port);
            }
        }
    }
}
