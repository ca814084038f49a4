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

    /** Shorter names are clusters of letters, as -top and -udp are. */
    private static final int LONG_NAME = 4;

    private static final Set<String> TOOLS = Set.of("netstat", "ss");

    /**
     * The names of signal(7), and numbers but those of jss's {@code -4}, {@code -6}, {@code -0}.
     */
    private static final String SIGNAL =
            "-(?:SIG)?(?:HUP|INT|QUIT|ILL|TRAP|ABRT|IOT|BUS|FPE|KILL|USR[12]|SEGV|PIPE|ALRM|TERM"
                    + "|STKFLT|CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO"
                    + "|POLL|PWR|SYS|RTMIN.*|RTMAX.*)|-[0-9]*[1-35789][0-9]*";

    private static final String NUMBER = "[0-9]+([.][0-9]+)?";

    private Habits() {}

    /**
     * Returns the arguments as jss takes them; where that is not what another tool means by them,
     * one line says so.
     *
     * @throws UsageException when there is no way to say in jss what lsof would show
     */
    public static List<String> translated(List<String> arguments, Environment environment) {
        if (arguments.size() > 1 && arguments.get(0).equals("lsof")) {
            return ofLsof(arguments.subList(1, arguments.size()), environment);
        }
        if (arguments.size() > 1 && TOOLS.contains(arguments.get(0))) {
            throw new UsageException(
                    "'"
                            + arguments.get(0)
                            + "' is no target: jss --as "
                            + String.join(" ", arguments)
                            + ", or jss "
                            + String.join(" ", arguments.subList(1, arguments.size())));
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("kill")) {
            arguments.forEach(Habits::refuseSignal);
        }
        if (!arguments.isEmpty() && arguments.get(0).equals(TOP)) {
            return ownWords(ofTop(arguments, environment), environment);
        }
        return ownWords(
                arguments.contains(REPORT) ? withOutputLast(arguments) : arguments, environment);
    }

    private static List<String> ofLsof(List<String> arguments, Environment environment) {
        List<String> line = LsofLine.translated(arguments);
        String repeated = arguments.contains("-c") ? "; -c1 shows a table each second" : "";
        environment.say("lsof's options, read as: jss " + LsofLine.quoted(line) + repeated);
        return line;
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
        int end = arguments.indexOf("--");
        List<String> before = end < 0 ? arguments : arguments.subList(0, end);
        for (String argument : before) {
            refuseLongName(argument);
        }
        if (end < 0 && mayBeLsof(before) && LsofLine.isOne(before)) {
            return ofLsof(before, environment);
        }
        for (int i = 0; i < before.size(); i++) {
            if (isSeconds(before, i)) {
                List<String> line = new ArrayList<>(arguments);
                line.set(i, arguments.get(i) + "=" + line.remove(i + 1));
                return ownWords(line, environment);
            }
            if (before.get(i).equals("-p") && i + 1 < before.size()) {
                return withProcess(arguments, i + 1, environment);
            }
            if (isProcess(before.get(i))) {
                List<String> line = new ArrayList<>(arguments);
                line.set(i, "-p");
                line.add(i + 1, "pid:" + arguments.get(i).substring(2));
                return line;
            }
        }
        if (end >= 0) {
            return arguments;
        }
        if (arguments.size() == 1 || arguments.size() == 2) {
            String meant = meantElsewhere(String.join(" ", arguments));
            if (!meant.isEmpty()) {
                environment.say(meant);
            }
        }
        return arguments;
    }

    /** {@code -KILL} and {@code -15} of kill(1); {@code -NWEB} is jss's. */
    private static void refuseSignal(String argument) {
        if (argument.matches(SIGNAL)) {
            throw new UsageException(
                    "'"
                            + argument
                            + "' is kill(1)'s; jss kill closes sockets, and ends no process");
        }
    }

    /** {@code -version} would be -v, -e and others; {@code -help} is help by its first letter. */
    private static void refuseLongName(String argument) {
        boolean word = argument.length() > LONG_NAME && argument.charAt(1) != '-';
        if (argument.startsWith("-")
                && (word || argument.equals("-tcp"))
                && !argument.equals("-help")
                && isLongName(argument.substring(1))) {
            throw new UsageException(
                    "'" + argument + "' is several options of a letter; perhaps -" + argument);
        }
    }

    private static boolean isLongName(String word) {
        for (CliOption option : CliOption.values()) {
            if (option.longName().equals(word)) {
                return true;
            }
        }
        return false;
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

    /** A number behind {@code -c} is its seconds, as netstat has it; with a unit it is refused. */
    private static boolean isSeconds(List<String> arguments, int at) {
        return at + 1 < arguments.size()
                && (arguments.get(at).equals("--continuous") || endsWithC(arguments.get(at)))
                && arguments.get(at + 1).matches(NUMBER + "(ms|s|m|h)?");
    }

    private static boolean isNumber(String word) {
        return word.matches(NUMBER);
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

    /**
     * Most lines have none such, and need none of the patterns for them. Every start comes here:
     * StringUtils, and the JVM's first lambda, would take a tenth of it.
     */
    private static boolean mayBeLsof(List<String> arguments) {
        int words = 0;
        boolean has = false;
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                continue;
            }
            int at = argument.startsWith("-") ? firstOfLsof(argument) : argument.length();
            if (at < argument.length() - 1 || (argument.startsWith("+") && at > 1)) {
                return true; // something stands behind it
            }
            words++;
            has |= at < argument.length();
        }
        return has && words > 1;
    }

    private static int firstOfLsof(String argument) {
        int at = 1;
        while (at < argument.length() && "iscP".indexOf(argument.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** {@code -p4711}; {@code -p4}, {@code -p46} and the like have options of jss. */
    private static boolean isProcess(String argument) {
        return argument.length() > 2
                && argument.startsWith("-p")
                && StringUtils.isNumeric(argument.substring(2))
                && !StringUtils.containsOnly(argument.substring(2), "046");
    }

    /** A number behind -p is a process, as lsof has it, where there is one. */
    private static List<String> withProcess(
            List<String> arguments, int at, Environment environment) {
        String number = arguments.get(at);
        Processes processes = Processes.of(environment.procPaths());
        boolean pid =
                number.matches("[0-9]{1,9}(,[0-9]{1,9})*")
                        && Arrays.stream(number.split(",", -1))
                                .anyMatch(one -> processes.has(Integer.parseInt(one)));
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
