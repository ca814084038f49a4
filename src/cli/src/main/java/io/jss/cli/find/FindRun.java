package io.jss.cli.find;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Output;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.DefaultColumns;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.PreparedRows;
import io.jss.cli.rows.Remarks;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import io.jss.cli.table.TableRenderer;
import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code jss find LOCAL [REMOTE]}: one connection or listener, asked of the kernel by its ends, no
 * dump.
 */
public final class FindRun {

    private static final int ENDS = 2;

    private final Options options;
    private final Environment environment;
    private final Set<Protocol> protocols;
    private final Endpoint local;
    private final Endpoint remote;

    /**
     * Prepares the look-up.
     *
     * @param ends the arguments after the word
     * @throws UsageException when they are not two ends
     */
    public FindRun(Options options, List<String> ends, Environment environment) {
        if (ends.isEmpty() || ends.size() > ENDS) {
            throw new UsageException(
                    "find takes the local end and the remote one: jss find 192.0.2.1:80"
                            + " 192.0.2.9:4000; of a listener the local one: jss find 0.0.0.0:80");
        }
        this.options = options;
        this.environment = environment;
        Selection selection = ListingOptions.selection(options);
        protocols =
                selection.protocolsNamed()
                        ? selection.protocols()
                        : EnumSet.of(Protocol.TCP, Protocol.UDP);
        local = EndpointSyntax.parse(ends.get(0));
        remote = ends.size() == ENDS ? EndpointSyntax.parse(ends.get(1)) : noPeer(local);
        options.put(CliOption.EXTEND);
        options.put(CliOption.PROCESSES);
        options.put(CliOption.TIMERS);
    }

    private static Endpoint noPeer(Endpoint local) {
        boolean ipv4 = local.address().family() == AddressFamily.INET;
        return Endpoint.of(ipv4 ? IpAddress.ofIpv4(0) : IpAddress.ofIpv6(0, 0), 0);
    }

    /** Prints what is there, or says that nothing is. */
    public int run() throws IOException {
        List<InetSocket> found = new ArrayList<>();
        try (SocketTable table = ListingOptions.openTable(options, environment)) {
            for (Protocol protocol : protocols) {
                Optional<InetSocket> socket = table.find(new Connection(protocol, local, remote));
                socket.ifPresent(found::add);
            }
        }
        if (found.isEmpty() && environment.recorded().isPresent()) {
            say("the recording has no such socket, or not its protocol");
            return ExitCode.NOT_FOUND;
        }
        if (found.isEmpty()) {
            String names =
                    protocols.stream().map(Protocol::label).collect(Collectors.joining(" or "));
            say("there is no " + names + " socket from " + local + " to " + remote);
            return ExitCode.NOT_FOUND;
        }
        print(found);
        return ExitCode.OK;
    }

    private void say(String text) {
        environment.say(text);
    }

    /** A ServerSocket of Java on [::] says that its address is 0.0.0.0. */
    private boolean takesItAsDualStack(InetSocket socket) {
        return local.address().isUnspecified()
                && local.address().family() == AddressFamily.INET
                && socket.socketFamily() == AddressFamily.INET6;
    }

    private void print(List<InetSocket> found) throws IOException {
        Output out = environment.out();
        List<RowPreparation> preparations = new ArrayList<>();
        DefaultColumns columns = new DefaultColumns(options, environment);
        List<Column> shown = columns.of(preparations);
        TableRenderer table = new ColumnTable(shown, !options.has(CliOption.NO_HEADER), out);
        PreparedRows rows = new PreparedRows(table, preparations);
        table.begin();
        for (InetSocket socket : found) {
            rows.visit(socket);
        }
        List<Remark> remarks = rows.finish();
        table.end(remarks);
        for (InetSocket socket : found) {
            if (takesItAsDualStack(socket)) {
                out.write("matched        [::] takes IPv4 too: it is " + local + " as well\n");
            }
            for (String line : SocketReport.of(socket)) {
                out.write(line + "\n");
            }
        }
        out.flush();
        Remarks.print(remarks, false, environment);
    }
}
