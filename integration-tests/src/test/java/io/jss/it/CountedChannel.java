package io.jss.it;

import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Counts what goes over a netlink socket. */
final class CountedChannel implements NetlinkChannel {

    private static final int NLMSG_TYPE = 4;

    private final NetlinkSocket socket;
    private final List<Integer> requestTypes = new ArrayList<>();
    private long bytes;
    private long datagrams;

    CountedChannel(NetlinkSocket socket) {
        this.socket = socket;
    }

    void reset() {
        bytes = 0;
        datagrams = 0;
        requestTypes.clear();
    }

    /** Returns {@code nlmsg_type} of the first message of each datagram that was sent. */
    List<Integer> requestTypes() {
        return requestTypes;
    }

    long bytes() {
        return bytes;
    }

    long datagrams() {
        return datagrams;
    }

    @Override
    public void send(ByteBuffer request) throws IOException {
        requestTypes.add((int) request.getShort(request.position() + NLMSG_TYPE));
        socket.send(request);
    }

    @Override
    public ByteBuffer receive() throws IOException {
        ByteBuffer datagram = socket.receive();
        datagrams++;
        bytes += datagram.remaining();
        return datagram;
    }

    @Override
    public int portId() {
        return socket.portId();
    }

    @Override
    public int nextSequence() {
        return socket.nextSequence();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
