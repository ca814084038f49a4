package io.jss;

import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.decode.DestroyGroups;
import io.jss.decode.InetDiagView;
import io.jss.engine.LeakGuard;
import io.jss.engine.LiveChannels;
import io.jss.engine.ReceiverState;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netlink.DatagramsLostException;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkSocket;
import io.jss.netlink.WakeableWait;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sockets that the kernel destroys, each when its last reference has gone: a subscription
 * (since Linux 4.2).
 *
 * <pre>{@code
 * try (DestroyedSockets events =
 *         DestroyedSockets.subscribe(
 *                 Set.of(Protocol.TCP), EnumSet.allOf(AddressFamily.class), 0)) {
 *     while (events.next(Duration.ofSeconds(10), socket -> System.out.println(socket.remotePort()))) {
 *         System.out.println("lost so far: " + events.losses());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #next}; descriptors and native memory are
 * its own until it returns. Any thread may {@link #close()}, at any time: where none is receiving,
 * the closing thread frees them; else it wakes the receiver, which frees them as it leaves. The
 * receiver is woken by an interrupt, too, which closes the subscription, as it closes every {@link
 * java.nio.channels.InterruptibleChannel}; before JDK 23 one that comes as the wait begins may be
 * seen a second late (JDK-8323782).
 *
 * <p>An event bears both ends, the cookie, and for TCP the final tcp_info; inode and uid are
 * unknown by then. A connection in TIME_WAIT has been destroyed as a socket when it got there. One
 * that its own end has reset (SO_LINGER with 0, {@code tcp_disconnect}) has remote port 0: the
 * kernel cleared it before.
 *
 * <p>What comes faster than it is read is dropped by the kernel, which says that it dropped, not
 * how much: {@link #losses()}. A subscription holds two descriptors; one that is never closed frees
 * them when it is garbage collected, as a {@link SocketTable} does.
 *
 * <p>These two are all that it needs: with no other descriptor left (EMFILE) {@link #next} and
 * {@link #close} work, once their classes are loaded. To load a class takes a descriptor of the
 * virtual machine, so an event has to be received once before.
 */
public final class DestroyedSockets implements Closeable {

    /** Datagrams that one call takes; the kernel puts one event of TCP or UDP into each. */
    static final int MOST_DATAGRAMS = 10_000;

    /** What a call has at least for the events that wait already. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final NetlinkSocket channel;
    private final WakeableWait wait;
    private final ReceiverState receiving;
    private final LeakGuard.Watch watch;
    private final MessageCursor message = new MessageCursor();
    private InetDiagView view;
    private final AtomicLong losses = new AtomicLong();

    private DestroyedSockets(NetlinkSocket channel, WakeableWait wait) {
        this.channel = channel;
        view = new InetDiagView(channel);
        this.wait = wait;
        receiving = new ReceiverState(wait::wake, () -> free(channel, wait));
        watch = LeakGuard.over(this, "subscription of destroyed sockets", receiving);
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
     * @throws ProtocolUnavailableException when the kernel is older than 4.2 by its release: there
     *     no event would ever come
     * @throws io.jss.sys.SystemCallException when the kernel refuses
     * @throws io.jss.sys.UnsupportedPlatformException when jss cannot run here; each time
     */
    public static DestroyedSockets subscribe(
            Set<Protocol> protocols, Set<AddressFamily> families, int receiveBuffer)
            throws IOException {
        return subscribe(protocols, families, receiveBuffer, System.getProperty("os.version", ""));
    }

    static DestroyedSockets subscribe(
            Set<Protocol> protocols, Set<AddressFamily> families, int receiveBuffer, String release)
            throws IOException {
        int groups = DestroyGroups.mask(protocols, families);
        if (!LiveChannels.reportsDestroyed(release)) {
            throw new ProtocolUnavailableException(List.of(new Remark.EventsUnavailable(release)));
        }
        NetlinkSocket channel = NetlinkSocket.subscribe(groups, receiveBuffer);
        try {
            return over(channel, new WakeableWait(channel));
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static DestroyedSockets over(NetlinkSocket channel, WakeableWait wait)
            throws IOException {
        try {
            return new DestroyedSockets(channel, wait);
        } catch (RuntimeException | Error e) {
            wait.close();
            throw e;
        }
    }

    private static void free(NetlinkSocket channel, WakeableWait wait) throws IOException {
        try (channel) {
            wait.close();
        }
    }

    /**
     * Waits for events and passes on those that are there, in the order of destruction.
     *
     * <p>A call ends: in a flood of events too, when the timeout has passed (events that wait
     * already have 10 ms at least), or when it has taken 10,000 of them. The next call goes on
     * behind them.
     *
     * @param timeout how long to wait for the first event; zero or less to wait for none
     * @param visitor takes the events; it may close the subscription
     * @return whether there was an event or a loss
     * @throws java.nio.channels.ClosedChannelException when the subscription is closed; as its
     *     {@link java.nio.channels.AsynchronousCloseException} when another thread closes it while
     *     this one waits, as {@link java.nio.channels.ClosedByInterruptException} when this thread
     *     is interrupted, before or while it waits: its interrupt status stays set
     * @throws IllegalStateException when another call is receiving
     * @throws IOException when a system call failed, an event is malformed, or the visitor threw it
     */
    public boolean next(Duration timeout, SocketVisitor visitor) throws IOException {
        receiving.enter();
        try {
            return receive(Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)), visitor);
        } finally {
            endVisit();
            Reference.reachabilityFence(this); // not forgotten while it is received from
        }
    }

    /** A view that was kept shows neither freed memory nor later events. */
    private void endVisit() throws IOException {
        try {
            view = view.successor();
        } finally {
            receiving.leave();
        }
    }

    private boolean receive(long timeoutNanos, SocketVisitor visitor) throws IOException {
        long most = Math.max(timeoutNanos, LEAST_NANOS);
        long start = System.nanoTime();
        boolean any = false;
        long spent = 0;
        while (!any && spent <= most) {
            if (!receiving.await(millis(timeoutNanos - spent), wait::await)) {
                return false;
            }
            any = drain(start, most, visitor);
            spent = System.nanoTime() - start;
        }
        return any;
    }

    /** Rounds up, so that nothing is left to wait for when the time has passed. */
    private static int millis(long nanos) {
        long millis = nanos / TimeUnit.MILLISECONDS.toNanos(1);
        return nanos <= 0 ? 0 : (int) Math.min(millis + 1, Integer.MAX_VALUE);
    }

    /** Takes what is there; returns whether that was an event or a loss. */
    private boolean drain(long start, long most, SocketVisitor visitor) throws IOException {
        int taken = 0;
        while (taken < MOST_DATAGRAMS && takeOne(visitor)) {
            taken++;
            if (System.nanoTime() - start > most) {
                break;
            }
        }
        return taken > 0;
    }

    private boolean takeOne(SocketVisitor visitor) throws IOException {
        try {
            message.reset(channel.receiveIfThere());
        } catch (DatagramsLostException e) {
            losses.incrementAndGet();
            return true;
        }
        boolean any = false;
        while (receiving.isOpen() && message.next()) {
            any = true;
            view.wrapEvent(message);
            visitor.visit(view);
        }
        return any;
    }

    /**
     * Returns how many times the kernel said that it had dropped events (ENOBUFS); each time one or
     * more are missing.
     */
    public long losses() {
        return losses.get();
    }

    /**
     * Ends the subscription; a second call does nothing. It does not wait for a receiver, which is
     * woken and sees no further event.
     */
    @Override
    public void close() throws IOException {
        watch.end();
        try {
            receiving.close();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
