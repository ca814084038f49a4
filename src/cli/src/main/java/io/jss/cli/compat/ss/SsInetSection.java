package io.jss.cli.compat.ss;

import io.jss.KillPlan;
import io.jss.SocketQuery;
import io.jss.cli.compat.ss.Db.Family;
import io.jss.cli.environment.Environment;
import io.jss.cli.text.RowBuffer;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rows of the internet's sockets. */
final class SsInetSection {

    private static final int IPPROTO_RAW = 255;
    private static final int NO_IP_PROTOCOL = -1;

    private final SsArguments arguments;
    private final Environment environment;
    private final Filter filter;
    private final int states;
    private final SsNames names;
    private final SsUsers users;
    private final InetText details;
    private final SsTable table;
    private long previousInode;

    SsInetSection(
            SsArguments arguments,
            Environment environment,
            Filter filter,
            int states,
            SsNames names,
            SsUsers users,
            SsTable table) {
        this.arguments = arguments;
        this.environment = environment;
        this.filter = filter;
        this.states = states;
        this.names = names;
        this.users = users;
        this.table = table;
        details = new InetText(arguments, names);
    }

    /** Adds the sockets of a protocol, none when the kernel cannot list it. */
    void print(Db db, Protocol protocol, SsSockets sockets) throws IOException {
        if (!arguments.has(db)) {
            return;
        }
        Set<SocketState> wanted = states();
        Set<AddressFamily> families = families();
        if (wanted.isEmpty() || families.isEmpty()) {
            return;
        }
        SocketQuery query =
                SocketQuery.of(protocol)
                        .withFamilies(families)
                        .withStates(wanted)
                        .withDetails(details())
                        .withFilter(filter);
        if (arguments.has(SsOption.KILL)) {
            close(query, protocol, sockets);
        } else {
            sockets.visit(query, protocol, this::row);
        }
    }

    /**
     * Closes what matches, each by its own cookie, and shows what the kernel says that it closed.
     * Of the rest ss says nothing, but where it is not permitted: there it ends the table.
     */
    private void close(SocketQuery query, Protocol protocol, SsSockets sockets) throws IOException {
        List<InetSocket> matching = new ArrayList<>();
        sockets.visit(
                query,
                protocol,
                socket -> {
                    if (!filter.fails(socket, SocketFacts.NONE)) {
                        matching.add(InetSocket.copyOf(socket));
                    }
                });
        List<KillPlan.Outcome> outcomes = sockets.destroy(matching);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case GONE, NOT_REACHED, NOT_SUPPORTED -> {}
                case NOT_PERMITTED -> {
                    environment.err().println("SOCK_DESTROY answers: Operation not permitted");
                    return;
                }
                default -> row(matching.get(i));
            }
        }
    }

    /** Shows a destroyed socket, whatever its state; the conditions of the filter decide. */
    void event(InetSocketView socket) throws IOException {
        if (filter.holds(socket, SocketFacts.NONE)) {
            row(socket);
            table.flush();
        }
    }

    private Set<SocketState> states() {
        Set<SocketState> wanted = EnumSet.noneOf(SocketState.class);
        for (SocketState state : SocketState.values()) {
            if (state != SocketState.UNKNOWN && (states & state.bit()) != 0) {
                wanted.add(state);
            }
        }
        return wanted;
    }

    /** Returns the families that are asked for. */
    Set<AddressFamily> families() {
        Set<AddressFamily> families = EnumSet.noneOf(AddressFamily.class);
        if (arguments.has(Family.INET)) {
            families.add(AddressFamily.INET);
        }
        if (arguments.has(Family.INET6)) {
            families.add(AddressFamily.INET6);
        }
        return families;
    }

    /** Returns what the kernel is asked for beside what it always sends. */
    Set<Detail> details() {
        Set<Detail> wanted = EnumSet.noneOf(Detail.class);
        boolean memory = arguments.has(SsOption.MEMORY);
        boolean info = arguments.has(SsOption.INFO);
        if (environment.recorded().isPresent() && (memory || info)) {
            memory = true; // of a recording ss prints both, whichever is asked for
            info = true;
        }
        if (memory) {
            wanted.addAll(EnumSet.of(Detail.MEM_INFO, Detail.SK_MEM_INFO));
        }
        if (info) {
            wanted.addAll(EnumSet.of(Detail.INFO, Detail.CONGESTION_INFO, Detail.CONGESTION));
        }
        if (arguments.has(SsOption.TOS)) {
            wanted.addAll(EnumSet.of(Detail.TOS, Detail.TCLASS));
        }
        return wanted;
    }

    private void row(InetSocketView socket) throws IOException {
        long inode = socket.inodeOr(0);
        boolean association =
                socket.protocol() == Protocol.SCTP && inode != 0 && inode == previousInode;
        previousInode = inode;
        String state =
                association
                        ? "`- " + SctpText.state(socket.stateNumber())
                        : SsStates.name(socket.stateNumber());
        table.begin(association ? "" : netid(socket), state, socket.rqueue(), socket.wqueue());
        local(socket, table.row());
        peer(socket, table.row());
        ExtraText extra = table.extra();
        users.write(inode, extra);
        details.write(socket, extra);
        table.end();
    }

    private void local(InetSocketView socket, RowBuffer row) {
        host(socket, socket.localHigh(), socket.localLow(), row);
        if (socket.interfaceIndex() != 0) {
            row.ascii('%');
            row.ascii(names.device(socket.interfaceIndex()));
        }
        row.ascii(':');
        row.endCell();
        names.port(socket.protocol(), socket.localPort(), row);
        row.endCell();
    }

    private void peer(InetSocketView socket, RowBuffer row) {
        host(socket, socket.remoteHigh(), socket.remoteLow(), row);
        row.ascii(':');
        row.endCell();
        names.port(socket.protocol(), socket.remotePort(), row);
        row.endCell();
    }

    private void host(InetSocketView socket, long high, long low, RowBuffer row) {
        AddressFamily family = socket.socketFamily();
        boolean any = family == AddressFamily.INET6 && (high | low) == 0;
        if (any && socket.sentV6onlyOr(0) == 0) {
            row.ascii('*');
        } else {
            names.host(family, high, low, row);
        }
    }

    /** Of a raw socket the IP protocol decides, and ss knows few of those. */
    private static String netid(InetSocketView socket) {
        if (socket.protocol() != Protocol.RAW) {
            return socket.protocol().label();
        }
        int ipProtocol = socket.ipProtocolOr(NO_IP_PROTOCOL);
        return switch (ipProtocol == NO_IP_PROTOCOL ? IPPROTO_RAW : ipProtocol) {
            case 0 -> "raw";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 33 -> "dccp";
            case 58 -> "icmp6";
            case 132 -> "sctp";
            default -> "???";
        };
    }
}
