package io.jss.engine;

import io.jss.decode.InetDiagKey;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netlink.MessageCursor;
import java.util.OptionalInt;

/**
 * Judges from the rows of an answer whether the kernel may have passed sockets over.
 *
 * <p>The kernel goes on in a bucket by the number of sockets that it has behind it there ({@code
 * cb->args}): when one of them has closed meanwhile, it passes over the next one. It lets go of a
 * bucket at the end of each datagram; of connections, and of sockets that are bound only, after
 * each 16 sockets as well (since Linux 4.5, {@code SKARR_SZ}). So an answer in one datagram from
 * buckets with no more than that lacks nothing, and a large table has so few in each bucket that
 * little can be behind when the kernel lets go. For one thread at a time.
 */
public final class BucketOccupancy {

    /** How many sockets of a bucket the kernel takes before it lets go of it. */
    static final int AT_ONCE = 16;

    /**
     * So many connections for each bucket are read safely: were the mean 4, one bucket in a million
     * would have more than {@link #AT_ONCE}.
     */
    private static final int MEAN = 4;

    /**
     * A table of more buckets than this is not small: to read it range by range would cost more
     * than it is worth, unless {@link #MEAN} is exceeded.
     */
    private static final int SMALL_TABLE = 4_096;

    /**
     * Listeners were in 32 buckets by their port. Since Linux 5.19 they are in some 65,536 by port
     * and address, where two that stand at a cut hardly ever share one.
     */
    private static final int LISTENER_BUCKETS = 32;

    /** UDP sockets are in 128 buckets by their port, or in a multiple of that. */
    private static final int DATAGRAM_BUCKETS = 128;

    private static final int LISTEN = SocketState.LISTEN.number();
    private static final int CLOSE = SocketState.CLOSE.number();
    private static final int BOUND_INACTIVE = SocketState.BOUND_INACTIVE.number();

    private Protocol protocol = Protocol.TCP;
    private int rows;
    private int connections;
    private int datagram;
    private int port;
    private int state;
    private int boundInARow;
    private boolean listenersCut;
    private boolean boundCut;
    private boolean othersCut;

    /** Forgets what was seen: rows of this protocol follow. */
    public void begin(Protocol asked) {
        protocol = asked;
        rows = 0;
        connections = 0;
        datagram = 0;
        boundInARow = 0;
        state = 0;
        listenersCut = false;
        boundCut = false;
        othersCut = false;
    }

    /**
     * Takes a row; one that is too short is taken for none.
     *
     * @param inDatagram the number of its datagram
     */
    public void take(MessageCursor row, int inDatagram) {
        if (!InetDiagKey.isIn(row)) {
            return;
        }
        rows++;
        long key = InetDiagKey.of(row);
        int nowPort = InetDiagKey.localPort(key);
        boolean cut = inDatagram != datagram && rows > 1;
        int stateNumber = InetDiagKey.state(key);
        if (protocol != Protocol.TCP) {
            othersCut |= cut && (nowPort - port) % DATAGRAM_BUCKETS == 0;
        } else if (stateNumber == LISTEN) {
            listenersCut |= cut && state == LISTEN && (nowPort - port) % LISTENER_BUCKETS == 0;
        } else if (isBoundOnly(stateNumber)) {
            boolean same = isBoundOnly(state) && nowPort == port;
            boundInARow = same ? boundInARow + 1 : 1;
            boundCut |= same && (cut || boundInARow > AT_ONCE);
        } else {
            connections++;
        }
        state = stateNumber;
        port = nowPort;
        datagram = inDatagram;
    }

    private static boolean isBoundOnly(int state) {
        return state == CLOSE || state == BOUND_INACTIVE;
    }

    int rows() {
        return rows;
    }

    /** Returns whether the answer may be short of listeners: one bucket has several in a row. */
    boolean listenersMayLack() {
        return listenersCut;
    }

    /** Returns whether the answer may be short of sockets that are bound only. */
    boolean boundMayLack() {
        return boundCut;
    }

    /** Returns whether the number of buckets matters: fewer rows are read safely from any table. */
    boolean dependsOnBuckets() {
        return protocol == Protocol.TCP
                ? connections > 0 && (connections > AT_ONCE || datagram > 1)
                : protocol == Protocol.UDP && datagram > 1;
    }

    /** Returns how many connections of a table with so many buckets are read safely at once. */
    static int safeConnections(int buckets) {
        return Math.max(AT_ONCE, Math.min(buckets, SMALL_TABLE * MEAN) * MEAN);
    }

    /** Returns whether a table has so few buckets that some may be crowded by few sockets. */
    static boolean isSmall(OptionalInt buckets) {
        return buckets.isPresent() && buckets.getAsInt() <= SMALL_TABLE;
    }

    /**
     * Returns whether the answer may be short of sockets.
     *
     * @param kernel that answered
     */
    public boolean mayLack(ChannelFactory kernel) {
        OptionalInt buckets = dependsOnBuckets() ? kernel.buckets(protocol) : OptionalInt.empty();
        OptionalInt sockets = isSmall(buckets) ? kernel.sockets() : OptionalInt.empty();
        return mayLack(buckets, sockets) || listenersCut || boundCut;
    }

    /**
     * Returns whether the answer may be short of connections, or of sockets of a protocol that has
     * none.
     *
     * @param buckets of the kernel's table
     * @param sockets how many the namespace has, whatever was asked for; empty when unknown
     */
    boolean mayLack(OptionalInt buckets, OptionalInt sockets) {
        if (protocol == Protocol.TCP) {
            return buckets.isPresent()
                    && dependsOnBuckets()
                    && (connections > Math.max(AT_ONCE, (long) buckets.getAsInt() * MEAN)
                            || (isSmall(buckets)
                                    && datagram > 1
                                    && sockets.orElse(Integer.MAX_VALUE) > buckets.getAsInt()));
        }
        return datagram > 1
                && switch (protocol) {
                    case UDP -> othersCut || rows > buckets.orElse(Integer.MAX_VALUE);
                    case UDPLITE, RAW -> othersCut;
                    case SCTP -> true; // by its place in the whole table, not in a bucket
                    default -> false;
                };
    }
}
