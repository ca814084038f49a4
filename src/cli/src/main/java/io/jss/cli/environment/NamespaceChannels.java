package io.jss.cli.environment;

import io.jss.engine.BucketCount;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import io.jss.netns.OpenNamespace;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Channels to the kernel in a network namespace, which is held open until this is closed.
 *
 * @param namespace closed with this
 */
record NamespaceChannels(OpenNamespace namespace) implements ChannelFactory {

    @Override
    public NetlinkChannel open() throws IOException {
        return namespace.call(NetlinkSocket::open);
    }

    @Override
    public OptionalInt buckets(Protocol protocol) {
        try {
            return namespace.call(() -> BucketCount.ofThisThread(protocol));
        } catch (IOException | OutOfMemoryError e) { // no thread is to be had
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() throws IOException {
        namespace.close();
    }
}
