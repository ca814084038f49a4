package io.jss.engine;

import io.jss.answer.AnswerSource;
import io.jss.answer.ApproximateCount;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalInt;

/** Where channels to a kernel come from. */
@FunctionalInterface
public interface ChannelFactory extends AnswerSource, Closeable {

    /**
     * Returns a source as what the engine asks.
     *
     * @throws IllegalArgumentException when the library did not make it
     */
    static ChannelFactory of(AnswerSource source) {
        if (source instanceof ChannelFactory channels) {
            return channels;
        }
        throw new IllegalArgumentException("not a source of this library: " + source);
    }

    /**
     * Opens a channel with no answer pending.
     *
     * @throws IOException when the kernel refuses
     */
    NetlinkChannel open() throws IOException;

    /**
     * Returns about how many sockets that kernel has to list; empty when it is not known at little
     * cost. It decides how the kernel is asked, not what is answered.
     */
    default OptionalInt sockets() {
        return OptionalInt.empty();
    }

    /** Returns the kernel's own counters of that namespace; nothing is known by default. */
    default ApproximateCount count() {
        return ApproximateCount.unknown();
    }

    /**
     * Returns over how many buckets that kernel spreads the sockets of a protocol; empty when it
     * does not tell. Where many share a bucket it is asked for them in parts.
     */
    default OptionalInt buckets(Protocol protocol) {
        return OptionalInt.empty();
    }

    /** Returns whether that kernel lists sockets that are bound and nothing more (Linux 6.8). */
    default boolean listsBoundInactive() {
        return true;
    }

    /**
     * Frees what channels are opened with. A table calls it once: when it is closed and its last
     * use has ended. Channels that are open stay so.
     */
    @Override
    default void close() throws IOException {}
}
