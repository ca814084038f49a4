package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.Nearest;
import io.jss.filter.build.FilterNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

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
                    "diff",
                    "record",
                    "report",
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
                    "fin-wait-1",
                    "fin-wait-2",
                    "syn-sent",
                    "syn-recv",
                    "last-ack",
                    "http",
                    "https",
                    "ssh",
                    "mysql",
                    "postgresql");

    private static final String NAME = "name";

    /** Conditions about an end of a socket. */
    private static final List<String> ENDS =
            List.of("src", "dst", "local", "remote", "sport", "dport", NAME);

    /** Words that stand between others. */
    private static final List<String> BETWEEN =
            List.of("and", "or", "not", "tcp", "udp", "unix", "state");

    private static final int LONGEST_BETWEEN = 5;
    private static final List<String> CONTAINERS =
            List.of("docker", "podman", "k8s", "kubernetes", "containers", "lxc");

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
                    Map.entry("who", "jss -p PORT names the programs that have a port"),
                    Map.entry("which", "jss -p PORT names the programs that have a port"),
                    Map.entry("free", "jss find port NUMBER; exit code 1: nothing has the port"),
                    Map.entry("used", "jss -l lists the ports that programs listen on"),
                    Map.entry("json", "jss --json, or --ndjson a line a socket"),
                    Map.entry("csv", "jss --csv"),
                    Map.entry("desc", "--sort COLUMN:desc"),
                    Map.entry("clients", "jss --count-by remote sums connections by their peer"),
                    Map.entry("servers", "jss -l lists what programs listen on"),
                    Map.entry("conns", "jss lists connections; jss -p with their programs"),
                    Map.entry("except", "jss not TARGET: jss not 22"),
                    Map.entry("without", "jss not TARGET: jss not 22"),
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

    /**
     * Refuses a condition about ends whose value is no end, and that names a process.
     *
     * @throws UsageException with the line to type
     */
    void onCondition(List<String> words) {
        String name = words.get(0);
        if (words.size() == 1 || !ENDS.contains(name)) {
            return;
        }
        String value = words.get(1);
        boolean program =
                TargetParser.NAME.matcher(value).matches() && !processes.named(value).isEmpty();
        boolean ofUnix = name.equals(NAME) && !StringUtils.containsAny(value, "/@*=:!");
        if (program || ofUnix) {
            throw new UsageException(
                    "'"
                            + name
                            + (name.equals(NAME)
                                    ? "' is that of a unix socket, as /run/x or @x"
                                    : "' takes an address or a port")
                            + "; a process: jss process "
                            + value);
        }
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
        if (word.length() <= LONGEST_BETWEEN) {
            words.addAll(BETWEEN);
        }
        words.addAll(processes.names());
        if (CONTAINERS.contains(word)) {
            return Optional.of(
                    new UsageException(
                            "no process '"
                                    + word
                                    + "' is seen here; of containers: jss container ID, or jss"
                                    + " --all-netns"));
        }
        String near = Nearest.of(word, words);
        String nearest = near.isEmpty() ? Nearest.of(word.toLowerCase(Locale.ROOT), words) : near;
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new UsageException(
                                "there is no '" + word + "'; perhaps '" + nearest + "'"));
    }

    /**
     * Refuses a word that looks like nearly something.
     *
     * @throws UsageException with what to type
     */
    void onSlip(String word) {
        String meant = Slip.meant(word);
        if (!meant.isEmpty()) {
            throw new UsageException("'" + word + "' " + meant);
        }
    }

    /** Returns what to say of a word that names nothing at all. */
    UsageException on(String word) {
        onSlip(word);
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
