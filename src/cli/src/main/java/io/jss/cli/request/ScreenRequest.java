package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Format;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;
import io.jss.model.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a full screen asks for while it is there: a person writes other words behind the options of
 * the command line, and asks for more about one socket. Immutable.
 */
public final class ScreenRequest {

    private static final int LEAST_ROWS = 8;
    private static final int LEAST_COLUMNS = 40;

    /** What shows blocks of a listing and no screen. */
    private static final Set<CliOption> OF_BLOCKS =
            EnumSet.of(
                    CliOption.BATCH,
                    CliOption.BLOCKS,
                    CliOption.COLUMN_LIST,
                    CliOption.COUNT_BY,
                    CliOption.EXTEND,
                    CliOption.NO_HEADER,
                    CliOption.RESOLVE,
                    CliOption.SORT,
                    CliOption.TIMERS,
                    CliOption.TOP,
                    CliOption.VERBOSE,
                    CliOption.WIDE);

    private static final CliOption[] ALL_DETAILS = {
        CliOption.ALL,
        CliOption.EXTEND,
        CliOption.INFO,
        CliOption.MEMORY,
        CliOption.TIMERS,
        CliOption.TOS,
        CliOption.CGROUP,
        CliOption.INET_SOCKOPT,
        CliOption.NO_HEADER
    };

    private final String text;
    private final ListingRequest listing;

    /**
     * Creates it.
     *
     * @param text the words as they were written
     * @param listing what is read from the command line
     */
    public ScreenRequest(String text, ListingRequest listing) {
        this.text = text;
        this.listing = listing;
    }

    /** Returns whether the options, as they were given, and the terminal have a full screen. */
    static boolean isMeant(Options options, Environment terminal) {
        String type = terminal.variable("TERM");
        return OF_BLOCKS.stream().noneMatch(options::has)
                && Format.of(options) == Format.TABLE
                && (terminal.recorded().isEmpty() || terminal.playback().isPresent())
                && terminal.hasKeyboard()
                && terminal.isTerminal()
                && terminal.rows() >= LEAST_ROWS
                && terminal.columns() >= LEAST_COLUMNS
                && type != null
                && !type.isEmpty()
                && !type.equals("dumb");
    }

    /** Returns the words as they were written. */
    public String text() {
        return text;
    }

    /** Returns whether a network namespace was named. */
    public boolean isOfNamedNamespace() {
        return listing.namespace().name().isPresent();
    }

    /**
     * Returns what other words ask for, within the kinds of sockets of the command line where the
     * words name none; a file of the command line stays as it was read.
     *
     * @param words the filter
     * @param more the options that the words stand for
     */
    public ListingRequest listing(List<String> words, Map<CliOption, Optional<String>> more) {
        Options written = Options.parse(List.of()).with(words, more);
        Selection selection =
                listing.selection().narrowed(Selection.of(written, listing.selection().peers()));
        return listing.with(selection, listing.filter().with(words));
    }

    /**
     * Returns the request to explain one socket, with what the kernel's numbers show, but for the
     * findings: the looks have these.
     */
    public ExplainRequest explanation(long cookie) {
        return new ExplainRequest(listing.once(filter(cookie)), text(cookie), false, false);
    }

    /**
     * Returns the request of one socket with all details, without titles.
     *
     * @param protocol the protocol of the socket
     * @param terminal knows how wide lines may be
     */
    public ListingRequest details(long cookie, Protocol protocol, Environment terminal) {
        Options options =
                Options.parse(List.of(text(cookie)))
                        .with(ALL_DETAILS)
                        .with(CliOption.valueOf(protocol.name()))
                        .with(CliOption.COLOR, "never");
        Optional<String> namespace = listing.namespace().name();
        return ListingRequest.of(
                namespace.isPresent() ? options.with(CliOption.NETNS, namespace.get()) : options,
                Peers.ALL,
                terminal);
    }

    private FilterText filter(long cookie) {
        return FilterText.of(List.of(text(cookie)), listing.selection().kinds());
    }

    private static String text(long cookie) {
        return "cookie = " + Long.toUnsignedString(cookie);
    }
}
