package io.jss.cli.request;

import io.jss.KillPlan;
import io.jss.cli.environment.Environment;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;

/**
 * What {@code jss kill} closes.
 *
 * @param listing the sockets, and how they are shown
 * @param max how many may match
 * @param yes whether they are closed, and not only shown
 * @param hint where there may be more, for the line that says that none matches
 */
public record KillRequest(ListingRequest listing, int max, boolean yes, String hint) {

    /** Reads the options, whose arguments are the filter. */
    public static KillRequest of(Options options, Environment environment) {
        String among =
                options.has(CliOption.LISTENING)
                        ? " among listeners; -a is for all"
                        : " among connected ones; -a is for all";
        return new KillRequest(
                ListingRequest.of(options, Peers.CONNECTED, environment),
                (int)
                        NumberOption.of(
                                options, CliOption.MAX, KillPlan.DEFAULT_MAX, Integer.MAX_VALUE),
                options.has(CliOption.YES),
                options.has(CliOption.ALL) ? "" : among);
    }
}
