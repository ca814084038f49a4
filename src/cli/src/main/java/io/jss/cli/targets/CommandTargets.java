package io.jss.cli.targets;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads the targets of a command line: which filter and which options stand for them. The line says
 * one thing that they do not, about a process in another network namespace.
 */
public final class CommandTargets {
    private static final String KILL = "kill";
    private static final Set<String> OWN =
            Set.of(
                    "diff", "doctor", "explain", "export", "find", "record", "report", "top",
                    "wait");

    private final Predicate<CliOption> given;
    private final Environment environment;
    private final boolean recorded;
    private final Map<CliOption, Optional<String>> options = new EnumMap<>(CliOption.class);

    /**
     * Creates what reads them, once.
     *
     * @param given the options of the command line
     * @param recorded whether the sockets are those of a recording
     */
    public CommandTargets(Predicate<CliOption> given, boolean recorded, Environment environment) {
        this.given = given;
        this.recorded = recorded;
        this.environment = environment;
    }

    /**
     * Reads the words of a listing, or of kill and those behind it. Commands that read their words
     * themselves get them as they are.
     *
     * @throws UsageException when a word names nothing, or a command that closes sockets gets one
     *     with two readings
     */
    public Meant ofLine(List<String> words) {
        if (words.isEmpty() || OWN.contains(words.get(0))) {
            return Meant.literally(words);
        }
        boolean killWord = words.get(0).equals(KILL);
        boolean closes = killWord || given.test(CliOption.KILL);
        Optional<Targets> read = parser().read(killWord ? words.subList(1, words.size()) : words);
        if (read.isEmpty()) {
            return Meant.literally(words);
        }
        for (Target target : read.get().targets()) {
            if (closes && !target.certain()) {
                throw refused(target, killWord);
            }
            choose(target);
        }
        if (!closes // what is to be closed is what is connected, unless -a says otherwise
                && !isGiven(CliOption.LISTENING)
                && !isGiven(CliOption.BOUND)
                && read.get().targets().stream().anyMatch(CommandTargets::countsListeners)) {
            options.put(CliOption.ALL, Optional.empty());
        }
        boolean connected = closes && !isGiven(CliOption.ALL) && !isGiven(CliOption.LISTENING);
        return meant(
                connected ? read.get().ofConnected() : read.get(),
                killWord ? List.of(KILL) : List.of());
    }

    /**
     * Reads the words behind a command that asks for sockets of its own.
     *
     * @param command the command, for errors
     * @throws UsageException when a word names nothing, or sockets that the command does not take
     */
    public Meant behind(String command, List<String> words) {
        Optional<Targets> read = words.isEmpty() ? Optional.empty() : parser().read(words);
        if (read.isEmpty()) {
            return Meant.literally(words);
        }
        for (Target target : read.get().targets()) {
            if (target.first().options().contains(CliOption.UNIX)) {
                throw new UsageException(
                        command + " takes sockets of the internet: jss " + target.text());
            }
            choose(target);
        }
        return meant(read.get(), List.of());
    }

    /** Returns whether a word names what runs here: it comes before a host of that name. */
    public boolean meansProcess(String word) {
        return parser().isOfProcess(word);
    }

    /** Returns whether a word is a command. */
    static boolean isCommand(String word) {
        return word.equals(KILL) || word.equals("help") || OWN.contains(word);
    }

    private TargetParser parser() {
        Processes processes = recorded ? Processes.unseen() : Processes.of(environment.procPaths());
        return new TargetParser(SystemNames.of(EnumSet.allOf(Protocol.class)), processes);
    }

    private Meant meant(Targets read, List<String> before) {
        if (read.ports().size() > 1) {
            environment.say(
                    "read as sockets that have "
                            + String.join(" and ", read.ports())
                            + ", one at each end; either: jss port "
                            + String.join(",", read.ports()));
        }
        sayUnseen(read);
        elsewhere(read);
        List<String> words = new ArrayList<>(before);
        if (!read.filter().isEmpty()) {
            words.add(read.filter());
        }
        return new Meant(words, options);
    }

    private boolean isGiven(CliOption option) {
        return given.test(option) || options.containsKey(option);
    }

    private static boolean countsListeners(Target target) {
        return target.first().options().contains(CliOption.ALL);
    }

    private void choose(Target target) {
        for (CliOption option : target.first().options()) {
            if (option != CliOption.ALL) {
                options.put(option, Optional.empty());
            }
        }
        tell(target);
    }

    private void tell(Target target) {
        if (target.readings().size() > 1) {
            environment.say(
                    "'"
                            + target.text()
                            + "' is read as "
                            + target.first().words()
                            + "; the other: jss "
                            + target.readings().get(1).words());
        }
    }

    private static UsageException refused(Target target, boolean killWord) {
        String command = (killWord ? "jss kill " : "jss -K ") + target.negation();
        String text = target.text().substring(target.negation().length());
        List<String> kinds =
                Character.isDigit(text.charAt(0)) && text.indexOf(':') < 0
                        ? List.of("port " + text, "pid " + text)
                        : text.indexOf(':') >= 0
                                ? target.readings().stream()
                                        .map(Reading::words)
                                        .map(words -> words.substring(target.negation().length()))
                                        .toList()
                                : List.of("process " + text, "service " + text, "host " + text);
        return new UsageException(
                "'"
                        + target.text()
                        + "' can be read in several ways, and kill takes none of them; write "
                        + kinds.stream().map(command::concat).collect(Collectors.joining(" or ")));
    }

    /** An empty table does not say whether there is such a process. */
    private void sayUnseen(Targets read) {
        if (recorded) {
            return;
        }
        Processes processes = Processes.of(environment.procPaths());
        for (Target target : read.targets()) {
            boolean named =
                    target.text().startsWith("process ")
                            && target.pids().isEmpty()
                            && target.text().indexOf('*') < 0;
            List<Integer> missing =
                    target.text().startsWith("pid ")
                            ? target.pids().stream().filter(pid -> !processes.has(pid)).toList()
                            : List.of();
            missing.forEach(pid -> environment.say("no pid " + pid + " is seen here"));
            if (named) {
                environment.say("no " + target.text() + " is seen here");
            }
        }
    }

    /** A process in another network namespace has its sockets there. */
    private void elsewhere(Targets read) {
        if (recorded || given.test(CliOption.NETNS) || given.test(CliOption.ALL_NETNS)) {
            return;
        }
        Processes processes = Processes.of(environment.procPaths());
        for (Target target : read.targets()) {
            List<Integer> pids = target.pids();
            if (!pids.isEmpty()
                    && pids.stream().allMatch(id -> processes.isElsewhere(id, Optional.empty()))) {
                String pid = Integer.toString(pids.get(0));
                options.put(CliOption.NETNS, Optional.of(pid));
                environment.say(
                        ProcessesElsewhere.sentence(
                                "'" + target.text() + "'", "that of -N " + pid));
                return;
            }
        }
    }
}
