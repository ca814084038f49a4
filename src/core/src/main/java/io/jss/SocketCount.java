package io.jss;

import io.jss.owners.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** About how many sockets a network namespace has, by {@code /proc/net/sockstat}. */
final class SocketCount {

    private static final String SOCKETS = "sockets: used ";
    private static final String TIME_WAIT = " tw ";

    private SocketCount() {}

    /**
     * Returns the number of all sockets, of whatever family, and of those in TIME_WAIT: so many TCP
     * sockets at most, but for requests of connections. Before Linux 5.0 the kernel counts those of
     * all namespaces.
     *
     * @return empty when the file cannot be read or says something else
     */
    static OptionalInt in(Path sockstat) {
        String text;
        try {
            text = SmallFile.read(sockstat);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
        int used = numberAfter(SOCKETS, text);
        int timeWait = numberAfter(TIME_WAIT, text);
        return used < 0 || timeWait < 0 ? OptionalInt.empty() : OptionalInt.of(used + timeWait);
    }

    /**
     * Returns all counters of the network namespace of the calling thread; unknown is what cannot
     * be read.
     */
    static ApproximateCount all(ProcPaths paths) {
        try {
            Path sockstat = paths.socketCountsOfThread();
            Path sockstat6 = paths.socketCountsOfThread6();
            if (Files.notExists(sockstat6) && Files.exists(sockstat)) {
                return ApproximateCount.withoutIpv6(SmallFile.read(sockstat));
            }
            return ApproximateCount.of(SmallFile.read(sockstat), SmallFile.read(sockstat6));
        } catch (IOException e) {
            return ApproximateCount.unknown();
        }
    }

    private static int numberAfter(String words, String text) {
        int at = text.indexOf(words);
        return at < 0 ? -1 : LeadingNumber.at(text, at + words.length());
    }
}
