package io.jss.classify;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import java.util.Map;

/** A socket written down in a test: what is not given, the kernel did not tell. */
final class TestSocket implements InetSocketView {

    private static final int NOT_TOLD = -1;

    private Protocol protocol;
    private int stateNumber;
    private IpAddress local;
    private int localPort;
    private IpAddress remote;
    private int remotePort;
    private int interfaceIndex;
    private int v6only = NOT_TOLD;
    private int optionBits = NOT_TOLD;
    private long inode = NOT_TOLD;
    private Map<StructField, Long> numbers = Map.of();

    private TestSocket() {}

    private TestSocket(TestSocket other) {
        protocol = other.protocol;
        stateNumber = other.stateNumber;
        local = other.local;
        localPort = other.localPort;
        remote = other.remote;
        remotePort = other.remotePort;
        interfaceIndex = other.interfaceIndex;
        v6only = other.v6only;
        optionBits = other.optionBits;
        inode = other.inode;
        numbers = other.numbers;
    }

    /** Returns a socket between two ends, each written {@code address port}. */
    static TestSocket of(Protocol protocol, SocketState state, String local, String remote) {
        TestSocket socket = new TestSocket();
        socket.protocol = protocol;
        socket.stateNumber = state.number();
        socket.local = address(local);
        socket.localPort = port(local);
        socket.remote = address(remote);
        socket.remotePort = port(remote);
        return socket;
    }

    private static IpAddress address(String end) {
        return IpAddress.parse(end.substring(0, end.indexOf(' ')));
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.indexOf(' ') + 1));
    }

    static TestSocket tcpListener(String local) {
        return of(Protocol.TCP, SocketState.LISTEN, local, nobody(local));
    }

    static TestSocket tcp(String local, String remote) {
        return of(Protocol.TCP, SocketState.ESTABLISHED, local, remote);
    }

    static TestSocket udp(String local) {
        return of(Protocol.UDP, SocketState.CLOSE, local, nobody(local));
    }

    static TestSocket udp(String local, String remote) {
        return of(Protocol.UDP, SocketState.ESTABLISHED, local, remote);
    }

    private static String nobody(String local) {
        return local.contains(":") ? ":: 0" : "0.0.0.0 0";
    }

    TestSocket withV6only(int value) {
        TestSocket copy = new TestSocket(this);
        copy.v6only = value;
        return copy;
    }

    TestSocket withInterface(int index) {
        TestSocket copy = new TestSocket(this);
        copy.interfaceIndex = index;
        return copy;
    }

    TestSocket withOptions(int bits) {
        TestSocket copy = new TestSocket(this);
        copy.optionBits = bits;
        return copy;
    }

    TestSocket withProtocol(Protocol other) {
        TestSocket copy = new TestSocket(this);
        copy.protocol = other;
        return copy;
    }

    TestSocket withState(int number) {
        TestSocket copy = new TestSocket(this);
        copy.stateNumber = number;
        return copy;
    }

    TestSocket withInode(long number) {
        TestSocket copy = new TestSocket(this);
        copy.inode = number;
        return copy;
    }

    TestSocket withNumbers(Map<StructField, Long> structure) {
        TestSocket copy = new TestSocket(this);
        copy.numbers = structure;
        return copy;
    }

    @Override
    public long numberOr(StructField field, long absent) {
        return numbers.getOrDefault(field, absent);
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public int stateNumber() {
        return stateNumber;
    }

    @Override
    public int localPort() {
        return localPort;
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
    public AddressFamily socketFamily() {
        return local.family();
    }

    @Override
    public long localHigh() {
        return local.high();
    }

    @Override
    public long localLow() {
        return local.low();
    }

    @Override
    public long remoteHigh() {
        return remote.high();
    }

    @Override
    public long remoteLow() {
        return remote.low();
    }

    @Override
    public long cookie() {
        return 1;
    }

    @Override
    public int timerNumber() {
        return 0;
    }

    @Override
    public long timerExpiresMillis() {
        return 0;
    }

    @Override
    public int retransmits() {
        return 0;
    }

    @Override
    public long rqueue() {
        return 0;
    }

    @Override
    public long wqueue() {
        return 0;
    }

    @Override
    public long uidOr(long absent) {
        return absent;
    }

    @Override
    public long inodeOr(long absent) {
        return inode == NOT_TOLD ? absent : inode;
    }

    @Override
    public int shutdownOr(int absent) {
        return absent;
    }

    @Override
    public int v6onlyOr(int absent) {
        return v6only == NOT_TOLD ? absent : v6only;
    }

    @Override
    public int ipProtocolOr(int absent) {
        return absent;
    }

    @Override
    public long markOr(long absent) {
        return absent;
    }

    @Override
    public long cgroupIdOr(long absent) {
        return absent;
    }

    @Override
    public int socketOptionsOr(int absent) {
        return optionBits == NOT_TOLD ? absent : optionBits;
    }

    @Override
    public String toString() {
        return protocol + " state " + stateNumber + " " + local() + " " + remote();
    }
}
