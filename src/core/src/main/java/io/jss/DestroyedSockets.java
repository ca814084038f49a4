package io.jss;

import io.jss.decode.DestroyGroups;
import io.jss.decode.InetDiagView;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netlink.DatagramsLostException;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkSocket;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * The sockets that the kernel destroys, each when its last reference has gone: a subscription
 * (since Linux 4.2).
 *
 * <p>An event bears both ends, the cookie, and for TCP the final tcp_info; inode and uid are
 * unknown by then. A connection in TIME_WAIT has been destroyed as a socket when it got there. One
 * that its own end has reset (SO_LINGER with 0, {@code tcp_disconnect}) has remote port 0: the
 * kernel cleared it before.
 *
 * <p>What comes faster than it is read is dropped by the kernel, which says that it dropped, not
 * how much: {@link #losses()}. For use by one thread.
 */
public final class DestroyedSockets implements Closeable {

    private final NetlinkSocket channel;
    private final MessageCursor message = new MessageCursor();
    private final InetDiagView view = new InetDiagView();
    private long losses;

    private DestroyedSockets(NetlinkSocket channel) {
        this.channel = channel;
    }

    /**
     * Subscribes in the network namespace of the calling thread. Events are kept from this moment
     * on.
     *
     * @param protocols TCP, UDP or both
     * @param families the socket families
     * @param receiveBuffer room for events that wait, in bytes, 0 for the system's default; the
     *     kernel charges about 1 KiB for an event of TCP
     * @throws IllegalArgumentException for another protocol
     * @throws io.jss.sys.SystemCallException when the kernel refuses: EPERM without privilege on
     *     old kernels
     * @throws io.jss.sys.UnsupportedPlatformException when jss cannot run here; each time
     */
    public static DestroyedSockets subscribe(
            Set<Protocol> protocols, Set<AddressFamily> families, int receiveBuffer)
            throws IOException {
        int groups = DestroyGroups.mask(protocols, families);
        return new DestroyedSockets(NetlinkSocket.subscribe(groups, receiveBuffer));
    }

    /**
     * Waits for events and passes on those that are there, in the order of destruction.
     *
     * @param timeout how long to wait for the first
     * @return whether there was an event or a loss
     * @throws IOException when a system call failed, an event is malformed, or the visitor threw it
     */
    public boolean next(Duration timeout, SocketVisitor visitor) throws IOException {
        boolean any = channel.await((int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        boolean more = any;
        while (more) {
            try {
                message.reset(channel.receive());
                take(visitor);
            } catch (DatagramsLostException e) {
                losses++;
            }
            more = channel.await(0);
        }
        return any;
    }

    private void take(SocketVisitor visitor) throws IOException {
        while (message.next()) {
            view.wrapEvent(message);
            visitor.visit(view);
        }
    }

    /**
     * Returns how many times the kernel said that it had dropped events (ENOBUFS); each time one or
     * more are missing.
     */
    public long losses() {
        return losses;
    }

    /** Ends the subscription. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
