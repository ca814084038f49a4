package io.jss;

import io.jss.encode.InetDiagRequest;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The socket table of the kernel, of the network namespace in which it is opened.
 *
 * <p>Safe for use by many threads at once: each look takes a netlink socket of its own, and a few
 * of them are kept open for the next look. {@link #close()} frees them all; a look that runs at
 * that moment ends first.
 */
public final class SocketTable implements Closeable {

    /** Where channels to a kernel come from. */
    @FunctionalInterface
    public interface ChannelFactory {
        /**
         * Opens a channel with no answer pending.
         *
         * @throws IOException when the kernel refuses
         */
        NetlinkChannel open() throws IOException;
    }

    private static final int MAX_IDLE = 4;

    private final ChannelFactory channels;
    private final Deque<DumpSession> idle = new ArrayDeque<>();
    private boolean closed;

    private SocketTable(ChannelFactory channels) {
        this.channels = channels;
    }

    /**
     * Opens the table of the running kernel.
     *
     * @throws io.jss.sys.SystemCallException when the kernel refuses a netlink socket: EPERM
     *     (seccomp), EPROTONOSUPPORT or EAFNOSUPPORT (sandboxes such as gVisor)
     */
    public static SocketTable open() throws IOException {
        SocketTable table = over(NetlinkSocket::open);
        table.giveBack(table.borrow());
        return table;
    }

    /** Returns a table over channels of the caller's: a recording, or a fake kernel. */
    public static SocketTable over(ChannelFactory channels) {
        return new SocketTable(channels);
    }

    /** Returns all TCP and UDP sockets; see {@link #snapshot(SocketQuery)}. */
    public SocketSnapshot snapshot() throws IOException {
        return snapshot(SocketQuery.all());
    }

    /**
     * Returns the sockets that match the query.
     *
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is asked for
     * @throws io.jss.sys.SystemCallException when a system call failed
     * @throws io.jss.netlink.KernelErrorException when the kernel answered with an errno
     * @throws io.jss.netlink.MalformedMessageException when the answer is not netlink
     * @throws IllegalStateException when the table is closed
     */
    public SocketSnapshot snapshot(SocketQuery query) throws IOException {
        Instant time = Instant.now();
        List<InetSocket> sockets = new ArrayList<>();
        List<Remark> remarks = visit(query, socket -> sockets.add(InetSocket.copyOf(socket)));
        return new SocketSnapshot(time, sockets, remarks);
    }

    /**
     * Passes the sockets that match the query to the visitor, each once, while the kernel sends
     * them: protocol by protocol, AF_INET before AF_INET6. Allocates nothing for each socket.
     *
     * @return what the answer lacks; empty for a complete one
     * @throws IOException as {@link #snapshot(SocketQuery)}, or what the visitor threw
     */
    public List<Remark> visit(SocketQuery query, SocketVisitor visitor) throws IOException {
        DumpSession session = borrow();
        try {
            List<Remark> remarks = visit(session, query, visitor);
            giveBack(session);
            session = null;
            return remarks;
        } finally {
            if (session != null) {
                session.close(); // an answer may be half read
            }
        }
    }

    private static List<Remark> visit(DumpSession session, SocketQuery query, SocketVisitor visitor)
            throws IOException {
        List<Remark> remarks = new ArrayList<>();
        int unavailable = 0;
        for (Protocol protocol : query.protocols()) {
            for (AddressFamily family : query.families()) {
                InetDiagRequest request = InetDiagRequest.dump(family, protocol, query.stateMask());
                session.run(request, visitor).ifPresent(remarks::add);
            }
        }
        for (Remark remark : remarks) {
            unavailable += remark instanceof Remark.ProtocolUnavailable ? 1 : 0;
        }
        if (unavailable == query.protocols().size() * query.families().size()) {
            throw new ProtocolUnavailableException(remarks);
        }
        return List.copyOf(remarks);
    }

    private DumpSession borrow() throws IOException {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("the socket table is closed");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new DumpSession(channels.open());
    }

    private void giveBack(DumpSession session) throws IOException {
        synchronized (idle) {
            if (!closed && idle.size() < MAX_IDLE) {
                idle.push(session);
                return;
            }
        }
        session.close();
    }

    /** Closes the netlink sockets that wait for a next look; a second call does nothing. */
    @Override
    public void close() throws IOException {
        synchronized (idle) {
            closed = true;
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        }
    }
}
