package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.filter.build.FilterNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Reads targets; the grammar is in the package's documentation. */
public final class TargetParser {
    private static final int MAX_PID_DIGITS = 9;
    static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_.+-]+");

    static final List<String> KINDS =
            List.of(
                    "port",
                    "service",
                    "host",
                    "unit",
                    "container",
                    "pid",
                    "process",
                    "user",
                    "uid",
                    "class",
                    "wire");

    /** {@code port=80}, which is no condition of a filter. */
    private static final Pattern OF_KIND =
            Pattern.compile("\\b(port|service|host|unit|container) ?==? ?(?=\\w)");

    /** Commas between parts of a list. */
    private static final Pattern LIST = Pattern.compile(" *, *");

    private static final Map<String, String> JOINING =
            Map.of("and", "and", "&", "and", "&&", "and", "or", "or", "|", "or", "||", "or");

    private static final List<String> WORDS =
            List.of(
                    "listening",
                    "listen",
                    "listeners",
                    "all",
                    "unix",
                    "mapped",
                    "dual-stack",
                    "ipv6-only");

    /** Kinds of which a list with commas is that of their own. */
    private static final List<String> PORTS = List.of("port", "service");

    private final FilterNames names;
    private final Processes processes;
    private final Ports ports;
    private final Ends ends;

    /** Creates a parser that takes names and processes as they are here. */
    public TargetParser(FilterNames names, Processes processes) {
        this.names = names;
        this.processes = processes;
        ports = new Ports(names);
        ends = new Ends(names);
    }

    /**
     * Reads words.
     *
     * @return empty when they are a filter, right or wrong, or nothing
     * @throws UsageException when they begin as no filter does, and one of them names nothing
     */
    public Optional<Targets> read(List<String> arguments) {
        List<String> words = words(arguments);
        if (words.size() == 1 && words.get(0).indexOf("->") > 0) {
            throw new Advice(names, processes).on(words.get(0));
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        FilterOrTarget filters = new FilterOrTarget(names, words);
        StringBuilder filter = new StringBuilder();
        int at = 0;
        if (filters.beginsFilter(0) && !filters.isPair(0) && !filters.negatesTarget(0)) {
            new Advice(names, processes).onCondition(words);
            at = filters.endOfFilter(0);
            if (at == 0 || at == words.size()) {
                return Optional.empty();
            }
            filter.append(String.join(" ", words.subList(0, at)));
        }
        List<Target> targets = new ArrayList<>();
        List<String> bothPorts = new ArrayList<>();
        boolean either = words.stream().anyMatch(word -> "or".equals(JOINING.get(word)));
        String connective = "";
        while (at < words.size()) {
            String word = words.get(at);
            if (at > 0 && JOINING.containsKey(word)) {
                connective = JOINING.get(word);
                at++;
                if (at == words.size() || JOINING.containsKey(words.get(at))) {
                    throw new UsageException("there is nothing to look for behind '" + word + "'");
                }
                continue;
            }
            boolean not = filters.negatesTarget(at);
            if (at > 0 && !not && filters.beginsFilter(at)) {
                int end = filters.endOfFilter(at);
                end = end == at ? words.size() : end;
                append(String.join(" ", words.subList(at, end)), connective, filter);
                connective = "";
                at = end;
                continue;
            }
            at += not ? 1 : 0;
            boolean pair = at + 1 < words.size() && KINDS.contains(words.get(at));
            Target target = pair ? ofKind(words.get(at), words.get(at + 1)) : one(words.get(at));
            at += pair ? 2 : 1;
            if (isOfPorts(target) && !either && !not) {
                bothPorts.add(words.get(at - 1));
            }
            target = not ? target.negated() : either ? target.asCondition() : target;
            targets.add(target);
            append(target.first().filter(), connective, filter);
            connective = "";
        }
        return Optional.of(new Targets(targets, filter.toString().strip(), bothPorts));
    }

    /** Returns the words: lists in one, a kind before its value, and a sign before a target. */
    private List<String> words(List<String> arguments) {
        String line = OF_KIND.matcher(String.join(" ", arguments)).replaceAll("$1 ");
        List<String> words = new ArrayList<>();
        for (String word : StringUtils.split(LIST.matcher(line).replaceAll(","))) {
            boolean not = word.length() > 1 && word.charAt(0) == '!' && word.charAt(1) != '=';
            if (not && !new FilterOrTarget(names, List.of(word.substring(1))).beginsFilter(0)) {
                words.add("!");
                words.add(word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    /** Appends a condition; what is none, as {@code listening}, is for all of the answer. */
    private static void append(String condition, String connective, StringBuilder filter) {
        if (connective.equals("or") && (condition.isEmpty() || filter.length() == 0)) {
            throw new UsageException(
                    "listening, all, unix and protocols choose what is listed, and have no 'or'"
                            + " beside them");
        }
        if (!condition.isEmpty()) {
            boolean joined = !connective.isEmpty() && filter.length() > 0;
            filter.append(joined ? " " + connective : "");
            filter.append(" (").append(condition).append(')');
        }
    }

    private static boolean isOfPorts(Target target) {
        return target.first().filter().startsWith("sport ")
                || target.first().filter().startsWith("(sport ");
    }

    private Target ofKind(String kind, String value) {
        String text = kind + " " + value;
        if (value.indexOf(',') > 0 && !PORTS.contains(kind)) {
            return Target.anyOf(
                    text,
                    Arrays.stream(StringUtils.split(value, ','))
                            .map(one -> ofKind(kind, one))
                            .toList());
        }
        Optional<Target> target =
                switch (kind) {
                    case "port", "service" ->
                            ports.withProtocol(value)
                                    .or(() -> ports.filter(value).map(f -> all(text, f)));
                    case "host" ->
                            ends.literal(value)
                                    .or(() -> ends.hostAndPort(value))
                                    .or(() -> ends.host(value).map(r -> Target.certain(text, r)));
                    case "pid" -> pid(value).map(this::ofPid);
                    case "process" -> Optional.of(named(text, value));
                    case "unit" -> unit(text, value.contains(".") ? value : value + ".service");
                    case "container" -> pids(text, processes.ofContainer(value));
                    case "user", "uid" -> Optional.of(all(text, "user = " + value));
                    default -> Optional.of(all(text, text));
                };
        return target.orElseThrow(() -> nothing(kind, value));
    }

    private UsageException nothing(String kind, String value) {
        String missing =
                switch (kind) {
                    case "port" -> "'" + value + "' is no port (1 to 65535) and no service";
                    case "service" -> "there is no service '" + value + "' in /etc/services";
                    case "pid" -> "'" + value + "' is no process id";
                    default ->
                            processes.areSeen() || kind.equals("host")
                                    ? "no " + kind + " '" + value + "' is seen here"
                                    : "of a recording no " + kind + " is known; name a pid";
                };
        return new UsageException(missing);
    }

    /** Reads one word. */
    private Target one(String word) {
        int colon = word.indexOf(':');
        if (colon > 0 && colon < word.length() - 1 && KINDS.contains(word.substring(0, colon))) {
            return ofKind(word.substring(0, colon), word.substring(colon + 1));
        }
        if (StringUtils.isNumeric(word)) {
            return number(word);
        }
        return known(word)
                .or(() -> ports.withProtocol(word))
                .or(() -> portsAlone(word))
                .or(() -> ends.list(word))
                .or(() -> ends.literal(word))
                .or(() -> ends.hostAndPort(word))
                .orElseGet(() -> name(word));
    }

    /** Reads a word that is no name of the machine's. */
    private Optional<Target> known(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        if (name.startsWith("/") || name.startsWith("@")) {
            new Advice(names, processes).onSlip(word);
            String filter = "src unix:" + word.replace(",", "\\,");
            return Optional.of(
                    Target.certain(word, Reading.of(word, filter, CliOption.UNIX, CliOption.ALL)));
        }
        List<CliOption> protocols = Ports.optionsOfAll(name);
        if (!protocols.isEmpty()) {
            return Optional.of(Target.certain(word, new Reading(word, "", protocols)));
        }
        return switch (name) {
            case "listening", "listen", "listeners" ->
                    Optional.of(Target.certain(word, Reading.of(word, "", CliOption.LISTENING)));
            case "all" -> Optional.of(Target.certain(word, Reading.of(word, "", CliOption.ALL)));
            case "unix" -> Optional.of(Target.certain(word, Reading.of(word, "", CliOption.UNIX)));
            case "mapped", "dual-stack", "ipv6-only" -> Optional.of(all(word, "class " + name));
            default ->
                    FilterOrTarget.isFilter("state " + word)
                            ? Optional.of(Target.certain(word, Reading.of(word, "state " + word)))
                            : Optional.empty();
        };
    }

    /** Reads {@code :80}, {@code *:80} and lists and ranges. */
    private Optional<Target> portsAlone(String word) {
        String list = word.replaceFirst("^\\*?:", "");
        return !list.equals(word)
                        || (Character.isDigit(word.charAt(0)) && !NAME.matcher(word).matches())
                ? ports.filter(list).map(filter -> all(word, filter))
                : Optional.empty();
    }

    private static Target all(String words, String filter) {
        return Target.certain(words, Reading.of(words, filter, CliOption.ALL));
    }

    private Target number(String digits) {
        Optional<Integer> pid = pid(digits);
        Optional<Reading> port =
                ports.filter(digits).map(f -> Reading.of("port " + digits, f, CliOption.ALL));
        if (port.isEmpty()) {
            return pid.filter(id -> !processes.areSeen() || processes.has(id))
                    .map(this::ofPid)
                    .orElseThrow(
                            () ->
                                    new UsageException(
                                            "'"
                                                    + digits
                                                    + "' is no port (1 to 65535), and"
                                                    + " no process of that number is seen here"));
        }
        List<Reading> readings = new ArrayList<>(List.of(port.get()));
        pid.filter(processes::has).ifPresent(id -> readings.add(ofPid(id).first()));
        return Target.uncertain(digits, readings, List.of());
    }

    private static Optional<Integer> pid(String digits) {
        return StringUtils.isNumeric(digits) && digits.length() <= MAX_PID_DIGITS
                ? Optional.of(Integer.parseInt(digits)).filter(id -> id > 0)
                : Optional.empty();
    }

    private Target ofPid(int pid) {
        Reading reading = Reading.of("pid " + pid, "pid = " + pid, CliOption.ALL);
        return Target.certain("pid " + pid, reading, List.of(pid));
    }

    private Target named(String text, String name) {
        Reading reading = Reading.of("process " + name, "process = " + name, CliOption.ALL);
        return Target.certain(text, reading, processes.named(name));
    }

    /** Returns whether a word means the same on every machine: a state, a kind, a command. */
    static boolean isOwnWord(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return KINDS.contains(name)
                || CommandTargets.isCommand(name)
                || WORDS.contains(name)
                || !Ports.optionsOf(name).isEmpty()
                || FilterOrTarget.isOfFilters(name)
                || FilterOrTarget.isFilter("state " + name);
    }

    /** Returns whether a word is the name of a process that is seen, or of a unit; no service. */
    boolean isOfProcess(String word) {
        return NAME.matcher(word).matches()
                && ports.filter(word).isEmpty()
                && (isUnit(word) || (processes.areSeen() && !processes.named(word).isEmpty()));
    }

    private static boolean isUnit(String word) {
        return word.endsWith(".service") || word.endsWith(".scope");
    }

    private Optional<Target> unit(String text, String unit) {
        return pids(text, processes.ofUnit(unit));
    }

    private static Optional<Target> pids(String text, List<Integer> pids) {
        return pids.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Target.certain(
                                text,
                                Reading.of(
                                        text,
                                        pids.stream()
                                                .map(pid -> "pid = " + pid)
                                                .collect(Collectors.joining(" or ")),
                                        CliOption.ALL),
                                pids));
    }

    /**
     * Reads a name: a unit by its ending, a service before a process, a host when it is neither.
     */
    private Target name(String word) {
        if (!NAME.matcher(word).matches()) {
            throw new Advice(names, processes).on(word);
        }
        if (isUnit(word)) {
            return unit(word, word).orElseThrow(() -> nothing("unit", word));
        }
        Advice advice = new Advice(names, processes);
        advice.onForeign(word)
                .ifPresent(
                        foreign -> {
                            throw foreign;
                        });
        List<Reading> readings = new ArrayList<>();
        ports.filter(word)
                .or(() -> ports.filter(word.toLowerCase(Locale.ROOT)))
                .ifPresent(f -> readings.add(Reading.of("service " + word, f, CliOption.ALL)));
        Target process = named(word, word);
        boolean runs = !process.pids().isEmpty() || (!processes.areSeen() && readings.isEmpty());
        if (runs) {
            readings.add(process.first());
        }
        if (readings.isEmpty()) {
            advice.onKnown(word)
                    .ifPresent(
                            known -> {
                                throw known;
                            });
            readings.add(ends.host(word).orElseThrow(() -> advice.on(word)));
        }
        boolean processTaken = readings.get(0).equals(process.first());
        return Target.uncertain(word, readings, processTaken ? process.pids() : List.of());
    }
}
