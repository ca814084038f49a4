package io.jss.cli.table;

import io.jss.classify.address.AddressScope;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.EndField;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.UnixSocket;
import java.util.Optional;

/**
 * {@code Local Address} and {@code Foreign Address}: the kernel's bytes, {@code
 * ::ffff:192.0.2.7:443}. A mapped address is shown as what it is, {@code %eth0} names the interface
 * that the socket is bound to, {@code *} stands for no port. Of other families the name, the port
 * id, or context and port.
 */
public final class EndpointColumn extends Column {

    private final boolean local;
    private final InterfaceLabels interfaces;
    private final EndpointNames names;

    private EndpointColumn(String title, boolean local, EndpointNames names, NamespaceInView view) {
        super(title, Alignment.LEFT);
        this.local = local;
        this.names = names;
        interfaces = new InterfaceLabels(view);
    }

    /** Returns the column of local ends in this process's network namespace. */
    public static EndpointColumn local(EndpointNames names) {
        return local(names, new NamespaceInView());
    }

    /** Returns the column of local ends, with interfaces of the namespace that is shown. */
    public static EndpointColumn local(EndpointNames names, NamespaceInView view) {
        return new EndpointColumn("Local Address", true, names, view);
    }

    /** Returns the column of remote ends in this process's network namespace. */
    public static EndpointColumn remote(EndpointNames names) {
        return remote(names, new NamespaceInView());
    }

    /** Returns the column of remote ends, with interfaces of the namespace that is shown. */
    public static EndpointColumn remote(EndpointNames names, NamespaceInView view) {
        return new EndpointColumn("Foreign Address", false, names, view);
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        if (socket instanceof InetSocketView inet) {
            write(inet, row);
        } else if (socket instanceof UnixSocket unix) {
            UnixNames.write(local ? unix.name() : Optional.empty(), row);
        } else {
            row.ascii((local ? EndField.LOCAL : EndField.REMOTE).textOr(socket, "-"));
        }
    }

    private void write(InetSocketView socket, RowBuffer row) {
        host(socket, row);
        row.ascii(':');
        int port = local ? socket.localPort() : socket.remotePort();
        if (port == 0 && !(local && socket.protocol() == Protocol.RAW)) {
            row.ascii('*');
        } else if (!names.writePort(socket, port, row)) {
            row.decimal(port);
        }
    }

    private void host(InetSocketView socket, RowBuffer row) {
        if (names.writeHost(socket, local, row)) {
            return;
        }
        AddressFamily family = socket.socketFamily();
        long high = local ? socket.localHigh() : socket.remoteHigh();
        long low = local ? socket.localLow() : socket.remoteLow();
        row.address(family, high, low);
        int index = socket.interfaceIndex();
        if (index != 0
                && (local || AddressScope.of(family, high, low) == AddressScope.LINK_LOCAL)) {
            row.ascii('%');
            interfaces.write(index, row);
        }
    }
}
