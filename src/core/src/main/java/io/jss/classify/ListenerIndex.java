package io.jss.classify;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The listeners of one network namespace, found by the local end of a connection.
 *
 * <p>A connection has the family of the listener that accepted it, its port and its protocol (an
 * MPTCP connection that of an MPTCP or, where the kernel lists none, of a TCP listener). The
 * listener's address is the connection's or a wildcard that takes it, and its interface, if it is
 * bound to one, is the connection's. Where several fit, the kernel's order holds: an exact address
 * before a wildcard, then one that is bound to the interface. Of listeners that share all of this
 * by SO_REUSEPORT the first one added is taken: which of them accepted is not known.
 *
 * <p>Immutable, for any number of threads; a search allocates nothing and takes the same time for
 * few and many listeners, but for those that share address and port.
 */
public final class ListenerIndex {

    /** What {@link #find} returns when no listener covers the local end. */
    static final int NOT_COVERED = -1;

    /** What {@link #find} returns when it is not known. */
    static final int NOT_TOLD = -2;

    private static final ListenerIndex NOT_LISTED = new ListenerIndex(List.of(), NOT_TOLD);
    private static final long MAPPED = 0xffffL << 32;
    private static final Set<TrafficClass> INET = EnumSet.of(TrafficClass.IPV4);
    private static final Set<TrafficClass> MAPPED_ONLY = EnumSet.of(TrafficClass.IPV4_MAPPED);
    private static final Set<TrafficClass> DUAL = EnumSet.of(TrafficClass.DUAL_STACK);
    private static final Set<TrafficClass> PERHAPS_DUAL = EnumSet.of(TrafficClass.UNKNOWN);
    private static final Set<TrafficClass> NATIVE =
            EnumSet.of(TrafficClass.IPV6_ONLY, TrafficClass.DUAL_STACK, TrafficClass.UNKNOWN);

    private final InetSocket[] listeners;
    private final TrafficClass[] classes;
    private final int[] heads;
    private final int[] next;
    private final int notFound;

    private ListenerIndex(List<InetSocket> added, int notFound) {
        this.notFound = notFound;
        listeners = added.toArray(InetSocket[]::new);
        classes = new TrafficClass[listeners.length];
        next = new int[listeners.length];
        heads = new int[Integer.highestOneBit(listeners.length + 1) * 4];
        Arrays.fill(heads, -1);
        for (int i = listeners.length - 1; i >= 0; i--) {
            InetSocket listener = listeners[i];
            int slot = slot(listener.localPort(), listener.localHigh(), listener.localLow());
            classes[i] = Classifier.classify(listener);
            next[i] = heads[slot];
            heads[slot] = i;
        }
    }

    /** Returns a builder for the listeners of one network namespace. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the index for a dump that did not ask for listeners: it knows of none, nor that there
     * is none.
     */
    public static ListenerIndex notListed() {
        return NOT_LISTED;
    }

    /** Returns the number of listeners. */
    public int size() {
        return listeners.length;
    }

    /**
     * Returns the listener that covers the local end of a connection, empty when none does, when
     * that is not known, and for a socket without a peer. For a connected UDP socket it is the
     * unconnected socket on the same port.
     */
    public Optional<InetSocket> covering(InetSocketView connection) {
        int found = Peer.isIn(connection) ? find(connection) : NOT_COVERED;
        return found < 0 ? Optional.empty() : Optional.of(listeners[found]);
    }

    /** Returns the number of the listener, {@link #NOT_COVERED} or {@link #NOT_TOLD}. */
    int find(InetSocketView connection) {
        int found = find(connection, connection.protocol());
        if (found >= 0 || connection.protocol() != Protocol.MPTCP) {
            return found;
        }
        int subflow = find(connection, Protocol.TCP);
        return subflow >= 0 || found == NOT_COVERED ? subflow : found;
    }

    private int find(InetSocketView connection, Protocol protocol) {
        long high = connection.localHigh();
        long low = connection.localLow();
        if (connection.socketFamily() == AddressFamily.INET) {
            return findInet(connection, protocol, low);
        }
        return IpAddress.isMapped(high, low)
                ? findMapped(connection, protocol, low)
                : findNative(connection, protocol, high, low);
    }

    /**
     * An AF_INET6 listener accepts AF_INET6 sockets, yet a program may turn one with a mapped
     * address into an AF_INET socket by IPV6_ADDRFORM: so a dual-stack listener alone leaves it
     * open.
     */
    private int findInet(InetSocketView connection, Protocol protocol, long low) {
        int found = best(connection, protocol, 0, low, INET);
        found = found >= 0 ? found : best(connection, protocol, 0, 0, INET);
        if (found >= 0) {
            return found;
        }
        boolean perhaps = findMapped(connection, protocol, MAPPED | low) != notFound;
        return perhaps ? NOT_TOLD : notFound;
    }

    private int findMapped(InetSocketView connection, Protocol protocol, long low) {
        int found = best(connection, protocol, 0, low, MAPPED_ONLY);
        found = found >= 0 ? found : best(connection, protocol, 0, MAPPED, MAPPED_ONLY);
        found = found >= 0 ? found : best(connection, protocol, 0, 0, DUAL);
        if (found >= 0) {
            return found;
        }
        return best(connection, protocol, 0, 0, PERHAPS_DUAL) >= 0 ? NOT_TOLD : notFound;
    }

    private int findNative(InetSocketView connection, Protocol protocol, long high, long low) {
        int found = best(connection, protocol, high, low, NATIVE);
        found = found >= 0 ? found : best(connection, protocol, 0, 0, NATIVE);
        return found >= 0 ? found : notFound;
    }

    /**
     * Returns the first listener of this address with the connection's interface, else the first
     * without one, else -1.
     */
    private int best(
            InetSocketView connection,
            Protocol protocol,
            long high,
            long low,
            Set<TrafficClass> wanted) {
        int port = connection.localPort();
        int unbound = -1;
        for (int i = heads[slot(port, high, low)]; i >= 0; i = next[i]) {
            InetSocket listener = listeners[i];
            if (listener.localPort() == port
                    && listener.localLow() == low
                    && listener.localHigh() == high
                    && listener.protocol() == protocol
                    && wanted.contains(classes[i])) {
                if (listener.interfaceIndex() == connection.interfaceIndex()) {
                    return i;
                }
                if (listener.interfaceIndex() == 0 && unbound < 0) {
                    unbound = i;
                }
            }
        }
        return unbound;
    }

    private int slot(int port, long high, long low) {
        long mixed = (high * 31 + low) * 0x9e3779b97f4a7c15L + port * 0xbf58476d1ce4e5b9L;
        return (int) (mixed >>> 32) & (heads.length - 1);
    }

    /** Collects listeners. */
    public static final class Builder {

        private final List<InetSocket> listeners = new ArrayList<>();

        private Builder() {}

        /**
         * Adds the socket if it is a listener: in LISTEN, or UDP without a peer. Others are passed
         * over, so that a visit of a whole table can be added.
         *
         * @return whether it was added
         */
        public boolean add(InetSocketView socket) {
            boolean listens = isListener(socket);
            if (listens) {
                listeners.add(InetSocket.copyOf(socket));
            }
            return listens;
        }

        /** Returns the index of what was added; the builder may be used further. */
        public ListenerIndex build() {
            return new ListenerIndex(listeners, NOT_COVERED);
        }

        private static boolean isListener(InetSocketView socket) {
            return switch (socket.protocol()) {
                case UDP, UDPLITE -> socket.localPort() != 0 && !Peer.isIn(socket);
                case RAW -> false;
                default -> socket.stateNumber() == SocketState.LISTEN.number();
            };
        }
    }
}
