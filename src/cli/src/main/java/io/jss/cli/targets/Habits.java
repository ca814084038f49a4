package io.jss.cli.targets;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Command lines of lsof and netstat that say to jss something else, or nothing. */
public final class Habits {
    private static final String TOP = "top";
    private static final Set<String> ROUTES = Set.of("-r", "-rn", "-nr", "-r -n", "-n -r");
    private static final Set<String> INTERFACES =
            Set.of("-i", "-ie", "-ei", "-in", "-ni", "-i -n", "-i -e");

    private static final String REPORT = "report";

    private Habits() {}

    /**
     * Returns the arguments as jss takes them; where that is not what another tool means by them,
     * one line says so.
     *
     * @throws UsageException when there is no way to say in jss what lsof would show
     */
    public static List<String> translated(List<String> arguments, Environment environment) {
        if (arguments.size() > 1 && arguments.get(0).equals("lsof")) {
            return ownWords(arguments.subList(1, arguments.size()), environment);
        }
        if (!arguments.isEmpty() && arguments.get(0).equals(TOP)) {
            return ownWords(ofTop(arguments, environment), environment);
        }
        return ownWords(
                arguments.contains(REPORT) ? withOutputLast(arguments) : arguments, environment);
    }

    /** {@code -o PAGE} of report is a word behind the others. */
    private static List<String> withOutputLast(List<String> arguments) {
        int at = arguments.indexOf("-o");
        if (at < 0 || at + 1 == arguments.size() || arguments.indexOf(REPORT) > at) {
            return arguments;
        }
        List<String> line = new ArrayList<>(arguments);
        line.remove(at);
        line.add(line.remove(at));
        return line;
    }

    private static List<String> ownWords(List<String> arguments, Environment environment) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--")) {
                return arguments;
            }
            if (mayBeLsof(arguments.get(i)) && LsofLine.isOne(arguments)) {
                List<String> line = LsofLine.translated(arguments);
                environment.say("lsof's options, read as: jss " + String.join(" ", line));
                return line;
            }
            if (isSeconds(arguments, i)) {
                List<String> line = new ArrayList<>(arguments);
                line.set(i, arguments.get(i) + "=" + line.remove(i + 1));
                return ownWords(line, environment);
            }
            if (arguments.get(i).equals("-p") && i + 1 < arguments.size()) {
                return withProcess(arguments, i + 1, environment);
            }
        }
        if (arguments.size() == 1 || arguments.size() == 2) {
            String meant = meantElsewhere(String.join(" ", arguments));
            if (!meant.isEmpty()) {
                environment.say(meant);
            }
        }
        return arguments;
    }

    /** Returns what to say of a line that is another thing to netstat or lsof, empty of others. */
    private static String meantElsewhere(String line) {
        if (ROUTES.contains(line)) {
            return "-r looks up names here; netstat's routes: ip route";
        }
        if (INTERFACES.contains(line)) {
            return "-i is what TCP knows here; netstat's interfaces: ip -s link";
        }
        return switch (line) {
            case "-M" -> "-M is MPTCP here; netstat's masqueraded connections: conntrack -L";
            case "-U" -> "-U is UDP-Lite here; lsof's unix sockets: jss -xp";
            case "-i4", "-i6" ->
                    "-i is what TCP knows here; lsof's " + line + ": jss -ap -" + line.charAt(2);
            case "-i tcp", "-i TCP" -> "-i is what TCP knows here; lsof's " + line + ": jss -tap";
            case "-i udp", "-i UDP" -> "-i is what TCP knows here; lsof's " + line + ": jss -uap";
            case "-st", "-ts", "-su", "-us", "-s -t", "-s -u", "-t -s", "-u -s" ->
                    "-s counts sockets here; netstat's statistics of protocols: nstat -az";
            default -> "";
        };
    }

    /** {@code -b}, {@code -n NUMBER} and {@code -d SECONDS} behind the word are those of top. */
    private static List<String> ofTop(List<String> arguments, Environment environment) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean number = i + 1 < arguments.size() && isNumber(arguments.get(i + 1));
            if (word.equals("-b")) {
                line.add("--batch");
            } else if (number && word.equals("-n")) {
                line.add("--blocks=" + arguments.get(++i));
            } else if (number && word.equals("-d")) {
                line.add("--continuous=" + arguments.get(++i));
            } else {
                line.add(word);
            }
        }
        if (!line.equals(arguments)) {
            environment.say("top's options, read as: jss " + String.join(" ", line));
        }
        return line;
    }

    /** A number behind {@code -c} is its seconds, as netstat has it. */
    private static boolean isSeconds(List<String> arguments, int at) {
        return at + 1 < arguments.size()
                && (arguments.get(at).equals("--continuous") || endsWithC(arguments.get(at)))
                && isNumber(arguments.get(at + 1));
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]+([.][0-9]+)?");
    }

    /** {@code -c} alone, or behind letters of which none takes the rest as its value. */
    private static boolean endsWithC(String argument) {
        if (argument.length() < 2
                || argument.startsWith("--")
                || argument.charAt(0) != '-'
                || argument.charAt(argument.length() - 1) != 'c') {
            return false;
        }
        String letters = argument.substring(1, argument.length() - 1);
        return Arrays.stream(CliOption.values())
                .filter(option -> option.value() == OptionForm.Value.NONE)
                .map(option -> Character.toString(option.letter()))
                .reduce(letters, (left, letter) -> left.replace(letter, ""))
                .isEmpty();
    }

    /** Most lines have none such, and need none of the patterns for them. */
    private static boolean mayBeLsof(String argument) {
        return argument.startsWith("-i")
                || argument.startsWith("-s")
                || (argument.startsWith("-")
                        && !argument.startsWith("--")
                        && StringUtils.containsAny(argument, ":@P"));
    }

    /** A number behind -p is a process, as lsof has it, where there is one. */
    private static List<String> withProcess(
            List<String> arguments, int at, Environment environment) {
        String number = arguments.get(at);
        boolean pid =
                StringUtils.isNumeric(number)
                        && number.length() < 10
                        && Processes.of(environment.procPaths()).has(Integer.parseInt(number));
        if (!pid || arguments.stream().anyMatch(argument -> argument.startsWith("--read"))) {
            return arguments;
        }
        List<String> line = new ArrayList<>(arguments);
        line.set(at, "pid:" + number);
        environment.say(
                "'-p "
                        + number
                        + "' is read as pid "
                        + number
                        + "; the other: jss -p port "
                        + number);
        return line;
    }
}
