package io.jss.cli.compat.ss;

import io.jss.cli.environment.Output;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/**
 * What {@code ss -s} prints: the kernel's own counters of a network namespace. Those of {@code
 * alloc} and {@code orphan} are of the whole machine; among all sockets are those of the virtual
 * machine itself. As in ss, what the kernel does not count is 0.
 */
final class SsSummary {

    private final String counts;
    private final String counts6;
    private final String protocols;

    private SsSummary(String counts, String counts6, String protocols) {
        this.counts = counts;
        this.counts6 = counts6;
        this.protocols = protocols;
    }

    /**
     * Reads the counters of the network namespace of the calling thread.
     *
     * @throws IOException when the file with those of AF_INET cannot be read
     */
    static SsSummary read(ProcPaths paths) throws IOException {
        Path counts6 = paths.socketCountsOfThread6();
        return new SsSummary(
                Files.readString(paths.socketCountsOfThread()),
                Files.exists(counts6) ? Files.readString(counts6) : "",
                Files.readString(paths.protocolCounters()));
    }

    /** Prints the summary. */
    void print(Output out) throws IOException {
        int timeWait = count(counts, "TCP:", "tw");
        int sockets = count(counts, "TCP:", "alloc");
        int tcp = count(counts, "TCP:", "inuse");
        int tcp6 = count(counts6, "TCP6:", "inuse");
        int udp = count(counts, "UDP:", "inuse");
        int udp6 = count(counts6, "UDP6:", "inuse");
        int raw = count(counts, "RAW:", "inuse");
        int raw6 = count(counts6, "RAW6:", "inuse");
        out.write("Total: " + count(counts, "sockets:", "used") + "\n");
        out.write(
                String.format(
                        Locale.ROOT,
                        "TCP:   %d (estab %d, closed %d, orphaned %d, timewait %d)\n\n",
                        sockets + timeWait,
                        established(),
                        sockets - (tcp + tcp6 - timeWait),
                        count(counts, "TCP:", "orphan"),
                        timeWait));
        out.write("Transport Total     IP        IPv6\n");
        row("RAW", raw, raw6, out);
        row("UDP", udp, udp6, out);
        row("TCP", tcp, tcp6, out);
        row("INET", raw + udp + tcp, raw6 + udp6 + tcp6, out);
        row("FRAG", count(counts, "FRAG:", "inuse"), count(counts6, "FRAG6:", "inuse"), out);
        out.write("\n");
    }

    private static void row(String name, int ipv4, int ipv6, Output out) throws IOException {
        out.write(
                String.format(
                        Locale.ROOT, "%s\t  %-9d %-9d %-9d\n", name, ipv4 + ipv6, ipv4, ipv6));
    }

    /** Returns CurrEstab, which has a title in one line and its number in the next. */
    private int established() {
        String[] titles = {};
        for (String line : StringUtils.split(protocols, '\n')) {
            String[] words = StringUtils.split(line, ' ');
            if (words.length == 0 || !words[0].equals("Tcp:")) {
                continue;
            }
            for (int i = 1; i < Math.min(words.length, titles.length); i++) {
                if (titles[i].equals("CurrEstab")) {
                    return number(words[i]);
                }
            }
            titles = words;
        }
        return 0;
    }

    /** Returns the number behind a name in the line that begins with a word. */
    private static int count(String text, String begin, String name) {
        for (String line : StringUtils.split(text, '\n')) {
            String[] words = StringUtils.split(line, ' ');
            for (int i = 1; i + 1 < words.length && words[0].equals(begin); i += 2) {
                if (words[i].equals(name)) {
                    return number(words[i + 1]);
                }
            }
        }
        return 0;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
