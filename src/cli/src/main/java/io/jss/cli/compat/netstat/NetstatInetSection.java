package io.jss.cli.compat.netstat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Output;
import io.jss.cli.lookup.PortNames;
import io.jss.cli.rows.SelectedSockets;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The part of the output that lists internet sockets. */
final class NetstatInetSection {

    private final NetstatArguments arguments;
    private final Environment environment;
    private final Names names;
    private final PortNames ports;
    private final ProgramSearch programs;

    NetstatInetSection(
            NetstatArguments arguments,
            Environment environment,
            Names names,
            PortNames ports,
            ProgramSearch programs) {
        this.arguments = arguments;
        this.environment = environment;
        this.names = names;
        this.ports = ports;
        this.programs = programs;
    }

    /**
     * Writes the section once.
     *
     * @return the exit code, not 0 when the kernel cannot list a protocol that was asked for
     */
    int print(SocketTable table) throws IOException {
        boolean requestsByWire = environment.kernel().isBefore(4, 4);
        InetRow rows = new InetRow(arguments, names, ports, environment.out(), requestsByWire);
        writeTitle();
        rows.writeTitles();
        if (!arguments.has(NetstatOption.PROGRAMS)) {
            return visit(table, rows, rows::write);
        }
        List<InetSocket> sockets = new ArrayList<>();
        int exitCode = visit(table, rows, socket -> sockets.add(InetSocket.copyOf(socket)));
        rows.setPrograms(programs.find(sockets));
        for (InetSocket socket : sockets) {
            rows.write(socket);
        }
        return exitCode;
    }

    private void writeTitle() throws IOException {
        String sockets =
                arguments.has(NetstatOption.ALL)
                        ? "(servers and established)"
                        : arguments.listeningOnly() ? "(only servers)" : "(w/o servers)";
        Output out = environment.out();
        out.write("Active Internet connections " + sockets + "\n");
    }

    private int visit(SocketTable table, InetRow rows, SocketVisitor shown) throws IOException {
        SocketVisitor visitor =
                socket -> {
                    rows.note(socket);
                    if (isShown(socket)) {
                        shown.visit(socket);
                    }
                };
        for (Protocol protocol : arguments.protocols()) {
            try {
                table.visit(query(protocol), visitor).forEach(this::tell);
            } catch (ProtocolUnavailableException e) {
                if (arguments.protocolsNamed()) {
                    environment.say(e.getMessage());
                    return ExitCode.NOT_FOUND; // as netstat, which shows nothing behind it either
                }
                boolean replayed =
                        e.remarks().stream().anyMatch(Remark.NotRecorded.class::isInstance);
                boolean raw = protocol == Protocol.RAW && SelectedSockets.mayHaveRawSockets(table);
                if (raw || arguments.has(NetstatOption.VERBOSE) || replayed) {
                    environment.say(e.getMessage());
                }
            }
        }
        return ExitCode.OK;
    }

    /** Says what is missing, but for a family that the kernel does not have. */
    private void tell(Remark remark) {
        if (!(remark instanceof Remark.ProtocolUnavailable)) {
            environment.say(remark.text());
        }
    }

    private SocketQuery query(Protocol protocol) {
        SocketQuery query = SocketQuery.of(protocol).withFamilies(arguments.families());
        return protocol == Protocol.TCP && arguments.listeningOnly()
                ? query.withStates(EnumSet.of(SocketState.LISTEN))
                : query;
    }

    private boolean isShown(InetSocketView socket) {
        return arguments.has(NetstatOption.ALL) || hasPeer(socket) != arguments.listeningOnly();
    }

    /** Of protocols without connections the address decides, of the others the port. */
    private static boolean hasPeer(InetSocketView socket) {
        return switch (socket.protocol()) {
            case UDP, UDPLITE, RAW -> (socket.remoteHigh() | socket.remoteLow()) != 0;
            default -> socket.remotePort() != 0;
        };
    }
}
