package io.jss.cli.request.events;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Selection.Peers;
import io.jss.model.Protocol;
import java.util.Set;

/**
 * Which destroyed sockets {@code jss -E} shows.
 *
 * @param listing the sockets, and how they are shown
 * @param buffer the size of the kernel's buffer in bytes
 */
public record EventRequest(ListingRequest listing, int buffer) {

    /** The protocols whose destroyed sockets the kernel reports. */
    public static final Set<Protocol> REPORTED = Set.of(Protocol.TCP, Protocol.UDP);

    /** Room for some ten thousand events; without privilege the system's limit is lower. */
    public static final int DEFAULT_BUFFER = 16 << 20;

    /**
     * Reads the options, whose arguments are the filter.
     *
     * @throws UsageException when a value is wrong, or a protocol is named that is not reported
     */
    public static EventRequest of(Options options, Environment environment) {
        ListingRequest listing = ListingRequest.of(options, Peers.ALL, environment);
        Selection reported = listing.selection().orOfTcpAndUdp();
        if (!REPORTED.containsAll(reported.protocols())) {
            throw new UsageException("-E reports TCP and UDP, the kernel no other protocol");
        }
        return new EventRequest(
                listing.withSelection(reported),
                (int)
                        NumberOption.of(
                                options,
                                CliOption.EVENT_BUFFER,
                                DEFAULT_BUFFER,
                                Integer.MAX_VALUE));
    }
}
