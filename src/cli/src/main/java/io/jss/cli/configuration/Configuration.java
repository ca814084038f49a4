package io.jss.cli.configuration;

import io.jss.cli.environment.Environment;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How things look as the files say: {@code /etc/jss/config}, and before it the caller's own {@code
 * $XDG_CONFIG_HOME/jss/config}. Only on a terminal, only for what no option says, and only for
 * plain listings; limits are for all that finds something wrong. A script meets none of it.
 */
public final class Configuration {

    private static final Path OF_ALL = Path.of("/etc/jss/config");
    private static final Set<String> COMMANDS =
            Set.of(
                    "doctor", "explain", "find", "kill", "wait", "diff", "report", "record", "top",
                    "export");

    /** Beside these a table has no columns of its own, or others. */
    private static final List<CliOption> OTHER_ANSWERS =
            List.of(
                    CliOption.JSON,
                    CliOption.NDJSON,
                    CliOption.CSV,
                    CliOption.SUMMARY,
                    CliOption.COUNT_BY,
                    CliOption.EVENTS,
                    CliOption.KILL,
                    CliOption.LINE_FORMAT,
                    CliOption.EXPLAIN_FILTER,
                    CliOption.RECORD_SS,
                    CliOption.UNIX,
                    CliOption.PACKET,
                    CliOption.NETLINK,
                    CliOption.VSOCK,
                    CliOption.FAMILY,
                    CliOption.QUERY);

    /** Options that choose or add columns come before the file's. */
    private static final List<CliOption> OTHER_COLUMNS =
            List.of(CliOption.COLUMN_LIST, CliOption.PROCESSES, CliOption.EXTEND, CliOption.TIMERS);

    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

    private Configuration() {}

    /**
     * Returns what the files say for an answer on a terminal, where no option says otherwise. Of
     * what is wrong in them one line is said, and the command goes on.
     */
    public static Configuration read(Options options, Environment environment) {
        Configuration configuration = new Configuration();
        for (Path path : paths(environment)) {
            try {
                configuration.settings.putAll(settings(path, options, environment));
            } catch (IOException e) {
                environment.say(path + " cannot be read; --no-config leaves it out");
            }
        }
        configuration.settings.keySet().removeIf(setting -> !isFor(setting, options));
        return configuration;
    }

    /** Returns the options with what the files say. */
    public Options completed(Options options) {
        Options completed = options;
        for (Map.Entry<Setting, String> setting : settings.entrySet()) {
            if (!options.has(setting.getKey().option())) {
                completed = with(setting.getKey(), setting.getValue(), completed);
            }
        }
        return completed;
    }

    /** Returns the terminal as wide as the files let it be. */
    public Environment at(Environment terminal) {
        int columns = Setting.columns(settings.getOrDefault(Setting.WIDTH, ""));
        return columns == 0 ? terminal : new NarrowTerminal(terminal, columns);
    }

    /** The later one comes before the earlier. */
    private static List<Path> paths(Environment environment) {
        List<Path> paths = new ArrayList<>(List.of(OF_ALL));
        String folder = environment.variable("XDG_CONFIG_HOME");
        String home = environment.variable("HOME");
        if (folder != null && folder.startsWith("/")) {
            paths.add(Path.of(folder, "jss", "config"));
        } else if (home != null && home.startsWith("/")) {
            paths.add(Path.of(home, ".config", "jss", "config"));
        }
        return paths;
    }

    private static Map<Setting, String> settings(
            Path path, Options options, Environment environment) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Map.of();
        }
        ConfigurationFile file = new ConfigurationFile(path);
        if (!file.isTrusted()) {
            environment.say(
                    path
                            + " is not read: it must be yours or root's, and writable by nobody"
                            + " else; --no-config leaves it out");
            return Map.of();
        }
        if (options.has(CliOption.VERBOSE)) {
            environment.say("how things look is from " + path);
        }
        return file.read(environment::say);
    }

    private static boolean isFor(Setting setting, Options options) {
        if (options.has(setting.option())) {
            return false;
        }
        String first = options.arguments().isEmpty() ? "" : options.arguments().get(0);
        boolean listing =
                !COMMANDS.contains(first) && OTHER_ANSWERS.stream().noneMatch(options::has);
        return switch (setting) {
            case COLUMNS -> listing && OTHER_COLUMNS.stream().noneMatch(options::has);
            case COLOR, WIDTH -> listing;
            case THRESHOLD -> true; // of findings, and of the colours of a listing
        };
    }

    private static Options with(Setting setting, String value, Options options) {
        if (setting.option().value() == CliOption.Value.REQUIRED) {
            return options.with(setting.option(), value);
        }
        return value.equals(Setting.WHOLE) ? options.with(setting.option()) : options;
    }
}
