package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.SizeOption;
import io.jss.cli.options.TimeOption;
import io.jss.series.SeriesWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which recording is shown or written, the same whatever tool the command appears as.
 *
 * @param read the recording to show, by {@code --read} or TCPDIAG_FILE
 * @param behind whether a time stands behind the file alone, {@code FILE@TIME}, as {@code --at}
 *     does not say of which of two files it is
 * @param at the time of the look of a series to show, as it was written; empty for the last
 * @param record the file to write
 * @param owners whether processes are written too, if they are looked for
 * @param looksForOwners whether they are, though nothing that is shown needs them
 * @param titles whether arguments of processes are written with them
 * @param namespace the network namespaces that a recording is of
 * @param plays whether all looks of a series are shown, from the first or that time on
 */
public record RecordingRequest(
        Optional<String> read,
        boolean behind,
        Optional<String> at,
        Optional<String> record,
        boolean owners,
        boolean looksForOwners,
        boolean titles,
        NamespaceRequest namespace,
        boolean plays) {

    private static final String TOP = "top";
    private static final String TCPDIAG_FILE = "TCPDIAG_FILE";

    /** Returns one that shows a recording of several, or this machine's sockets. */
    public static RecordingRequest reading(Optional<String> file) {
        return new RecordingRequest(
                file,
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                NamespaceRequest.own(),
                false);
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
                false,
                options.value(CliOption.AT),
                record,
                owners,
                options.has(CliOption.PROCESSES) || titles,
                titles,
                NamespaceRequest.of(options),
                plays(options));
    }

    /** Returns whether all looks of a series are shown. */
    static boolean plays(Options options) {
        return !options.arguments().isEmpty() && options.arguments().get(0).equals(TOP);
    }

    /**
     * What {@code jss record} writes.
     *
     * @param file the new file
     * @param every the time from look to look
     * @param length how long it goes on, empty for until it is ended
     * @param ring the size above which the file does not grow, empty for any
     * @param selection the protocols and families
     * @param owners whether processes are written too
     * @param titles whether their arguments are
     * @param namespace the network namespaces
     */
    public record OfLooks(
            String file,
            Duration every,
            Optional<Duration> length,
            OptionalLong ring,
            Selection selection,
            boolean owners,
            boolean titles,
            NamespaceRequest namespace) {

        /**
         * Reads the options, whose argument is the file.
         *
         * @throws UsageException when there is none or more than one, or a value is wrong
         */
        public static OfLooks of(Options options) {
            List<String> words = options.arguments();
            if (words.size() != 1) {
                throw new UsageException(
                        words.isEmpty()
                                ? "record takes the file to write: jss record --for 10m host.jss"
                                : "record takes one file, not '"
                                        + words.get(1)
                                        + "' too: it records whole tables, filters are for"
                                        + " reading");
            }
            return new OfLooks(
                    words.get(0),
                    time(CliOption.EVERY, options).orElse(Duration.ofSeconds(1)),
                    time(CliOption.FOR, options),
                    ring(options),
                    Selection.of(options, Selection.Peers.ALL).orOfTcpAndUdp(),
                    options.has(CliOption.PROCESSES),
                    options.has(CliOption.RECORD_TITLES),
                    NamespaceRequest.of(options));
        }

        /** Returns what is written of one look. */
        public RecordingRequest ofOneLook() {
            return new RecordingRequest(
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.of(file),
                    owners,
                    owners,
                    titles,
                    namespace,
                    false);
        }

        private static Optional<Duration> time(CliOption option, Options options) {
            if (!options.has(option)) {
                return Optional.empty();
            }
            String text = options.valueOr(option, "");
            Optional<Duration> time = TimeOption.parse(text);
            if (time.isEmpty() || time.get().toMillis() < 1) {
                throw new UsageException(
                        "--"
                                + option.longName()
                                + " takes a time from 1ms on, such as 1s or 10m, not '"
                                + text
                                + "'");
            }
            return time;
        }

        private static OptionalLong ring(Options options) {
            if (!options.has(CliOption.RING)) {
                return OptionalLong.empty();
            }
            String text = options.valueOr(CliOption.RING, "");
            OptionalLong size = SizeOption.parse(text);
            if (size.orElse(0) < SeriesWriter.LEAST_RING) {
                throw new UsageException(
                        "--ring takes a size from 1MiB on, such as 200MiB, not '" + text + "'");
            }
            return size;
        }
    }
}
