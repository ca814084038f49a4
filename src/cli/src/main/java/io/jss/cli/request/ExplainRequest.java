package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;

/**
 * What {@code jss explain} explains.
 *
 * @param listing the sockets, and how they are shown where they are rows
 * @param text the words as they were written
 * @param shorter whether these are one of the shorter words, and no filter
 * @param judges whether findings are looked for
 */
public record ExplainRequest(ListingRequest listing, String text, boolean shorter, boolean judges) {

    /** Reads the options, whose arguments are the filter. */
    public static ExplainRequest of(
            Options options, String text, boolean shorter, Environment environment) {
        return new ExplainRequest(
                ListingRequest.of(options.with(CliOption.PROCESSES), Peers.ALL, environment),
                text,
                shorter,
                true);
    }
}
