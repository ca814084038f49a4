package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What {@code jss diff} compares.
 *
 * @param before the recording
 * @param after the later one, empty for now
 * @param listing the sockets, and how they are shown
 */
public record DiffRequest(String before, Optional<String> after, ListingRequest listing) {

    private static final String NOW = "now";
    private static final int TABLES = 2;

    /**
     * Reads the options, whose arguments are the recordings and a filter.
     *
     * @throws UsageException when there is no recording, or a value is wrong
     */
    public static DiffRequest of(Options options, Environment environment) {
        List<String> words = options.arguments();
        if (words.isEmpty() || words.get(0).equals(NOW)) {
            throw new UsageException(
                    "diff takes two recordings, or one and now: jss diff before.jss after.jss,"
                            + " jss diff before.jss now sport = :443");
        }
        if (environment.recorded().isPresent()) {
            throw new UsageException("diff takes its recordings as words; unset TCPDIAG_FILE");
        }
        int tables = Math.min(TABLES, words.size());
        Options shown = options.with(words.subList(tables, words.size()), Map.of());
        if (!options.has(CliOption.RESOLVE)) {
            shown = shown.with(CliOption.NUMERIC); // users of a recording are not of this machine
        }
        ListingRequest listing = ListingRequest.of(shown, Peers.ALL, environment);
        return new DiffRequest(
                words.get(0),
                words.stream().limit(TABLES).skip(1).filter(Predicate.not(NOW::equals)).findFirst(),
                listing.withSelection(listing.selection().orOfTcpAndUdp()));
    }
}
