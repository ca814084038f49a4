package io.jss.cli;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.FamilyRow;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of sockets that a fake kernel answers from: by family, protocol and states, as the real
 * one does.
 */
public final class KernelTable {

    private static final int FAMILY_OFFSET = 16;
    private static final int PROTOCOL_OFFSET = FAMILY_OFFSET + 1;
    private static final int STATES_OFFSET = FAMILY_OFFSET + 4;
    private static final int TYPE_OFFSET = 4;
    private static final int FLAGS_OFFSET = 6;
    private static final int NLM_F_DUMP_INTR = 0x10;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int HEADER_BYTES = 16;
    private static final int COOKIE_OFFSET = FAMILY_OFFSET + 48;
    private static final int SOCK_DESTROY = 21;
    private static final int NLMSG_ERROR = 2;
    private static final int ENOENT = 2;
    private static final int SKV6ONLY = 11;
    private static final int SHUTDOWN = 8;

    /** A socket of the table; the kernel reports CLOSE as the state of one that is only bound. */
    private record Entry(
            Protocol protocol, AddressFamily family, SocketState state, long cookie, DiagRow row) {

        Entry bound() {
            row.state(SocketState.CLOSE.number());
            return new Entry(protocol, family, SocketState.BOUND_INACTIVE, cookie, row);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Protocol> unknown = EnumSet.noneOf(Protocol.class);
    private final List<Long> closed = new ArrayList<>();
    private int[] closing = {0};
    private final List<FamilyRow> others = new ArrayList<>();
    private final Set<Integer> unknownFamilies = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<KernelTable> later = Optional.empty();
    private boolean changing;
    private long nextCookie = 1;

    /** Adds a socket; the endpoints are literals such as {@code ::ffff:10.0.0.12} and ports. */
    public KernelTable add(
            Protocol protocol,
            SocketState state,
            String local,
            int localPort,
            String remote,
            int remotePort) {
        return add(protocol, state, local, localPort, remote, remotePort, row());
    }

    /** Adds a socket with what else the row tells. */
    public KernelTable add(
            Protocol protocol,
            SocketState state,
            String local,
            int localPort,
            String remote,
            int remotePort,
            DiagRow row) {
        IpAddress from = IpAddress.parse(local);
        row.addresses(from.family().number(), from.toBytes(), IpAddress.parse(remote).toBytes())
                .ports(localPort, remotePort)
                .state(state.number())
                .cookie(nextCookie);
        Entry entry = new Entry(protocol, from.family(), state, nextCookie++, row);
        entries.add(state == SocketState.BOUND_INACTIVE ? entry.bound() : entry);
        return this;
    }

    /** Adds a dual-stack listener of TCP. */
    KernelTable addDualStackListener(int port, DiagRow row) {
        row.attribute(SKV6ONLY, new byte[] {0});
        return add(Protocol.TCP, SocketState.LISTEN, "::", port, "::", 0, row);
    }

    /** Removes the socket with a cookie; those that are added have 1 and so on. */
    void remove(long cookie) {
        entries.removeIf(entry -> entry.cookie() == cookie);
    }

    /** Leaves out cookies, as those of sockets that have gone. */
    public KernelTable skip(long count) {
        nextCookie += count;
        return this;
    }

    /** Adds sockets of other families. */
    public KernelTable add(FamilyRow... rows) {
        others.addAll(List.of(rows));
        return this;
    }

    /** Lets the kernel know nothing of a family, by its number. */
    KernelTable withoutFamily(int family) {
        unknownFamilies.add(family);
        return this;
    }

    /** Lets the kernel know nothing of a protocol. */
    public KernelTable without(Protocol... protocols) {
        unknown.addAll(List.of(protocols));
        return this;
    }

    /** Starts a row of root's with inode 77 that has the attribute every full socket has. */
    static DiagRow row() {
        return DiagRow.row().owner(0, 77).attribute(SHUTDOWN, new byte[] {0});
    }

    /** Starts the row of a socket of which the kernel knows no owner. */
    static DiagRow minisock() {
        return DiagRow.row().owner(0, 0);
    }

    /** Lets the kernel say at the end of each answer that its table has changed meanwhile. */
    KernelTable changing() {
        changing = true;
        return this;
    }

    /** Opens a channel to the fake kernel. */
    public NetlinkChannel open() {
        return new FakeKernel(this::answer);
    }

    private byte[] done() {
        byte[] message = DiagRow.done(0);
        if (changing) {
            message[FLAGS_OFFSET] |= NLM_F_DUMP_INTR;
        }
        return message;
    }

    /** Lets the kernel answer each request to close a socket with an errno; 0 closes it. */
    KernelTable closingGives(int... errnos) {
        closing = errnos.clone();
        return this;
    }

    /** Returns the cookies of the sockets that were to be closed, in order. */
    List<Long> closed() {
        return closed;
    }

    private List<byte[]> close(ByteBuffer request) {
        KernelBytes answers = KernelBytes.inNativeOrder();
        for (int at = 0; at < request.limit(); at += request.getInt(at)) {
            long cookie = Integer.toUnsignedLong(request.getInt(at + COOKIE_OFFSET));
            int errno = closing[closed.size() % closing.length];
            if (cookie != 0) {
                closed.add(cookie);
            } else if (errno == 0) {
                errno = ENOENT; // asked whether it closes at all
            }
            if (cookie != 0 && (errno == 0 || errno == ENOENT)) {
                leave(cookie, errno == 0);
            }
            byte[] header = new byte[HEADER_BYTES];
            request.get(at, header);
            byte[] payload = KernelBytes.inNativeOrder().u32(-errno).raw(header).toArray();
            answers.message(NLMSG_ERROR, 0, request.getInt(at + SEQUENCE_OFFSET), 0, payload);
        }
        return List.of(answers.toArray());
    }

    /** A listener stays bound, an unconnected UDP socket as it is, one that is only bound too. */
    private void leave(long cookie, boolean found) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.cookie() != cookie) {
                continue;
            }
            if (found && entry.state() == SocketState.LISTEN) {
                entries.set(i, entry.bound());
            } else if (entry.state() != SocketState.CLOSE
                    && entry.state() != SocketState.BOUND_INACTIVE) {
                entries.remove(i);
            }
            return;
        }
    }

    /** Lets the sockets be those of another table when the same is asked once more. */
    public KernelTable then(KernelTable next) {
        later = Optional.of(next);
        return this;
    }

    /** Returns what was asked for, a text for each request: what two runs differ in. */
    List<String> asked() {
        return asked;
    }

    private List<byte[]> answer(ByteBuffer request) {
        byte[] body = new byte[request.limit() - FAMILY_OFFSET];
        request.get(FAMILY_OFFSET, body);
        String text = HexFormat.of().formatHex(body);
        if (later.isPresent() && asked.contains(text)) {
            return later.get().answer(request);
        }
        asked.add(text);
        if (request.getShort(TYPE_OFFSET) == SOCK_DESTROY) {
            return close(request);
        }
        int family = request.get(FAMILY_OFFSET);
        if (unknownFamilies.contains(family)) {
            return List.of(DiagRow.done(-ENOENT));
        }
        int protocol = Byte.toUnsignedInt(request.get(PROTOCOL_OFFSET));
        int states = request.getInt(STATES_OFFSET);
        for (Protocol missing : unknown) {
            if (missing.number() == protocol) {
                return List.of(DiagRow.done(-ENOENT));
            }
        }
        KernelBytes datagram = KernelBytes.inNativeOrder();
        for (Entry entry : entries) {
            if (entry.family().number() == family
                    && entry.protocol().number() == protocol
                    && (states & entry.state().bit()) != 0) {
                datagram.raw(entry.row().message());
            }
        }
        for (FamilyRow row : others) {
            if (row.family() == family) {
                datagram.raw(row.message());
            }
        }
        byte[] rows = datagram.toArray();
        return rows.length == 0 ? List.of(done()) : List.of(rows, done());
    }
}
