package io.jss.testing;

import io.jss.netlink.NetlinkChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A channel that asks another one, but for what a test has it do itself. */
public interface ForwardingChannel extends NetlinkChannel {

    /** Returns the other one. */
    NetlinkChannel kernel();

    @Override
    default void send(ByteBuffer request) throws IOException {
        kernel().send(request);
    }

    @Override
    default ByteBuffer receive() throws IOException {
        return kernel().receive();
    }

    @Override
    default int portId() {
        return kernel().portId();
    }

    @Override
    default int nextSequence() {
        return kernel().nextSequence();
    }

    @Override
    default void close() throws IOException {
        kernel().close();
    }
}
