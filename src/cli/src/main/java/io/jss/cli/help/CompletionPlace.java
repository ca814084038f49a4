package io.jss.cli.help;

import io.jss.cli.compat.netstat.NetstatOptionNames;
import io.jss.cli.compat.ss.SsOptionNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.request.Combinations;
import io.jss.cli.request.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a shell may offer for a word that is no option, by the word before it. */
enum CompletionPlace {
    STATE(
            "state exclude",
            "established syn-sent syn-recv fin-wait-1 fin-wait-2 time-wait closed close-wait"
                    + " last-ack listening closing bound-inactive all connected synchronized bucket"
                    + " big",
            ""),
    DEVICE("dev", "", "interfaces"),
    USER("user", "", "users"),
    PID("pid", "", "pids"),
    PROCESS("process", "", "processes"),
    PORT("port service", "", "services"),
    CLASS("class", "mapped dual-stack ipv4 ipv6 ipv6-only unknown", ""),
    WIRE("wire", "4 6 both unknown", ""),
    FAMILY("family", "inet inet6 unix link netlink vsock", ""),
    HELP("help", words(), "");

    /** Words that begin a filter or a target, and those between its parts. */
    static final List<String> ANYWHERE =
            List.of(
                    ("state exclude src dst sport dport dev user pid process port service host unit"
                         + " container class wire family proto type cgroup fwmark autobound"
                         + " listening established mapped dual-stack and or not")
                            .split(" "));

    private static final String HOLDERS =
            "find /proc -maxdepth 3 -path \"/proc/[0-9]*/fd/*\" -lname \"socket:*\" 2>/dev/null | ";

    /**
     * The functions that list what is there, by name: a command line that every shell understands,
     * quick enough to run while somebody types.
     */
    static final Map<String, String> SOURCES =
            new TreeMap<>(
                    Map.of(
                            "interfaces",
                            "ls /sys/class/net",
                            "namespaces",
                            "ls /run/netns 2>/dev/null",
                            "users",
                            "getent passwd | cut -d : -f 1",
                            "services",
                            "sed -n \"s/^\\([a-z][^ \\t#]*\\).*/\\1/p\" /etc/services | sort -u",
                            "pids",
                            HOLDERS + "cut -d / -f 3 | sort -u",
                            "processes",
                            HOLDERS
                                    + "cut -d / -f 1-3 | sort -u | sed \"s,\\$,/comm,\" | xargs cat"
                                    + " 2>/dev/null | sort -u"));

    private final String before;
    private final String offered;
    private final String source;

    CompletionPlace(String before, String offered, String source) {
        this.before = before;
        this.offered = offered;
        this.source = source;
    }

    /** Returns the words after which it is offered. */
    List<String> before() {
        return List.of(before.split(" "));
    }

    /** Returns the words that are offered, a blank between them. */
    String offered() {
        return offered;
    }

    /**
     * Returns the function of {@link #SOURCES} that lists what is offered, the empty text if none.
     */
    String source() {
        return source;
    }

    private static String words() {
        return String.join(" ", Arrays.stream(Topic.values()).map(Topic::word).toList());
    }

    /** Returns the options that a command takes; those of a listing for the empty text. */
    static List<CliOption> options(String command) {
        List<CliOption> options = new ArrayList<>();
        for (CliOption option : CliOption.values()) {
            boolean taken =
                    command.isEmpty()
                            ? Combinations.needed(option).isEmpty()
                                    || !Combinations.needed(option).stream()
                                            .allMatch(CompletionPlace::isCommand)
                            : !Combinations.isRefused(mode(command), option);
            if (taken) {
                options.add(option);
            }
        }
        return options;
    }

    private static boolean isCommand(Mode mode) {
        return CompletionWords.SUBCOMMANDS.contains(mode.label());
    }

    private static Mode mode(String command) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.label().equals(command))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the options of another tool, as they are typed. */
    static Map<String, List<String>> ofTools() {
        return new TreeMap<>(
                Map.of("ss", SsOptionNames.all(), "netstat", NetstatOptionNames.all()));
    }
}
