package io.jss.cli.recording;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options about recordings, which are the same whatever tool the command appears as.
 *
 * @param read the recording to show, by {@code --read} or TCPDIAG_FILE
 * @param record the file to write
 * @param owners whether processes are written too, if they are looked for
 * @param titles whether arguments of processes are written with them
 */
public record RecordingOptions(
        Optional<String> read, Optional<String> record, boolean owners, boolean titles) {

    private static final String TCPDIAG_FILE = "TCPDIAG_FILE";

    /** The options among the arguments of another tool, and the arguments without them. */
    public record Taken(RecordingOptions options, List<String> arguments) {}

    /** Returns the options. */
    public static RecordingOptions of(Options options, Environment environment) {
        return of(
                value(options, CliOption.READ),
                value(options, CliOption.RECORD),
                options.has(CliOption.PROCESSES),
                options.has(CliOption.RECORD_TITLES),
                options.has(CliOption.RECORD_SS),
                environment);
    }

    private static Optional<String> value(Options options, CliOption option) {
        return options.has(option) ? Optional.of(options.valueOr(option, "")) : Optional.empty();
    }

    private static RecordingOptions of(
            Optional<String> read,
            Optional<String> record,
            boolean owners,
            boolean titles,
            boolean ofSs,
            Environment environment) {
        boolean records = record.isPresent() || ofSs;
        if (records && read.isPresent()) {
            throw new UsageException("--read shows a recording, which cannot be recorded again");
        }
        String variable = environment.variable(TCPDIAG_FILE);
        boolean named = variable != null && !variable.isEmpty();
        return read.isEmpty() && named && !records
                ? new RecordingOptions(Optional.of(variable), record, owners, titles)
                : new RecordingOptions(read, record, owners, titles);
    }

    /** Takes the options out of arguments that are otherwise another tool's. */
    public static Taken takeFrom(List<String> arguments, Environment environment) {
        Optional<String> read = Optional.empty();
        Optional<String> record = Optional.empty();
        boolean titles = false;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            CliOption option = option(argument);
            if (option == null) {
                rest.add(argument);
            } else if (option == CliOption.RECORD_TITLES) {
                titles = true;
            } else {
                int equals = argument.indexOf('=');
                if (equals < 0 && i + 1 == arguments.size()) {
                    throw new UsageException(argument + " takes a file");
                }
                String file = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
                if (option == CliOption.READ) {
                    read = Optional.of(file);
                } else {
                    record = Optional.of(file);
                }
            }
        }
        return new Taken(of(read, record, true, titles, false, environment), rest);
    }

    /** Returns the option that an argument begins, null for none of these. */
    private static CliOption option(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        return switch (name) {
            case "--read" -> CliOption.READ;
            case "--record" -> CliOption.RECORD;
            case "--record-titles" -> CliOption.RECORD_TITLES;
            default -> null;
        };
    }
}
