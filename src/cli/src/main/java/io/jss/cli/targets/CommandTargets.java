package io.jss.cli.targets;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts filters and options in the place of the targets of a command line. */
public final class CommandTargets {
    private static final String KILL = "kill";
    private static final Set<String> OWN =
            Set.of("diff", "doctor", "explain", "find", "top", "wait");

    private CommandTargets() {}

    /**
     * Changes the words of a command line that are targets.
     *
     * @param recorded whether the sockets are those of a recording
     * @throws UsageException when a word names nothing, or a command that closes sockets gets one
     *     with two readings
     */
    public static void apply(Options options, boolean recorded, Environment environment) {
        List<String> words = options.arguments();
        if (words.isEmpty() || isCommandOfItsOwn(words.get(0))) {
            return;
        }
        boolean killWord = words.get(0).equals(KILL);
        boolean closes = killWord || options.has(CliOption.KILL);
        List<String> rest = killWord ? words.subList(1, words.size()) : words;
        TargetParser parser = parser(recorded, environment);
        Optional<Targets> read = parser.read(rest);
        if (read.isEmpty()) {
            return;
        }
        for (Target target : read.get().targets()) {
            if (closes && !target.certain()) {
                throw refused(target, killWord);
            }
            choose(target, options);
            tell(target, environment);
        }
        if (read.get().targets().stream().anyMatch(CommandTargets::countsListeners)) {
            all(options, closes);
        }
        elsewhere(read.get(), options, recorded, environment);
        replace(words, killWord, read.get().filter());
    }

    /**
     * Reads the words behind a command that asks for sockets of its own.
     *
     * @param command the command, for errors
     * @param options what targets such as {@code udp} stand for is added
     * @return the filter of the sockets that are meant
     * @throws UsageException when a word names nothing, or sockets that the command does not take
     */
    public static List<String> filter(
            String command, List<String> words, Options options, Environment environment) {
        boolean recorded = environment.recorded().isPresent();
        Optional<Targets> read =
                words.isEmpty() ? Optional.empty() : parser(recorded, environment).read(words);
        if (read.isEmpty()) {
            return words;
        }
        for (Target target : read.get().targets()) {
            if (target.first().options().contains(CliOption.UNIX)) {
                throw new UsageException(
                        command + " takes sockets of the internet: jss " + target.text());
            }
            choose(target, options);
            tell(target, environment);
        }
        elsewhere(read.get(), options, recorded, environment);
        String filter = read.get().filter();
        return filter.isEmpty() ? List.of() : List.of(filter);
    }

    /** Returns whether a word names what runs here: it comes before a host of that name. */
    public static boolean meansProcess(String word, Environment environment) {
        return parser(environment.recorded().isPresent(), environment).isOfProcess(word);
    }

    private static TargetParser parser(boolean recorded, Environment environment) {
        Processes processes = recorded ? Processes.unseen() : Processes.of(environment.procPaths());
        return new TargetParser(SystemNames.of(EnumSet.allOf(Protocol.class)), processes);
    }

    /** They read their words themselves. */
    private static boolean isCommandOfItsOwn(String word) {
        return OWN.contains(word);
    }

    private static boolean countsListeners(Target target) {
        return target.first().options().contains(CliOption.ALL);
    }

    private static void choose(Target target, Options options) {
        for (CliOption option : target.first().options()) {
            if (option != CliOption.ALL) {
                options.put(option);
            }
        }
    }

    /** What is to be closed is what is connected, unless -a says otherwise. */
    private static void all(Options options, boolean closes) {
        if (!closes && !options.has(CliOption.LISTENING) && !options.has(CliOption.BOUND)) {
            options.put(CliOption.ALL);
        }
    }

    private static void tell(Target target, Environment environment) {
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
        String command = killWord ? "jss kill " : "jss -K ";
        List<String> kinds =
                Character.isDigit(target.text().charAt(0)) && target.text().indexOf(':') < 0
                        ? List.of("port " + target.text(), "pid " + target.text())
                        : target.text().indexOf(':') >= 0
                                ? target.readings().stream().map(Reading::words).toList()
                                : List.of(
                                        "process " + target.text(),
                                        "service " + target.text(),
                                        "host " + target.text());
        return new UsageException(
                "'"
                        + target.text()
                        + "' can be read in several ways, and kill takes none of them; write "
                        + kinds.stream().map(command::concat).collect(Collectors.joining(" or ")));
    }

    /** A process in another network namespace has its sockets there. */
    private static void elsewhere(
            Targets read, Options options, boolean recorded, Environment environment) {
        if (recorded || options.has(CliOption.NETNS) || options.has(CliOption.ALL_NETNS)) {
            return;
        }
        Processes processes = Processes.of(environment.procPaths());
        for (Target target : read.targets()) {
            List<Integer> pids = target.pids();
            if (!pids.isEmpty()
                    && pids.stream().allMatch(id -> processes.isElsewhere(id, Optional.empty()))) {
                String pid = Integer.toString(pids.get(0));
                options.put(CliOption.NETNS, pid);
                environment.say(
                        ProcessesElsewhere.sentence(
                                "'" + target.text() + "'", "that of -N " + pid));
                return;
            }
        }
    }

    private static void replace(List<String> words, boolean killWord, String filter) {
        words.subList(killWord ? 1 : 0, words.size()).clear();
        if (!filter.isEmpty()) {
            words.add(filter);
        }
    }
}
