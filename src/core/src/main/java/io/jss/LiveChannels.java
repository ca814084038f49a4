package io.jss;

import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import io.jss.netlink.ReadAhead;
import java.io.IOException;

/**
 * Channels to the running kernel, in the network namespace of the calling thread. A class, not a
 * method reference, because a short run would spend its time on making it.
 */
final class LiveChannels implements SocketTable.ChannelFactory {

    /** Returns the channel, with a long answer received ahead where there is a processor for it. */
    static NetlinkChannel ahead(NetlinkChannel channel) {
        return Runtime.getRuntime().availableProcessors() > 1
                ? new ReadAhead(channel, ReadAhead.USUAL_START)
                : channel;
    }

    @Override
    public NetlinkChannel open() throws IOException {
        return ahead(NetlinkSocket.open());
    }
}
