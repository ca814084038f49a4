package io.jss.model;

/**
 * One internet socket as the kernel described it at one moment: the immutable form of {@link
 * InetSocketView}.
 *
 * <p>It keeps primitive values rather than objects: a table of 100,000 connections is 100,000 of
 * these and little else. Two looks at one socket are two values; {@link #cookie()} tells that they
 * are the same socket.
 */
public final class InetSocket implements InetSocketView {

    private static final int ABSENT = -1;

    private final Protocol protocol;
    private final AddressFamily socketFamily;
    private final byte stateNumber;
    private final byte timerNumber;
    private final byte retransmits;
    private final char localPort;
    private final char remotePort;
    private final int interfaceIndex;
    private final long localHigh;
    private final long localLow;
    private final long remoteHigh;
    private final long remoteLow;
    private final long cookie;
    private final int timerExpires;
    private final int rqueue;
    private final int wqueue;
    private final long uid;
    private final long inode;
    private final short shutdown;
    private final short v6only;
    private final short ipProtocol;
    private final long mark;
    private final long cgroupId;
    private final int socketOptions;

    private InetSocket(InetSocketView view) {
        protocol = view.protocol();
        socketFamily = view.socketFamily();
        stateNumber = (byte) view.stateNumber();
        timerNumber = (byte) view.timerNumber();
        retransmits = (byte) view.retransmits();
        localPort = (char) view.localPort();
        remotePort = (char) view.remotePort();
        interfaceIndex = view.interfaceIndex();
        localHigh = view.localHigh();
        localLow = view.localLow();
        remoteHigh = view.remoteHigh();
        remoteLow = view.remoteLow();
        cookie = view.cookie();
        timerExpires = (int) view.timerExpiresMillis();
        rqueue = (int) view.rqueue();
        wqueue = (int) view.wqueue();
        uid = view.uidOr(ABSENT);
        inode = view.inodeOr(ABSENT);
        shutdown = (short) view.shutdownOr(ABSENT);
        v6only = (short) view.v6onlyOr(ABSENT);
        ipProtocol = (short) view.ipProtocolOr(ABSENT);
        mark = view.markOr(ABSENT);
        cgroupId = view.cgroupIdOr(ABSENT);
        socketOptions = view.socketOptionsOr(ABSENT);
    }

    /**
     * Returns an immutable copy of what the view shows now; an {@code InetSocket} is returned as it
     * is.
     */
    public static InetSocket copyOf(InetSocketView view) {
        return view instanceof InetSocket socket ? socket : new InetSocket(view);
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public AddressFamily socketFamily() {
        return socketFamily;
    }

    @Override
    public int stateNumber() {
        return stateNumber & 0xff;
    }

    @Override
    public long localHigh() {
        return localHigh;
    }

    @Override
    public long localLow() {
        return localLow;
    }

    @Override
    public int localPort() {
        return localPort;
    }

    @Override
    public long remoteHigh() {
        return remoteHigh;
    }

    @Override
    public long remoteLow() {
        return remoteLow;
    }

    @Override
    public int remotePort() {
        return remotePort;
    }

    @Override
    public int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public long cookie() {
        return cookie;
    }

    @Override
    public int timerNumber() {
        return timerNumber & 0xff;
    }

    @Override
    public long timerExpiresMillis() {
        return Integer.toUnsignedLong(timerExpires);
    }

    @Override
    public int retransmits() {
        return retransmits & 0xff;
    }

    @Override
    public long rqueue() {
        return Integer.toUnsignedLong(rqueue);
    }

    @Override
    public long wqueue() {
        return Integer.toUnsignedLong(wqueue);
    }

    @Override
    public long uidOr(long absent) {
        return uid == ABSENT ? absent : uid;
    }

    @Override
    public long inodeOr(long absent) {
        return inode == ABSENT ? absent : inode;
    }

    @Override
    public int shutdownOr(int absent) {
        return shutdown == ABSENT ? absent : shutdown;
    }

    @Override
    public int v6onlyOr(int absent) {
        return v6only == ABSENT ? absent : v6only;
    }

    @Override
    public int ipProtocolOr(int absent) {
        return ipProtocol == ABSENT ? absent : ipProtocol;
    }

    @Override
    public long markOr(long absent) {
        return mark == ABSENT ? absent : mark;
    }

    @Override
    public long cgroupIdOr(long absent) {
        return cgroupId == ABSENT ? absent : cgroupId;
    }

    @Override
    public int socketOptionsOr(int absent) {
        return socketOptions == ABSENT ? absent : socketOptions;
    }

    /** Returns a line for logs: protocol, family, state and both ends. */
    @Override
    public String toString() {
        SocketState state = state();
        return protocol.label()
                + (socketFamily == AddressFamily.INET6 ? "6 " : " ")
                + (state == SocketState.UNKNOWN ? "state " + stateNumber() : state)
                + " "
                + local()
                + " "
                + remote();
    }
}
