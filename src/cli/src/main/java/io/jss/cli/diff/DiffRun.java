package io.jss.cli.diff;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.Presentation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.recording.RecordingOptions;
import io.jss.cli.recording.RecordingRun;
import io.jss.cli.request.DetailOptions;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.rows.Remarks;
import io.jss.filter.Filter;
import io.jss.model.InetSocket;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code jss diff BEFORE [AFTER]}: two recordings, or a recording and now. */
public final class DiffRun {

    private static final String NOW = "now";
    private static final int TABLES = 2;

    private final Options options;
    private final List<String> words;
    private final Environment environment;

    /**
     * Prepares it.
     *
     * @param words the recordings and a filter, after the word
     * @throws UsageException when there is none
     */
    public DiffRun(Options options, List<String> words, Environment environment) {
        if (words.isEmpty() || words.get(0).equals(NOW)) {
            throw new UsageException(
                    "diff takes two recordings, or one and now: jss diff before.jss after.jss,"
                            + " jss diff before.jss now sport = :443");
        }
        if (environment.recorded().isPresent()) {
            throw new UsageException("diff takes its recordings as words; unset TCPDIAG_FILE");
        }
        this.options = // users of a recording are not users of this machine
                options.has(CliOption.RESOLVE) ? options : options.with(CliOption.NUMERIC);
        this.words = words;
        this.environment = environment;
    }

    /**
     * Compares.
     *
     * @return {@link ExitCode#OK} when nothing differs, {@link ExitCode#DIFFERENT}
     * @throws UsageException when the two cannot be compared, or the filter is wrong
     */
    public int run() throws IOException {
        String after = words.size() < TABLES ? NOW : words.get(1);
        return at(words.get(0), before -> at(after, now -> compare(before, now)));
    }

    private int at(String name, RecordingRun.Body body) throws IOException {
        RecordingOptions read =
                new RecordingOptions(
                        name.equals(NOW) ? Optional.empty() : Optional.of(name),
                        Optional.empty(),
                        false,
                        false);
        return new RecordingRun(read, environment, Optional.empty()).run(body);
    }

    private int compare(Environment before, Environment now) throws IOException {
        RecordingInfo earlier = before.recorded().orElseThrow();
        RecordingInfo later = now.recorded().orElseGet(this::here);
        check("network namespaces", earlier, later, RecordingInfo::namespace);
        check("kernels", earlier, later, RecordingInfo::kernel);
        Environment both = new BothTimes(before, now);
        Selection chosen = ListingOptions.selectionOfAll(options).orOfTcpAndUdp();
        List<String> filterWords = words.subList(Math.min(TABLES, words.size()), words.size());
        Filter filter = FilterText.read(options, filterWords, chosen.protocols(), both);
        Presentation presentation =
                new Presentation(
                        ListingRequest.of(
                                options, chosen.withFilter(filter, both.ownerScan()), both),
                        both,
                        DetailOptions.areGiven(options));
        Selection selection = presentation.selection();
        Comparison comparison = new Comparison(selection, selection.facts());
        try (SocketTable tableBefore = before.openTable();
                SocketTable tableNow = ListingOptions.openTable(options, now)) {
            comparison.run(tableBefore, tableNow);
        }
        if (comparison.differences().isEmpty() && presentation.isTable()) {
            Remarks.print(comparison.remarks(), selection, options.has(CliOption.VERBOSE), now);
            sayUnknown(comparison);
            return ExitCode.OK;
        }
        show(comparison, presentation);
        sayUnknown(comparison);
        return comparison.differences().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private void show(Comparison comparison, Presentation presentation) throws IOException {
        Map<InetSocket, Difference> differences = comparison.differences();
        DifferenceColumns columns =
                new DifferenceColumns(socket -> differences.get(InetSocket.copyOf(socket)));
        presentation.lead(columns.kind());
        presentation.add(columns.addition(!presentation.isTable()));
        KeptSockets sockets = new KeptSockets(presentation.namespace());
        differences.keySet().forEach(sockets::row);
        sockets.lack(comparison.remarks());
        presentation.show(sockets);
    }

    private void sayUnknown(Comparison comparison) {
        if (comparison.withoutIdentity() > 0) {
            environment.say(
                    comparison.withoutIdentity() + " sockets without a cookie are not compared");
        }
    }

    /** Says of this machine what a recording would. */
    private RecordingInfo here() {
        return new RecordingInfo(
                Optional.empty(),
                Optional.ofNullable(System.getProperty("os.version")),
                Optional.empty(),
                options.value(CliOption.NETNS).or(this::ownNamespace));
    }

    private Optional<String> ownNamespace() {
        try {
            return Optional.of(
                    Files.readSymbolicLink(environment.procPaths().ownNetworkNamespace())
                            .toString());
        } catch (IOException e) {
            return Optional.empty(); // a /proc without it
        }
    }

    /** A socket is known by its cookie, which says nothing elsewhere or after another boot. */
    private static void check(
            String what,
            RecordingInfo before,
            RecordingInfo now,
            Function<RecordingInfo, Optional<String>> part) {
        Optional<String> one = part.apply(before);
        Optional<String> other = part.apply(now);
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw new UsageException(
                    "the two are of different "
                            + what
                            + ", so that none of their sockets is the same: "
                            + one.get()
                            + " and "
                            + other.get());
        }
    }
}
