package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import java.util.Optional;

/**
 * Which recording is shown or written, the same whatever tool the command appears as.
 *
 * @param read the recording to show, by {@code --read} or TCPDIAG_FILE
 * @param record the file to write
 * @param owners whether processes are written too, if they are looked for
 * @param looksForOwners whether they are, though nothing that is shown needs them
 * @param titles whether arguments of processes are written with them
 * @param namespace the network namespaces that a recording is of
 */
public record RecordingRequest(
        Optional<String> read,
        Optional<String> record,
        boolean owners,
        boolean looksForOwners,
        boolean titles,
        NamespaceRequest namespace) {

    private static final String TCPDIAG_FILE = "TCPDIAG_FILE";

    /** Returns one that shows a recording, or this machine's sockets. */
    public static RecordingRequest reading(Optional<String> file) {
        return new RecordingRequest(
                file, Optional.empty(), false, false, false, NamespaceRequest.own());
    }

    /** Reads the options of a command line of jss. */
    public static RecordingRequest of(Options options, Environment environment) {
        return of(options, options.has(CliOption.PROCESSES), environment);
    }

    /** Reads the options of another tool's command line; its processes are always written. */
    public static RecordingRequest ofTool(Options options, Environment environment) {
        if (options.has(CliOption.RECORD_TITLES) && !options.has(CliOption.RECORD)) {
            throw new UsageException("--record-titles goes with --record");
        }
        return of(options, true, environment);
    }

    private static RecordingRequest of(Options options, boolean owners, Environment environment) {
        Optional<String> read = options.value(CliOption.READ);
        Optional<String> record = options.value(CliOption.RECORD);
        boolean titles = options.has(CliOption.RECORD_TITLES);
        boolean records = record.isPresent() || options.has(CliOption.RECORD_SS);
        String variable = environment.variable(TCPDIAG_FILE);
        boolean named = variable != null && !variable.isEmpty();
        return new RecordingRequest(
                read.isEmpty() && named && !records ? Optional.of(variable) : read,
                record,
                owners,
                options.has(CliOption.PROCESSES),
                titles,
                NamespaceRequest.of(options));
    }
}
