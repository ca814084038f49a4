package io.jss.engine;

import io.jss.answer.ApproximateCount;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import io.jss.netlink.ReadAhead;
import io.jss.netns.OpenNamespace;
import io.jss.proc.ProcPaths;
import io.jss.proc.files.DecimalPrefix;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Channels to the running kernel, in a network namespace or in that of the calling thread. The
 * namespace is held open, so that a channel that is opened late leads to the same one as the first,
 * whatever its name has become. A class, not a method reference, because a short run would spend
 * its time on making it.
 */
public final class LiveChannels implements ChannelFactory, ReadAhead.SecondChannel {

    private static final int SIDE_BY_SIDE_MAJOR = 6;
    private static final int SIDE_BY_SIDE_MINOR = 9;

    /** The first release that lists bound-inactive sockets. */
    private static final int BOUND_MAJOR = 6;

    private static final int BOUND_MINOR = 8;

    /** The first release that reports destroyed sockets. */
    private static final int EVENTS_MAJOR = 4;

    private static final int EVENTS_MINOR = 2;

    private final Optional<OpenNamespace> namespace;
    private final Optional<ReadAhead.SecondChannel> second;
    private final boolean readsAhead;

    /** Creates channels; the namespace is closed with them. */
    public LiveChannels(Optional<OpenNamespace> namespace) {
        this.namespace = namespace;
        readsAhead = Runtime.getRuntime().availableProcessors() > 1;
        second =
                answersSideBySide(System.getProperty("os.version"))
                        ? Optional.of(this)
                        : Optional.empty();
    }

    /** Returns the channel, with a long answer received ahead where there is a processor for it. */
    @Override
    public NetlinkChannel open() throws IOException {
        NetlinkChannel channel = openSecond();
        return readsAhead ? new ReadAhead(channel, ReadAhead.USUAL_START, second) : channel;
    }

    @Override
    public NetlinkChannel openSecond() throws IOException {
        return namespace.isPresent()
                ? namespace.get().call(NetlinkSocket::open)
                : NetlinkSocket.open();
    }

    @Override
    public OptionalInt sockets() {
        ProcPaths paths = ProcPaths.system();
        if (namespace.isEmpty()) {
            return SocketCount.in(paths.socketCounts());
        }
        try {
            return namespace.get().call(() -> SocketCount.in(paths.socketCountsOfThread()));
        } catch (IOException | OutOfMemoryError e) { // no thread is to be had
            return OptionalInt.empty();
        }
    }

    @Override
    public ApproximateCount count() {
        ProcPaths paths = ProcPaths.system();
        if (namespace.isEmpty()) {
            return SocketCount.all(paths);
        }
        try {
            return namespace.get().call(() -> SocketCount.all(paths));
        } catch (IOException | OutOfMemoryError e) { // no thread is to be had
            return ApproximateCount.unknown();
        }
    }

    @Override
    public OptionalInt buckets(Protocol protocol) {
        if (namespace.isEmpty()) {
            return BucketCount.ofThisThread(protocol);
        }
        try {
            return namespace.get().call(() -> BucketCount.ofThisThread(protocol));
        } catch (IOException | OutOfMemoryError e) { // no thread is to be had
            return OptionalInt.empty();
        }
    }

    @Override
    public boolean listsBoundInactive() {
        return isAtLeast(System.getProperty("os.version", ""), BOUND_MAJOR, BOUND_MINOR);
    }

    @Override
    public void close() throws IOException {
        if (namespace.isPresent()) {
            namespace.get().close();
        }
    }

    /**
     * Returns whether the kernel of a release dumps a protocol's sockets for two requests at once:
     * up to Linux 6.8 it holds {@code inet_diag_table_mutex} while it writes an answer.
     *
     * @param release what {@code uname -r} tells
     */
    static boolean answersSideBySide(String release) {
        return isAtLeast(release, SIDE_BY_SIDE_MAJOR, SIDE_BY_SIDE_MINOR);
    }

    /**
     * Returns whether the kernel of a release reports destroyed sockets. An older one lets a
     * privileged caller subscribe, and nothing ever comes.
     *
     * @param release what {@code uname -r} tells
     */
    public static boolean reportsDestroyed(String release) {
        return isAtLeast(release, EVENTS_MAJOR, EVENTS_MINOR);
    }

    private static boolean isAtLeast(String release, int oldestMajor, int oldestMinor) {
        int major = DecimalPrefix.at(release, 0);
        int minor = DecimalPrefix.at(release, release.indexOf('.') + 1);
        return major > oldestMajor || (major == oldestMajor && minor >= oldestMinor);
    }
}
