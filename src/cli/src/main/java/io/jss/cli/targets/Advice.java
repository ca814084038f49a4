package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.Nearest;
import io.jss.filter.build.FilterNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to type in place of a word that names nothing. */
final class Advice {
    /** The words that jss takes in the first place, and the states that people misspell. */
    private static final List<String> WORDS =
            List.of(
                    "doctor",
                    "explain",
                    "export",
                    "find",
                    "kill",
                    "top",
                    "wait",
                    "help",
                    "port",
                    "service",
                    "host",
                    "process",
                    "container",
                    "listening",
                    "established",
                    "connected",
                    "time-wait",
                    "close-wait",
                    "http",
                    "https",
                    "ssh",
                    "mysql",
                    "postgresql");

    /** Words of other tools and of everyday, and what answers them. */
    private static final Map<String, String> FOREIGN =
            Map.ofEntries(
                    Map.entry("route", "routes are not sockets: ip route"),
                    Map.entry("routes", "routes are not sockets: ip route"),
                    Map.entry("interfaces", "interfaces are not sockets: ip -s link"),
                    Map.entry("interface", "interfaces are not sockets: ip -s link"),
                    Map.entry("arp", "neighbours are not sockets: ip neigh"),
                    Map.entry("ports", "jss port NUMBER, or jss -l: all that programs listen on"),
                    Map.entry("open", "jss -l lists the ports that programs listen on"),
                    Map.entry("connections", "jss lists connections; jss -p with their programs"),
                    Map.entry("sockets", "jss -a lists all sockets"),
                    Map.entry("list", "jss lists connections, jss -l listeners, jss -a both"),
                    Map.entry("ls", "jss lists connections, jss -l listeners, jss -a both"),
                    Map.entry("show", "jss lists connections, jss -l listeners, jss -a both"),
                    Map.entry("programs", "jss -p shows programs, jss process NAME those of one"),
                    Map.entry("processes", "jss -p shows programs, jss process NAME those of one"),
                    Map.entry("statistics", "jss -s counts sockets; the protocols': nstat -az"),
                    Map.entry("stats", "jss -s counts sockets; the protocols': nstat -az"),
                    Map.entry("summary", "jss -s counts sockets"),
                    Map.entry("count", "jss -s counts sockets, jss --count-by KEY by a key"),
                    Map.entry("watch", "jss top shows what sockets do, jss -c repeats the table"),
                    Map.entry("monitor", "jss top shows what sockets do, jss -E follows what ends"),
                    Map.entry("events", "jss -E follows sockets as the kernel destroys them"),
                    Map.entry("close", "jss kill FILTER closes sockets"),
                    Map.entry("version", "jss --version"),
                    Map.entry("man", "jss help, or jss help --man"),
                    Map.entry("ipv4", "jss -4 by family, jss --wire 4 by what travels"),
                    Map.entry("ipv6", "jss -6 by family, jss --wire 6 by what travels"),
                    Map.entry("lsof", "jss -ap lists what lsof -i does; jss help targets"),
                    Map.entry("fuser", "jss -p port NUMBER; jss kill closes sockets"),
                    Map.entry("inet", "jss -4 by family, jss --wire 4 by what travels"),
                    Map.entry("inet6", "jss -6 by family, jss --wire 6 by what travels"),
                    Map.entry("tcp4", "jss -4 tcp"),
                    Map.entry("udp4", "jss -4 udp"),
                    Map.entry("to", "jss dst ADDRESS lists by the remote end"),
                    Map.entry("from", "jss dst ADDRESS lists by the remote end"),
                    Map.entry("on", "the port alone says it: jss listening 8080"),
                    Map.entry("what", "jss explain PORT says what a socket is"),
                    Map.entry("except", "jss not FILTER: jss not sport = :22"),
                    Map.entry("command", "jss process NAME"),
                    Map.entry("program", "jss process NAME"),
                    Map.entry("netstat", "jss --as netstat OPTIONS"),
                    Map.entry("ss", "jss --as ss OPTIONS"));

    private final FilterNames names;
    private final Processes processes;

    Advice(FilterNames names, Processes processes) {
        this.names = names;
        this.processes = processes;
    }

    /** Returns what to say of a word of another tool, or of everyday. */
    Optional<UsageException> onForeign(String word) {
        return Optional.ofNullable(FOREIGN.get(word))
                .map(advice -> new UsageException("'" + word + "' is no target: " + advice));
    }

    /** Returns what to say of a word that names something else, or nearly something. */
    Optional<UsageException> onKnown(String word) {
        if (names.device(word).isPresent()) {
            return Optional.of(
                    new UsageException(
                            "'"
                                    + word
                                    + "' is an interface: jss dev "
                                    + word
                                    + " lists sockets that are bound to it"));
        }
        if (names.user(word).isPresent()) {
            return Optional.of(new UsageException("'" + word + "' is a user: jss user " + word));
        }
        if (WORDS.contains(word)) {
            return Optional.of(
                    new UsageException(
                            TargetParser.KINDS.contains(word)
                                    ? "'" + word + "' lacks what it names: jss " + word + " NAME"
                                    : "'"
                                            + word
                                            + "' is a command, and the first word then; states"
                                            + " are close-wait, time-wait"));
        }
        List<String> words = new ArrayList<>(WORDS);
        words.addAll(processes.names());
        String nearest = Nearest.of(word, words);
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new UsageException(
                                "there is no '" + word + "'; perhaps '" + nearest + "'"));
    }

    /** Returns what to say of a word that names nothing at all. */
    UsageException on(String word) {
        String meant = Slip.meant(word);
        if (!meant.isEmpty()) {
            return new UsageException("'" + word + "' " + meant);
        }
        return onKnown(word)
                .orElseGet(
                        () ->
                                new UsageException(
                                        "'"
                                                + word
                                                + "' is no service, and no process or host of that"
                                                + " name is seen here: jss help targets"));
    }
}
