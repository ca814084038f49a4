package io.jss.cli.compat.netstat;

import io.jss.cli.lookup.PortNames;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;

/**
 * Writes {@code address:port}, cut to 23 characters unless {@code -W} was given. A mapped address
 * loses its prefix, as netstat has it: what is left looks like an IPv4 address.
 */
final class EndpointText {

    /** Of address and port together, without the colon. */
    private static final int MAX_WIDTH = 22;

    private static final int MAX_PORT_WIDTH = 18;
    private static final int MAX_PORT_DIGITS = 5;

    private final boolean wide;
    private final boolean numericHosts;
    private final boolean numericPorts;
    private final Names names;
    private final PortNames ports;

    EndpointText(NetstatArguments arguments, Names names, PortNames ports) {
        boolean numeric = arguments.has(NetstatOption.NUMERIC);
        wide = arguments.has(NetstatOption.WIDE);
        numericHosts = numeric || arguments.has(NetstatOption.NUMERIC_HOSTS);
        this.names = names;
        numericPorts = numeric || arguments.has(NetstatOption.NUMERIC_PORTS);
        this.ports = numericPorts ? PortNames.none() : ports;
    }

    /** Writes the local end. */
    void writeLocal(InetSocketView socket, OutputLine line) {
        int start = line.length();
        writeHost(socket.socketFamily(), socket.localHigh(), socket.localLow(), line);
        writePort(socket.protocol(), socket.localPort(), start, line);
    }

    /** Writes the remote end. */
    void writeRemote(InetSocketView socket, OutputLine line) {
        int start = line.length();
        writeHost(socket.socketFamily(), socket.remoteHigh(), socket.remoteLow(), line);
        writePort(socket.protocol(), socket.remotePort(), start, line);
    }

    private void writeHost(AddressFamily family, long high, long low, OutputLine line) {
        if (numericHosts) {
            writeNumber(family, high, low, line);
        } else if ((high | low) == 0) {
            line.text(family == AddressFamily.INET ? "0.0.0.0" : "[::]");
        } else {
            String name = names.host(new IpAddress(family, high, low)).orElse("");
            if (name.isEmpty()) {
                writeNumber(family, high, low, line);
            } else {
                line.text(name);
            }
        }
    }

    private static void writeNumber(AddressFamily family, long high, long low, OutputLine line) {
        if (family == AddressFamily.INET6 && IpAddress.isMapped(high, low)) {
            line.ipv4((int) low);
        } else {
            line.address(family, high, low);
        }
    }

    private void writePort(Protocol protocol, int port, int start, OutputLine line) {
        int width = line.length() - start;
        boolean fits = wide || width + MAX_PORT_DIGITS <= MAX_WIDTH;
        if (numericPorts && port != 0 && fits) {
            line.character(':').number(port);
            return;
        }
        String text = ports.name(protocol, port);
        if (!wide && width + text.length() > MAX_WIDTH) {
            text = text.substring(0, Math.min(text.length(), MAX_PORT_WIDTH));
            line.cutTo(start + Math.min(width, MAX_WIDTH - text.length()));
        }
        line.character(':').text(text);
    }
}
