package io.jss.cli.environment;

import io.jss.engine.BucketCount;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import java.io.IOException;
import java.util.OptionalInt;

/** Channels to the kernel in the network namespace of the calling thread. */
record OwnChannels() implements ChannelFactory {

    @Override
    public NetlinkChannel open() throws IOException {
        return NetlinkSocket.open();
    }

    @Override
    public OptionalInt buckets(Protocol protocol) {
        return BucketCount.ofThisThread(protocol);
    }
}
