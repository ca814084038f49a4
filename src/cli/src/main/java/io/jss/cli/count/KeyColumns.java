package io.jss.cli.count;

import io.jss.classify.Classifier;
import io.jss.cli.table.Column;
import io.jss.cli.text.RowBuffer;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;

/** Columns to count by that no table of sockets has. */
final class KeyColumns {

    private KeyColumns() {}

    /** {@code Wire}: what travels. */
    static final class WireKey extends Column {

        WireKey() {
            super("Wire", Alignment.LEFT);
        }

        @Override
        public void write(InetSocketView socket, RowBuffer row) {
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
    static final class Family extends Column {

        Family() {
            super("Family", Alignment.LEFT);
        }

        @Override
        public void write(InetSocketView socket, RowBuffer row) {
            row.ascii(socket.socketFamily() == AddressFamily.INET ? "AF_INET" : "AF_INET6");
        }
    }

    /** A port, {@code *} for none. */
    static final class Port extends Column {

        private final boolean local;

        Port(String title, boolean local) {
            super(title, Alignment.RIGHT);
            this.local = local;
        }

        @Override
        public void write(InetSocketView socket, RowBuffer row) {
            int port = local ? socket.localPort() : socket.remotePort();
            if (port == 0) {
                row.ascii('*');
            } else {
                row.decimal(port);
            }
        }
    }
}
