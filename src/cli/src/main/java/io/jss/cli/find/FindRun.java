package io.jss.cli.find;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.BoundPorts;
import io.jss.cli.listing.Presentation;
import io.jss.cli.lookup.RecordedNames;
import io.jss.cli.request.FindRequest;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.AllNamespaces;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SelectedSockets;
import io.jss.cli.rows.TableLook;
import io.jss.filter.Filter;
import io.jss.filter.build.FilterNames;
import io.jss.filter.build.FilterParser;
import io.jss.filter.names.SystemNames;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code jss find LOCAL [REMOTE]}: one connection or listener, asked of the kernel by its ends, no
 * dump.
 */
public final class FindRun {
    private final FindRequest request;
    private final NamespaceRequest namespace;
    private final Environment environment;
    private final List<String> ends;
    private final SystemNames names = SystemNames.of(EnumSet.allOf(Protocol.class));
    private final Presentation presentation;
    private Endpoint local;
    private Endpoint remote;

    /** Prepares the look-up. */
    public FindRun(FindRequest request, Environment environment) {
        this.request = request;
        this.environment = environment;
        ends = request.words();
        namespace = request.listing().namespace();
        presentation =
                new Presentation(request.listing(), environment, request.listing().hasLines());
    }

    /** Reads the ends, whose zones are interfaces of one network namespace. */
    private void read(FilterNames meaning) {
        local = EndpointSyntax.parse(ends.get(0), meaning);
        remote =
                ends.size() == FindWords.ENDS
                        ? EndpointSyntax.parse(ends.get(1), meaning)
                        : noPeer(local);
    }

    private FilterNames namesInView() {
        if (environment.recorded().isPresent()) {
            return new RecordedNames(names);
        }
        return presentation.namespace().elsewhere().map(names::in).orElse(names);
    }

    private static Endpoint noPeer(Endpoint local) {
        boolean ipv4 = local.address().family() == AddressFamily.INET;
        return Endpoint.of(ipv4 ? IpAddress.ofIpv4(0) : IpAddress.ofIpv6(0, 0), 0);
    }

    /** Prints what is there, or says that nothing is. */
    public int run() throws IOException {
        KeptSockets found = new KeptSockets(presentation.namespace());
        lookUp(found);
        if (found.sockets().isEmpty()) {
            if (!presentation.isTable()) {
                presentation.show(found);
            }
            environment.say(absence());
            return ExitCode.NOT_FOUND;
        }
        presentation.show(found);
        if (presentation.isTable() && request.listing().columns().isEmpty()) {
            for (InetSocket socket : found.sockets()) {
                if (request.byEnds() && takesItAsDualStack(socket)) {
                    environment
                            .out()
                            .write(
                                    "matched        [::] takes IPv4 too: it is "
                                            + local
                                            + " as well\n");
                }
                List<String> lines = SocketReport.of(socket);
                if (!lines.isEmpty() && found.sockets().size() > 1) {
                    environment.out().write(title(socket));
                }
                for (String line : lines) {
                    environment.out().write(line + "\n");
                }
            }
        }
        return ExitCode.OK;
    }

    private static String title(InetSocket socket) {
        return String.format(
                Locale.ROOT,
                "%s%s %s %s\n",
                socket.protocol().label(),
                socket.socketFamily() == AddressFamily.INET6 ? "6" : "",
                socket.local(),
                (socket.remote() + " ").replace(":0 ", ":*").strip());
    }

    /** A ServerSocket of Java on [::] says that its address is 0.0.0.0. */
    private boolean takesItAsDualStack(InetSocket socket) {
        return local.address().isUnspecified()
                && local.address().family() == AddressFamily.INET
                && socket.socketFamily() == AddressFamily.INET6;
    }

    private void lookUp(KeptSockets found) throws IOException {
        if (namespace.every()) {
            List<UsageException> wrong = new ArrayList<>();
            List<Remark> remarks =
                    new AllNamespaces(
                                    environment,
                                    presentation.namespace(),
                                    request.listing().filter(),
                                    request.byEnds()
                                            ? look(wrong)
                                            : BoundPorts.beside(
                                                    TableLook.WHOLE,
                                                    presentation.namespace(),
                                                    environment))
                            .render(presentation.selection(), found, List.of());
            if (request.byEnds() && local == null) {
                throw wrong.get(0);
            }
            Remarks.print(remarks, false, environment);
            return;
        }
        if (!request.byEnds()) {
            try (SocketTable table = namespace.openTable(environment)) {
                Selection chosen = request.listing().matching(environment).selection();
                new SelectedSockets(table, chosen).visit(found::row);
                sayBound(found, table, chosen);
            }
            return;
        }
        read(namespace.names(names, environment));
        try (SocketTable table = namespace.openTable(environment)) {
            lookUp(table, found::row);
            if (remote.port() == 0) {
                Filter ofPort = new FilterParser().parse("sport = :" + local.port());
                sayBound(found, table, presentation.selection().withFilter(ofPort));
            }
        }
    }

    /** A port at which nothing listens may be bound all the same. */
    private void sayBound(KeptSockets found, SocketTable table, Selection wanted)
            throws IOException {
        if (found.sockets().isEmpty() && wanted.filter().asksForLocalPort()) {
            try {
                new BoundPorts(table, wanted, environment).say();
            } catch (ProtocolUnavailableException e) {
                return; // what was looked up needs no dump, and the kernel may have none
            }
        }
    }

    /** The ends are looked up in each namespace. */
    private TableLook look(List<UsageException> wrong) {
        return (table, selection, visitor, facts) -> {
            try {
                read(namesInView());
            } catch (UsageException e) {
                wrong.add(e); // it may have no such interface
                return List.of();
            }
            List<Remark> remarks = lookUp(table, visitor);
            if (remote.port() == 0) {
                Filter ofPort = new FilterParser().parse("sport = :" + local.port());
                new BoundPorts(table, presentation.selection().withFilter(ofPort), environment)
                        .say(" of " + presentation.namespace().name());
            }
            return remarks;
        };
    }

    private List<Remark> lookUp(SocketTable table, SocketVisitor visitor) throws IOException {
        for (Protocol protocol : presentation.selection().protocols()) {
            Optional<InetSocket> socket = table.find(new Connection(protocol, local, remote));
            if (socket.isPresent()) {
                visitor.visit(socket.get());
            }
        }
        return List.of();
    }

    private String absence() {
        if (!request.byEnds()) {
            return "no socket matches " + String.join(" ", ends);
        }
        if (environment.recorded().isPresent()) {
            return "the recording has no such socket, or not its protocol";
        }
        String labels =
                presentation.selection().protocols().stream()
                        .map(Protocol::label)
                        .collect(Collectors.joining(" or "));
        String none = "there is no " + labels + " socket ";
        if (remote.port() != 0) {
            return none + "from " + local + " to " + remote;
        }
        return local.address().isUnspecified()
                ? none + "without a peer at " + local
                : none + "without a peer at " + local + "; with one: jss src " + local;
    }
}
