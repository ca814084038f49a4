package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection.Peers;
import io.jss.model.Protocol;
import java.util.Set;

/**
 * What {@code --record-ss} writes.
 *
 * @param file where to
 * @param listing the sockets
 */
public record SsRecordRequest(String file, ListingRequest listing) {

    /**
     * Reads the options.
     *
     * @throws UsageException when something else than TCP is asked for
     */
    public static SsRecordRequest of(Options options, Environment environment) {
        ListingRequest listing = ListingRequest.of(options, Peers.CONNECTED, environment);
        Selection selection = listing.selection();
        boolean others =
                selection.protocolsNamed() && !selection.protocols().equals(Set.of(Protocol.TCP));
        if (others || selection.kinds().familiesNamed() || !options.arguments().isEmpty()) {
            throw new UsageException(
                    "--record-ss writes what ss -D writes: TCP sockets, without a filter");
        }
        return new SsRecordRequest(options.valueOr(CliOption.RECORD_SS, ""), listing);
    }
}
