package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;
import java.util.Optional;

/**
 * What {@code jss top} shows.
 *
 * @param listing the sockets, and how they are shown
 * @param blocks how many blocks there are at most
 * @param room how many sockets a block needs at most
 * @param screen what a full screen asks for, empty where blocks are shown
 */
public record TopRequest(
        ListingRequest listing, long blocks, long room, Optional<ScreenRequest> screen) {

    /** Rows of a block where nothing says how many, and where a terminal does not. */
    private static final int ROWS = 20;

    /**
     * Reads the options, whose arguments are the filter.
     *
     * @param text the words as they were written
     */
    public static TopRequest of(Options options, String text, Environment terminal) {
        boolean needsAll = options.has(CliOption.SORT) || options.has(CliOption.COUNT_BY);
        ListingRequest asked = ListingRequest.of(completed(options, terminal), Peers.ALL, terminal);
        ListingRequest listing = asked.withSelection(asked.selection().orOfTcpAndUdp());
        return new TopRequest(
                listing,
                NumberOption.of(options, CliOption.BLOCKS, Long.MAX_VALUE, Integer.MAX_VALUE),
                needsAll ? Integer.MAX_VALUE : listing.limit(),
                ScreenRequest.isMeant(options, terminal)
                        ? Optional.of(new ScreenRequest(text, listing))
                        : Optional.empty());
    }

    private static Options completed(Options given, Environment terminal) {
        Options options = given;
        if (!options.has(CliOption.CONTINUOUS)) {
            options = options.with(CliOption.CONTINUOUS);
        }
        boolean counts = options.has(CliOption.COUNT_BY);
        if (!options.has(CliOption.COLUMN_LIST) && !counts) {
            options = options.with(CliOption.PROCESSES);
        }
        if (!options.has(CliOption.TOP) && !counts) {
            int rows = options.has(CliOption.BATCH) ? 0 : terminal.rows();
            options = options.with(CliOption.TOP, Integer.toString(rows > 0 ? rows : ROWS));
        }
        return options;
    }
}
