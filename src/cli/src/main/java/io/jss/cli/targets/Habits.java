package io.jss.cli.targets;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Command lines of lsof and netstat that say to jss something else, or nothing. */
public final class Habits {
    private static final Set<String> ROUTES = Set.of("-r", "-rn", "-nr", "-r -n", "-n -r");
    private static final Set<String> INTERFACES =
            Set.of("-i", "-ie", "-ei", "-in", "-ni", "-i -n", "-i -e");

    private Habits() {}

    /**
     * Returns the arguments as jss takes them; where that is not what another tool means by them,
     * one line says so.
     *
     * @throws UsageException when there is no way to say in jss what lsof would show
     */
    public static List<String> translated(List<String> arguments, Environment environment) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--")) {
                return arguments;
            }
            if (mayBeLsof(arguments.get(i)) && LsofLine.isAt(arguments, i)) {
                List<String> line = LsofLine.translated(arguments);
                environment.say("lsof's options, read as: jss " + String.join(" ", line));
                return line;
            }
            if (arguments.get(i).equals("-p") && i + 1 < arguments.size()) {
                return withProcess(arguments, i + 1, environment);
            }
        }
        if (arguments.size() == 1 || arguments.size() == 2) {
            String line = String.join(" ", arguments);
            if (ROUTES.contains(line)) {
                environment.say("-r looks up names here; netstat's routes: ip route");
            } else if (INTERFACES.contains(line)) {
                environment.say("-i is what TCP knows here; netstat's interfaces: ip -s link");
            }
        }
        return arguments;
    }

    /** Most lines have none such, and need none of the patterns for them. */
    private static boolean mayBeLsof(String argument) {
        return argument.startsWith("-i")
                || argument.startsWith("-sTCP")
                || argument.startsWith("-sUDP");
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
