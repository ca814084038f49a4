package io.jss.testing;

import io.jss.SocketTable;
import io.jss.engine.ChannelFactory;

/** Tables over channels that a test makes. */
public final class Tables {

    private Tables() {}

    /** Returns a table over a kernel that need not answer look-ups. */
    public static SocketTable over(ChannelFactory channels) {
        return SocketTable.over(channels);
    }

    /** Returns a table over a kernel that answers look-ups, too. */
    public static SocketTable overKernel(ChannelFactory channels) {
        return SocketTable.overKernel(channels);
    }
}
