package io.jss.cli.format;

import io.jss.answer.Remark;
import io.jss.cli.lookup.Owners;
import io.jss.model.InetSocketView;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes sockets of every family in a form for programs, each as it comes. Used once, by one
 * thread. Nothing is written before the first socket or the end, so that a look that fails at once
 * leaves no beginning of a document.
 */
public interface SocketFormat {

    /**
     * Writes a socket of the internet.
     *
     * @param socket valid during the call only
     */
    void inet(InetSocketView socket) throws IOException;

    /**
     * Writes a unix socket.
     *
     * @param owners the processes, empty when they are not asked for
     */
    void unix(UnixSocket socket, Optional<Owners> owners) throws IOException;

    /** Writes a netlink socket; see {@link #unix}. */
    void netlink(NetlinkDiagSocket socket, Optional<Owners> owners) throws IOException;

    /** Writes a packet socket; see {@link #unix}. */
    void packet(PacketSocket socket, Optional<Owners> owners) throws IOException;

    /** Writes a vsock socket; see {@link #unix}. */
    void vsock(VsockSocket socket, Optional<Owners> owners) throws IOException;

    /**
     * Ends. The output is flushed by the caller.
     *
     * @param remarks what the answer lacks
     */
    void end(List<Remark> remarks) throws IOException;

    /** Returns whether the remarks are in what is written, and need not be told elsewhere. */
    boolean hasRemarks();
}
