package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;
import io.jss.model.Detail;
import java.util.EnumSet;
import java.util.List;

/**
 * What {@code jss find} looks for.
 *
 * @param listing how it is shown, and the filter of targets
 * @param words the words as they were written
 * @param byEnds whether they are one end or two, and no targets
 */
public record FindRequest(ListingRequest listing, List<String> words, boolean byEnds) {

    /** Reads the options, whose arguments are the filter. */
    public static FindRequest of(
            Options options, List<String> words, boolean byEnds, Environment environment) {
        Options shown = options.with(CliOption.EXTEND, CliOption.PROCESSES, CliOption.TIMERS);
        ListingRequest listing =
                ListingRequest.of(shown, Peers.ALL, environment)
                        .withDetails( // what the lines below the row are made of
                                EnumSet.of(Detail.INFO, Detail.CONGESTION));
        return new FindRequest(
                listing.withSelection(listing.selection().orOfTcpAndUdp()),
                List.copyOf(words),
                byEnds);
    }
}
