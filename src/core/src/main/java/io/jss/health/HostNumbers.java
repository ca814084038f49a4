package io.jss.health;

import io.jss.proc.ProcPaths;
import io.jss.proc.files.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counters and settings of one network namespace, as its kernel has them: {@code
 * /proc/net/netstat}, {@code snmp}, {@code sockstat} and sysctls. What the kernel does not have is
 * empty, never 0.
 */
public final class HostNumbers {

    private static final List<String> SETTINGS =
            List.of(
                    "net.ipv4.ip_local_port_range",
                    "net.ipv4.ip_local_reserved_ports",
                    "net.ipv4.tcp_tw_reuse",
                    "net.ipv4.tcp_max_tw_buckets",
                    "net.ipv4.tcp_max_orphans",
                    "net.ipv4.tcp_mem",
                    "net.ipv4.tcp_max_syn_backlog",
                    "net.ipv4.tcp_syncookies",
                    "net.ipv4.tcp_congestion_control",
                    "net.ipv4.tcp_mtu_probing",
                    "net.core.somaxconn",
                    "net.core.rmem_max",
                    "net.netfilter.nf_conntrack_count",
                    "net.netfilter.nf_conntrack_max");

    private final Map<String, Long> counters = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final String why;

    private HostNumbers(String why) {
        this.why = why;
    }

    /** Returns numbers of which none is known. */
    public static HostNumbers unknown(String why) {
        return new HostNumbers(why);
    }

    /** Reads those of the network namespace of the calling thread; what cannot be read is empty. */
    public static HostNumbers read(ProcPaths paths) {
        HostNumbers numbers = new HostNumbers("this kernel or /proc does not show it here");
        text(paths.extendedCounters()).ifPresent(numbers::addTable);
        text(paths.protocolCounters()).ifPresent(numbers::addTable);
        text(paths.socketCountsOfThread()).ifPresent(numbers::addPairs);
        text(paths.socketCountsOfThread6()).ifPresent(numbers::addPairs);
        for (String name : SETTINGS) {
            text(paths.setting(name)).ifPresent(value -> numbers.settings.put(name, value.trim()));
        }
        return numbers;
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(SmallFile.read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A line of names and a line of numbers, both after the same word. */
    private void addTable(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] names = lines.get(i).split(" ", -1);
            String[] values = lines.get(i + 1).split(" ", -1);
            for (int at = 1; at < Math.min(names.length, values.length); at++) {
                add(names[0].replace(":", "." + names[at]), values[at]);
            }
        }
    }

    /** Lines such as {@code TCP: inuse 5 orphan 0}. */
    private void addPairs(String text) {
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", -1);
            for (int at = 1; at + 1 < words.length; at += 2) {
                add("sockstat." + words[0].replace(":", "." + words[at]), words[at + 1]);
            }
        }
    }

    private void add(String name, String value) {
        try {
            counters.put(name, Long.parseLong(value));
        } catch (NumberFormatException e) {
            counters.remove(name); // a counter above 2^63, or no number: not known
        }
    }

    /**
     * Returns a counter.
     *
     * @param name the kernel's, after the word of its line: {@code TcpExt.ListenOverflows}, {@code
     *     Tcp.RetransSegs}, {@code sockstat.TCP.orphan}
     */
    public OptionalLong counter(String name) {
        Long value = counters.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Returns the text of a setting, without the newline; one of those that are read. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Returns a number of a setting, counted from 0; empty when there is none. */
    public OptionalLong number(String name, int index) {
        String[] words = settings.getOrDefault(name, "").split("\\s+", -1);
        try {
            return index < words.length
                    ? OptionalLong.of(Long.parseLong(words[index]))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Returns why what is empty is not known. */
    public String why() {
        return why;
    }
}
