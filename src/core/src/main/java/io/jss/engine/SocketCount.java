package io.jss.engine;

import io.jss.answer.ApproximateCount;
import io.jss.proc.ProcPaths;
import io.jss.proc.files.DecimalPrefix;
import io.jss.proc.files.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.lang3.StringUtils;

/** About how many sockets a network namespace has, by {@code /proc/net/sockstat}. */
final class SocketCount {

    private static final String SOCKETS = "sockets: used ";
    private static final String TIME_WAIT = " tw ";

    private static final String NO_IPV6 = "TCP6: inuse 0\nUDP6: inuse 0\nRAW6: inuse 0\n";

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
                return withoutIpv6(SmallFile.read(sockstat));
            }
            return of(SmallFile.read(sockstat), SmallFile.read(sockstat6));
        } catch (IOException e) {
            return ApproximateCount.unknown();
        }
    }

    private static int numberAfter(String words, String text) {
        int at = text.indexOf(words);
        return at < 0 ? -1 : DecimalPrefix.at(text, at + words.length());
    }

    /** Returns what the file of a kernel without IPv6 tells. */
    static ApproximateCount withoutIpv6(String sockstat) {
        return of(sockstat, NO_IPV6);
    }

    /** Returns what the texts of the two files tell. */
    static ApproximateCount of(String sockstat, String sockstat6) {
        return new ApproximateCount(
                number(sockstat, "sockets:", "used"),
                number(sockstat, "TCP:", "inuse"),
                number(sockstat6, "TCP6:", "inuse"),
                number(sockstat, "TCP:", "tw"),
                number(sockstat, "UDP:", "inuse"),
                number(sockstat6, "UDP6:", "inuse"),
                number(sockstat, "RAW:", "inuse"),
                number(sockstat6, "RAW6:", "inuse"),
                new ApproximateCount.Machine(
                        number(sockstat, "TCP:", "orphan"),
                        number(sockstat, "TCP:", "alloc"),
                        number(sockstat, "TCP:", "mem")));
    }

    /** The number behind a name in the line that begins with a word. */
    private static OptionalLong number(String text, String line, String name) {
        for (String each : StringUtils.split(text, '\n')) {
            String[] words = StringUtils.split(each, ' ');
            if (words.length == 0 || !words[0].equals(line)) {
                continue;
            }
            for (int i = 1; i + 1 < words.length; i += 2) {
                if (words[i].equals(name)) {
                    return unsigned(words[i + 1]);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong unsigned(String digits) {
        try {
            long number = Long.parseLong(digits);
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
