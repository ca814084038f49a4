package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.TimeOption;
import io.jss.cli.request.Selection.Peers;
import io.jss.model.Protocol;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;

/**
 * What {@code jss wait} waits for.
 *
 * @param listing the sockets
 * @param text the words as they were written
 * @param shorter whether these are one of the shorter words, and no filter
 * @param gone whether it waits until no socket is there, else until one listens
 * @param timeout when it gives up, empty for never
 * @param end what ends it then, as it was written
 */
public record WaitRequest(
        ListingRequest listing,
        String text,
        boolean shorter,
        boolean gone,
        Optional<Duration> timeout,
        String end) {

    /**
     * Refuses what cannot be waited for, before the words are read.
     *
     * @throws UsageException in a recording, and without words
     */
    public static void check(Options options, Environment environment) {
        if (environment.recorded().isPresent()) {
            throw new UsageException("wait is about this machine; a recording does not change");
        }
        if (options.arguments().isEmpty()) {
            throw new UsageException(
                    "wait takes what to wait for: jss wait 8080, jss wait 192.0.2.1:443 --state"
                            + " gone");
        }
    }

    /**
     * Reads the options, whose arguments are the filter.
     *
     * @throws UsageException when a value is wrong
     */
    public static WaitRequest of(
            Options options, String text, boolean shorter, Environment environment) {
        ListingRequest listing = ListingRequest.of(options, Peers.ALL, environment);
        Selection chosen = listing.selection();
        return new WaitRequest(
                chosen.protocolsNamed()
                        ? listing
                        : listing.withSelection(chosen.withProtocols(EnumSet.of(Protocol.TCP))),
                text,
                shorter,
                isGone(options.valueOr(CliOption.WAIT_STATE, "listening")),
                options.value(CliOption.TIMEOUT).map(WaitRequest::timeout),
                options.valueOr(CliOption.TIMEOUT, "an interrupt"));
    }

    private static boolean isGone(String state) {
        return switch (state) {
            case "listening" -> false;
            case "gone" -> true;
            default ->
                    throw new UsageException(
                            "--state takes listening or gone, not '" + state + "'");
        };
    }

    private static Duration timeout(String value) {
        return TimeOption.parse(value)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "--timeout takes a time as 30s, 500ms or 2m, not '"
                                                + value
                                                + "'"));
    }
}
