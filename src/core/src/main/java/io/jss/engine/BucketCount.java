package io.jss.engine;

import io.jss.model.Protocol;
import io.jss.proc.ProcPaths;
import io.jss.proc.files.DecimalPrefix;
import io.jss.proc.files.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The number of buckets of the kernel's hash tables, by {@code /proc/sys/net/ipv4}. */
public final class BucketCount {

    private BucketCount() {}

    /**
     * Returns the number of buckets for sockets of a protocol in the network namespace of the
     * calling thread.
     *
     * @return empty for protocols other than TCP and UDP, and before Linux 6.1 and 6.2
     */
    public static OptionalInt ofThisThread(Protocol protocol) {
        return switch (protocol) {
            case TCP -> in(ProcPaths.system().tcpBuckets());
            case UDP -> in(ProcPaths.system().udpBuckets());
            default -> OptionalInt.empty();
        };
    }

    /**
     * Returns the number of buckets. A negative one is that of the first namespace's table, which
     * other namespaces share: the kernel counts only their own sockets in each bucket.
     *
     * @return empty when the file cannot be read or says something else
     */
    static OptionalInt in(Path file) {
        String text;
        try {
            text = SmallFile.read(file);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
        int buckets = DecimalPrefix.at(text, text.startsWith("-") ? 1 : 0);
        return buckets > 0 ? OptionalInt.of(buckets) : OptionalInt.empty();
    }
}
