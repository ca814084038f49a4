package io.jss.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** Null when the kernel sent none: most tables are made without. */
    private final SocketDetails details;

    private InetSocket(InetSocketView view, long uid, long inode, SocketDetails details) {
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
        this.uid = uid;
        this.inode = inode;
        shutdown = (short) view.shutdownOr(ABSENT);
        v6only = (short) view.v6onlyOr(ABSENT);
        ipProtocol = (short) view.ipProtocolOr(ABSENT);
        mark = view.markOr(ABSENT);
        cgroupId = view.cgroupIdOr(ABSENT);
        socketOptions = view.socketOptionsOr(ABSENT);
        this.details = details;
    }

    /**
     * Returns an immutable copy of what the view shows now; an {@code InetSocket} is returned as it
     * is.
     */
    public static InetSocket copyOf(InetSocketView view) {
        return view instanceof InetSocket socket
                ? socket
                : new InetSocket(
                        view,
                        view.uidOr(ABSENT),
                        view.inodeOr(ABSENT),
                        view.details().orElse(null));
    }

    /**
     * Returns a copy of what the view shows now with a user and an inode that were learned before:
     * the event of a destroyed socket tells neither.
     *
     * @param uid the uid, empty when it is not known
     * @param inode the inode, empty when it is not known
     */
    public static InetSocket copyOf(InetSocketView view, OptionalLong uid, OptionalLong inode) {
        return new InetSocket(
                view, uid.orElse(ABSENT), inode.orElse(ABSENT), view.details().orElse(null));
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

    @Override
    public Optional<SocketDetails> details() {
        return Optional.ofNullable(details);
    }

    @Override
    public boolean hasDetails() {
        return details != null;
    }

    @Override
    public boolean has(Structure structure) {
        return details != null && details.has(structure);
    }

    @Override
    public long numberOr(StructField field, long absent) {
        return details == null ? absent : details.numberOr(field, absent);
    }

    @Override
    public long uptimeMillisOr(long absent) {
        return details == null ? absent : details.uptimeMillisOr(absent);
    }

    @Override
    public Optional<MemInfo> memInfo() {
        return details == null ? Optional.empty() : details.memInfo();
    }

    @Override
    public Optional<SkMemInfo> skMemInfo() {
        return details == null ? Optional.empty() : details.skMemInfo();
    }

    @Override
    public Optional<TcpInfo> tcpInfo() {
        return details == null ? Optional.empty() : details.tcpInfo();
    }

    @Override
    public Optional<MptcpInfo> mptcpInfo() {
        return details == null ? Optional.empty() : details.mptcpInfo();
    }

    @Override
    public Optional<SctpInfo> sctpInfo() {
        return details == null ? Optional.empty() : details.sctpInfo();
    }

    @Override
    public Optional<VegasInfo> vegasInfo() {
        return details == null ? Optional.empty() : details.vegasInfo();
    }

    @Override
    public Optional<DctcpInfo> dctcpInfo() {
        return details == null ? Optional.empty() : details.dctcpInfo();
    }

    @Override
    public Optional<BbrInfo> bbrInfo() {
        return details == null ? Optional.empty() : details.bbrInfo();
    }

    @Override
    public String congestionOr(String absent) {
        return details == null ? absent : details.congestionOr(absent);
    }

    @Override
    public int tosOr(int absent) {
        return details == null ? absent : details.tosOr(absent);
    }

    @Override
    public int tclassOr(int absent) {
        return details == null ? absent : details.tclassOr(absent);
    }

    @Override
    public long classIdOr(long absent) {
        return details == null ? absent : details.classIdOr(absent);
    }

    @Override
    public Optional<Endpoint> sctpPrimaryPath() {
        return details == null ? Optional.empty() : details.sctpPrimaryPath();
    }

    @Override
    public List<Endpoint> locals() {
        return details == null ? List.of() : details.locals();
    }

    @Override
    public List<Endpoint> peers() {
        return details == null ? List.of() : details.peers();
    }

    @Override
    public List<SocketDetails.Md5Signature> md5Signatures() {
        return details == null ? List.of() : details.md5Signatures();
    }

    @Override
    public Optional<UlpInfo> ulp() {
        return details == null ? Optional.empty() : details.ulp();
    }

    @Override
    public List<SocketDetails.BpfStorage> bpfStorages() {
        return details == null ? List.of() : details.bpfStorages();
    }

    @Override
    public List<SocketDetails.UnknownAttribute> unknownAttributes() {
        return details == null ? List.of() : details.unknownAttributes();
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
