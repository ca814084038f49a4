package io.jss.cli.table;

import io.jss.cli.lookup.HostNames;
import io.jss.cli.lookup.PortNames;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.InetSocketView;
import java.nio.charset.StandardCharsets;

/** Names for the ends of sockets, where there are any. */
public interface EndpointNames {

    /** No names. */
    EndpointNames NONE = new None();

    /** Writes the name of the host at an end; returns false, and nothing is written, for none. */
    boolean writeHost(InetSocketView socket, boolean local, RowBuffer row);

    /** Writes the name of a port; returns false, and nothing is written, for none. */
    boolean writePort(InetSocketView socket, int port, RowBuffer row);

    /** Returns the names of hosts and ports. */
    static EndpointNames of(HostNames hosts, PortNames ports) {
        return new Looked(hosts, ports);
    }

    /** See {@link #NONE}. */
    final class None implements EndpointNames {
        private None() {}

        @Override
        public boolean writeHost(InetSocketView socket, boolean local, RowBuffer row) {
            return false;
        }

        @Override
        public boolean writePort(InetSocketView socket, int port, RowBuffer row) {
            return false;
        }
    }

    /**
     * See {@link #of}.
     *
     * @param hosts names of hosts, looked for before
     * @param ports names of ports
     */
    record Looked(HostNames hosts, PortNames ports) implements EndpointNames {
        @Override
        public boolean writeHost(InetSocketView socket, boolean local, RowBuffer row) {
            byte[] name = hosts.name(socket, local);
            SafeText.write(name, 0, name.length, row);
            return name.length > 0;
        }

        @Override
        public boolean writePort(InetSocketView socket, int port, RowBuffer row) {
            byte[] name = ports.name(socket.protocol(), port).getBytes(StandardCharsets.ISO_8859_1);
            SafeText.write(name, 0, name.length, row);
            return true;
        }
    }
}
