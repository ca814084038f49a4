package io.jss.filter;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/** A socket whose every value a test sets; -1 is what the kernel did not tell. */
public final class SampleSocket implements InetSocketView {

    public Protocol protocol = Protocol.TCP;
    public int state = SocketState.ESTABLISHED.number();
    public IpAddress local = IpAddress.parse("127.0.0.1");
    public int localPort = 40000;
    public IpAddress remote = IpAddress.parse("127.0.0.1");
    public int remotePort = 80;
    public int interfaceIndex;
    public long cookie = 1;
    public int timer;
    public long expires;
    public int retransmits;
    public long rqueue;
    public long wqueue;
    public long uid = -1;
    public long inode = -1;
    public int shutdown = -1;
    public int v6only = -1;
    public int ipProtocol = -1;
    public long mark = -1;
    public long cgroup = -1;

    /** Known to the kernel's bytecode only. */
    public boolean portChosenByKernel;

    /** Returns a socket between two ends, each written {@code address port}. */
    public static SampleSocket between(SocketState state, String local, String remote) {
        SampleSocket socket = new SampleSocket();
        socket.state = state.number();
        socket.local = IpAddress.parse(local.substring(0, local.indexOf(' ')));
        socket.localPort = Integer.parseInt(local.substring(local.indexOf(' ') + 1));
        socket.remote = IpAddress.parse(remote.substring(0, remote.indexOf(' ')));
        socket.remotePort = Integer.parseInt(remote.substring(remote.indexOf(' ') + 1));
        return socket;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public AddressFamily socketFamily() {
        return local.family();
    }

    @Override
    public int stateNumber() {
        return state;
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
    public int localPort() {
        return localPort;
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
        return timer;
    }

    @Override
    public long timerExpiresMillis() {
        return expires;
    }

    @Override
    public int retransmits() {
        return retransmits;
    }

    @Override
    public long rqueue() {
        return rqueue;
    }

    @Override
    public long wqueue() {
        return wqueue;
    }

    @Override
    public long uidOr(long absent) {
        return uid < 0 ? absent : uid;
    }

    @Override
    public long inodeOr(long absent) {
        return inode < 0 ? absent : inode;
    }

    @Override
    public int shutdownOr(int absent) {
        return shutdown < 0 ? absent : shutdown;
    }

    @Override
    public int v6onlyOr(int absent) {
        return v6only < 0 ? absent : v6only;
    }

    @Override
    public int ipProtocolOr(int absent) {
        return ipProtocol < 0 ? absent : ipProtocol;
    }

    @Override
    public long markOr(long absent) {
        return mark < 0 ? absent : mark;
    }

    @Override
    public long cgroupIdOr(long absent) {
        return cgroup < 0 ? absent : cgroup;
    }

    @Override
    public int socketOptionsOr(int absent) {
        return absent;
    }

    @Override
    public String toString() {
        return String.format(
                "%s state %d %s port %d, %s port %d, dev %d, v6only %d, mark %d, cgroup %d, uid %d,"
                        + " inode %d, port chosen by kernel %b",
                protocol,
                state,
                local,
                localPort,
                remote,
                remotePort,
                interfaceIndex,
                v6only,
                mark,
                cgroup,
                uid,
                inode,
                portChosenByKernel);
    }
}
