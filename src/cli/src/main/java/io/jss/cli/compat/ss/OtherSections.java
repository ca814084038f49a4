package io.jss.cli.compat.ss;

import io.jss.answer.FamilyVisitor;
import io.jss.cli.text.Inert;
import io.jss.cli.text.RowBuffer;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.apache.commons.lang3.ArrayUtils;

/** The rows of unix domain and vsock sockets. */
final class OtherSections {

    private static final byte NUL = 0;
    private static final byte AT = '@';

    private static final int MINOR_LOW = 0xff;

    private final SsArguments arguments;
    private final int states;
    private final FilterEvaluation filter;
    private final SsUsers users;
    private final SsTable table;

    OtherSections(
            SsArguments arguments,
            int states,
            FilterEvaluation filter,
            SsUsers users,
            SsTable table) {
        this.arguments = arguments;
        this.states = states;
        this.filter = filter;
        this.users = users;
        this.table = table;
    }

    /** Adds the unix domain sockets, if they are asked for. */
    void printUnix(SsSockets sockets) throws IOException {
        if (!arguments.has(Db.Family.UNIX)) {
            return;
        }
        FamilyVisitor<UnixSocket> rows =
                socket -> {
                    if (isWanted(socket.type())
                            && (states >>> socket.stateNumber() & 1) != 0
                            && filter.keeps(socket)) {
                        row(socket);
                    }
                };
        sockets.visit(SocketFamily.UNIX, details(), rows);
    }

    private Set<Detail> details() {
        return arguments.has(SsOption.MEMORY) ? Set.of(Detail.SK_MEM_INFO) : filter.details();
    }

    private boolean isWanted(SocketType type) {
        return switch (type) {
            case STREAM -> arguments.has(Db.UNIX_STREAM);
            case DGRAM -> arguments.has(Db.UNIX_DGRAM);
            case SEQPACKET -> arguments.has(Db.UNIX_SEQPACKET);
            default -> true;
        };
    }

    private void row(UnixSocket socket) throws IOException {
        String netid =
                switch (socket.type()) {
                    case STREAM -> "u_str";
                    case SEQPACKET -> "u_seq";
                    default -> "u_dgr";
                };
        table.begin(
                netid,
                SsStates.name(socket.stateNumber()),
                socket.rqueue().orElse(0),
                socket.wqueue().orElse(0));
        end(socket.name().isPresent() ? name(socket.name().get()) : "*", socket.inode());
        end("*", socket.peerInode().orElse(0));
        ExtraText extra = table.extra();
        users.write(socket.inode(), extra);
        if (arguments.has(SsOption.MEMORY)) {
            socket.skMemInfo().ifPresent(memory -> SsAttributeText.memory(memory, extra));
        }
        if (arguments.has(SsOption.EXTENDED)) {
            extended(socket, extra);
        }
        table.end();
    }

    private void end(String name, long inode) {
        RowBuffer row = table.row();
        row.ascii(name);
        row.ascii(' ');
        row.endCell();
        row.decimal(inode);
        row.endCell();
    }

    /** An abstract name has @ for each NUL, a path ends at the first. */
    private static String name(UnixSocket.Name name) {
        byte[] bytes = name.toBytes();
        if (!name.isAbstract()) {
            int end = ArrayUtils.indexOf(bytes, NUL);
            return Inert.name(end < 0 ? bytes : Arrays.copyOf(bytes, end));
        }
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == NUL ? AT : bytes[i];
        }
        return Inert.name(bytes);
    }

    private static void extended(UnixSocket socket, ExtraText text) {
        socket.shutdown().ifPresent(bits -> SsStates.shutdown(bits, text));
        socket.file()
                .ifPresent(
                        file -> {
                            text.append(" ino:").append(file.inode());
                            text.append(" dev:").append(major(file.device()));
                            text.append('/').append(minor(file.device()));
                        });
        socket.pending()
                .ifPresent(
                        peers -> {
                            text.append(" peers:");
                            peers.forEach(peer -> text.append(' ').append(peer));
                        });
    }

    /**
     * The kernel tells a device in its own form, and ss takes it for that of user space; scripts
     * compare what it makes of it.
     */
    private static long major(long device) {
        return device >>> 8 & 0xfff;
    }

    private static long minor(long device) {
        return (device & MINOR_LOW) | (device >>> 12 & ~MINOR_LOW);
    }

    /** Adds the sockets between virtual machine and host, if they are asked for. */
    void printVsock(SsSockets sockets) throws IOException {
        if (!arguments.has(Db.Family.VSOCK)) {
            return;
        }
        FamilyVisitor<VsockSocket> rows =
                socket -> {
                    boolean stream = socket.type() == SocketType.STREAM;
                    boolean wanted =
                            arguments.has(stream ? Db.VSOCK_STREAM : Db.VSOCK_DGRAM)
                                    || socket.type() == SocketType.SEQPACKET;
                    if (wanted
                            && (states >>> socket.stateNumber() & 1) != 0
                            && filter.keeps(socket)) {
                        row(socket);
                    }
                };
        sockets.visit(SocketFamily.VSOCK, Set.of(), rows);
    }

    private void row(VsockSocket socket) throws IOException {
        String netid =
                switch (socket.type()) {
                    case STREAM -> "v_str";
                    case DGRAM -> "v_dgr";
                    default -> "???";
                };
        table.begin(netid, SsStates.name(socket.stateNumber()), 0, 0)
                .local(any(socket.localCid()) + ":", any(socket.localPort()))
                .peer(any(socket.remoteCid()) + ":", any(socket.remotePort()));
        ExtraText extra = table.extra();
        users.write(socket.inode().orElse(0), extra);
        table.end();
    }

    private static String any(long number) {
        return number == VsockSocket.ANY ? "*" : Long.toString(number);
    }
}
