package io.jss.cli.compat.netstat;

import io.jss.cli.environment.Output;
import io.jss.cli.lookup.PortNames;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;

/** Writes the titles and a line for each socket. */
final class InetRow {

    private static final int PROTOCOL_WIDTH = 6;
    private static final int QUEUE_WIDTH = 6;
    private static final int ENDPOINT_WIDTH = 23;
    private static final int STATE_WIDTH = 11;
    private static final int USER_WIDTH = 10;
    private static final int INODE_WIDTH = 10;
    private static final int PROGRAM_WIDTH = 20;

    private final boolean extend;
    private final boolean programsShown;
    private final boolean timers;
    private final boolean numericUsers;
    private final EndpointText endpoints;
    private final Names names;
    private final Output out;
    private final OutputLine line = new OutputLine();
    private final RequestOwners requestOwners = new RequestOwners();
    private final boolean requestsByWire;
    private Programs programs = Programs.NONE;

    /**
     * Prepares the rows.
     *
     * @param requestsByWire whether the kernel's files list a connection request by what travels,
     *     as before Linux 4.4, and not by the family of its listener
     */
    InetRow(
            NetstatArguments arguments,
            Names names,
            PortNames ports,
            Output out,
            boolean requestsByWire) {
        this.requestsByWire = requestsByWire;
        extend = arguments.has(NetstatOption.EXTEND);
        programsShown = arguments.has(NetstatOption.PROGRAMS);
        timers = arguments.has(NetstatOption.TIMERS);
        numericUsers =
                arguments.has(NetstatOption.NUMERIC) || arguments.has(NetstatOption.NUMERIC_USERS);
        endpoints = new EndpointText(arguments, names, ports);
        this.names = names;
        this.out = out;
    }

    /** Sets the programs of the rows that follow. */
    void setPrograms(Programs programs) {
        this.programs = programs;
    }

    /** Writes the titles of the columns. */
    void writeTitles() throws IOException {
        line.text(
                "Proto Recv-Q Send-Q Local Address           Foreign Address         State      ");
        if (extend) {
            line.text(" User       Inode     ");
        }
        if (programsShown) {
            line.text(" PID/Program name    ");
        }
        if (timers) {
            line.text(" Timer");
        }
        line.end(out);
    }

    /** Takes a socket into account that comes before those that are written. */
    void note(InetSocketView socket) {
        requestOwners.note(socket);
    }

    /** Writes the line of a socket. */
    void write(InetSocketView socket) throws IOException {
        line.text(label(socket)).padTo(PROTOCOL_WIDTH, 0);
        line.numberRight(socket.rqueue(), QUEUE_WIDTH).character(' ');
        line.numberRight(sendQueue(socket), QUEUE_WIDTH).character(' ');
        int start = line.length();
        endpoints.writeLocal(socket, line);
        start = line.padTo(ENDPOINT_WIDTH, start).character(' ').length();
        endpoints.writeRemote(socket, line);
        start = line.padTo(ENDPOINT_WIDTH, start).character(' ').length();
        line.text(StateText.of(socket)).padTo(STATE_WIDTH, start);
        writeOwners(socket);
        if (timers) {
            TimerText.write(socket, line.character(' '));
        }
        line.end(out);
    }

    private void writeOwners(InetSocketView socket) {
        if (extend) {
            int start = line.character(' ').length();
            writeUser((int) user(socket));
            start = line.padTo(USER_WIDTH, start).character(' ').length();
            line.number(socket.inodeOr(0)).padTo(INODE_WIDTH, start);
        }
        if (programsShown) {
            int start = line.character(' ').length();
            line.text(programs.of(socket.inodeOr(0))).padTo(PROGRAM_WIDTH, start);
        }
    }

    private void writeUser(int uid) {
        String name = numericUsers ? "" : names.user(uid).orElse("");
        if (name.isEmpty()) {
            line.number(uid);
        } else {
            line.text(name);
        }
    }

    /** Returns the uid, 0 when it is unknown: netstat does not tell unknown from root. */
    private long user(InetSocketView socket) {
        long uid = socket.uidOr(0);
        SocketState state = socket.state();
        boolean request = state == SocketState.SYN_RECV || state == SocketState.NEW_SYN_RECV;
        return request && uid == 0 ? requestOwners.of(socket) : uid;
    }

    /** Returns 0 for a listener, of which the kernel tells the limit of the backlog instead. */
    private static long sendQueue(InetSocketView socket) {
        boolean listener =
                socket.protocol() == Protocol.TCP && socket.state() == SocketState.LISTEN;
        return listener ? 0 : socket.wqueue();
    }

    private String label(InetSocketView socket) {
        String label = socket.protocol() == Protocol.UDPLITE ? "udpl" : socket.protocol().label();
        boolean ipv6 =
                socket.socketFamily() == AddressFamily.INET6
                        && !(requestsByWire && isMappedRequest(socket));
        return ipv6 ? label + "6" : label;
    }

    private static boolean isMappedRequest(InetSocketView socket) {
        return socket.state() == SocketState.SYN_RECV
                && IpAddress.isMapped(socket.remoteHigh(), socket.remoteLow());
    }
}
