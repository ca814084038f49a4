package io.jss;

import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;

import java.io.IOException;

/**
 * Channels to the running kernel, in the network namespace of the calling thread. A class, not a
 * method reference, because a short run would spend its time on making it.
 */
final class LiveChannels implements SocketTable.ChannelFactory {

    @Override
    public NetlinkChannel open() throws IOException {
        return NetlinkSocket.open();
    }
}
