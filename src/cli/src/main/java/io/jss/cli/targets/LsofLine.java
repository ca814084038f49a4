package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.TimeOption;
import io.jss.cli.targets.LsofOptions.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * A command line of lsof in jss's words. Lines are lsof's that have what no options of jss look
 * like: an {@code -i} with a protocol, a host or a port attached, two of them, one beside {@code
 * -P} or the name of a user, the name of a program behind {@code -c}, states behind {@code -s}.
 * {@code -i} alone is jss's own: what TCP knows. What is asked for narrows the answer, as with
 * {@code -a} of lsof.
 */
final class LsofLine {
    private static final Pattern FAMILY_ALONE = Pattern.compile("[46]?");

    /** {@code +D}, {@code +L1}: files, and how they are shown. */
    private static final Pattern OF_FILES = Pattern.compile("\\+[cdDeEfLmMrw]\\d*");

    /** What says nothing about sockets, or what a table shows without it. */
    private static final String NEEDLESS = "PwbOaSTVR";

    private static final int LEAST_NAME = 3;

    private final List<String> options = new ArrayList<>();
    private final LsofEnds ends = new LsofEnds();
    private final List<String> pids = new ArrayList<>();
    private final List<String> programs = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final List<String> filter = new ArrayList<>();
    private boolean listening;
    private boolean terse;
    private int atEnds = -1;

    private LsofLine() {}

    /** Returns whether the arguments are those of lsof. */
    static boolean isOne(List<String> arguments) {
        int internet = 0;
        boolean numbers = false;
        boolean user = false;
        for (Part part : LsofOptions.of(arguments)) {
            if (isOfLsofAlone(part)) {
                return true;
            }
            internet += part.is('i') ? 1 : 0;
            numbers |= part.is('P');
            user |= part.is('u') && isName(part.value()) && !TargetParser.isOwnWord(part.value());
        }
        return internet > 1 || (internet > 0 && (numbers || user));
    }

    private static boolean isOfLsofAlone(Part part) {
        String value = part.value();
        return switch (part.letter()) {
            case 'i' ->
                    part.attached()
                            ? !FAMILY_ALONE.matcher(value).matches()
                            : LsofEnds.isOfLsofAlone(value);
            case 's' -> !value.isEmpty();
            case 'c' -> namesProgram(part);
            case '\0' -> OF_FILES.matcher(value).matches();
            default -> false;
        };
    }

    /**
     * Behind {@code -c} of jss there is a number, by habit with its unit, or what chooses the
     * sockets of a table.
     */
    private static boolean namesProgram(Part part) {
        String value = withoutSign(part.value());
        return (isName(value) || isPattern(value))
                && (!part.attached() || value.length() >= LEAST_NAME)
                && !TargetParser.isOwnWord(value)
                && TimeOption.parse(value).isEmpty();
    }

    /** Returns what is not meant without the sign that says so. */
    private static String withoutSign(String value) {
        return value.startsWith("^") ? value.substring(1) : value;
    }

    private static boolean isName(String value) {
        return TargetParser.NAME.matcher(value).matches();
    }

    private static boolean isPattern(String value) {
        return value.length() > 2 && value.startsWith("/") && value.endsWith("/");
    }

    /**
     * Returns the arguments in jss's words.
     *
     * @throws UsageException when there is no way to say in jss what lsof would show
     */
    static List<String> translated(List<String> arguments) {
        LsofLine line = new LsofLine();
        LsofOptions.of(arguments).forEach(line::add);
        return line.words();
    }

    private void add(Part part) {
        String value = part.value();
        switch (part.letter()) {
            case 'i' -> {
                atEnds = atEnds < 0 ? options.size() : atEnds;
                ends.add(value);
            }
            case 's' -> addStates(value);
            case 'n', 'l' -> option("-n");
            case '4', '6' -> option("-" + part.letter());
            case 't' -> terse = true;
            case 'U' -> option("-x");
            case 'N' -> option("-N" + value);
            case 'r' -> option("-c=" + (value.isEmpty() ? "15" : value));
            case 'p' -> addAll(value, pids);
            case 'u' -> addAll(value, users);
            case 'c' -> addProgram(value);
            case 'F' ->
                    throw new UsageException(
                            "-F of lsof is output for programs; here: --json, --ndjson or --csv");
            case '\0' -> addWord(value);
            default -> {
                if (NEEDLESS.indexOf(part.letter()) < 0) {
                    throw refused(part.text());
                }
            }
        }
    }

    private void addProgram(String value) {
        if (isPattern(value)) {
            throw new UsageException(
                    "'"
                            + value
                            + "' is a regular expression of lsof; here a pattern: jss process '*"
                            + value.substring(1, value.length() - 1)
                            + "*'");
        }
        if (StringUtils.containsOnly(value, "0123456789.")) {
            option("-c=" + value);
        } else {
            addAll(value + "*", programs);
        }
    }

    /** Adds values with commas between; {@code ^} stands before what is not meant. */
    private static void addAll(String values, List<String> all) {
        all.addAll(List.of(StringUtils.split(values, ',')));
    }

    private void addWord(String word) {
        if (word.startsWith("--")) {
            options.add(word);
        } else if (word.startsWith("/")) {
            filter.add(word);
        } else if (word.startsWith("+")) {
            throw new UsageException(
                    "'"
                            + word
                            + "' of lsof is about files; of them jss knows sockets alone, those of"
                            + " unix by their path: jss '/run/*'");
        } else {
            throw refused(word);
        }
    }

    private static UsageException refused(String what) {
        return new UsageException(
                "'"
                        + what
                        + "' cannot stand beside lsof's options here; jss help targets says how to"
                        + " ask for ports, hosts, processes and states");
    }

    private void option(String option) {
        if (!option.isEmpty() && !options.contains(option)) {
            options.add(option);
        }
    }

    /** Adds the filter of a list of states, nothing for listeners alone: -l has those of UDP. */
    private void addStates(String value) {
        String list = StringUtils.substringAfter(value, ":").toUpperCase(Locale.ROOT);
        if (list.equals("LISTEN")) {
            listening = true;
            return;
        }
        for (String state : StringUtils.split(list, ',')) {
            filter.add(state.startsWith("^") ? "exclude" : "state");
            filter.add(withoutSign(state).replace("SYN_RCDV", "SYN_RECV"));
        }
    }

    private List<String> words() {
        List<String> targets = new ArrayList<>(ends.targets());
        append("pid", pids, targets);
        append("process", programs, targets);
        append("user", users, targets);
        targets.addAll(filter);
        if (terse) {
            throw new UsageException(
                    "-t of lsof prints process ids alone; here: jss "
                            + (listening ? "-l" : "-a")
                            + " --count-by pid "
                            + quoted(targets));
        }
        if (atEnds >= 0) {
            List<String> chosen = new ArrayList<>(ends.options());
            chosen.removeAll(options);
            options.addAll(ends.areAll() ? 0 : atEnds, chosen);
        }
        List<String> words = new ArrayList<>(List.of(listening ? "-l" : "-a"));
        words.addAll(options);
        words.add("-p");
        words.addAll(targets);
        return words;
    }

    private static void append(String kind, List<String> values, List<String> targets) {
        List<String> meant = values.stream().filter(value -> !value.startsWith("^")).toList();
        if (!meant.isEmpty()) {
            targets.add(kind);
            targets.add(String.join(",", meant));
        }
        for (String value : values) {
            if (value.startsWith("^")) {
                targets.addAll(List.of("not", kind, value.substring(1)));
            }
        }
    }

    /** Returns words as a shell takes them. */
    static String quoted(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(word -> word.indexOf('*') < 0 ? word : "'" + word + "'")
                        .toList());
    }
}
