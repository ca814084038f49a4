package io.jss.cli.find;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.Presentation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.DetailOptions;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.RecordedNames;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.AllNamespaces;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SelectedSockets;
import io.jss.cli.rows.TableLook;
import io.jss.cli.targets.CommandTargets;
import io.jss.cli.targets.Meant;
import io.jss.filter.build.FilterNames;
import io.jss.filter.names.SystemNames;
import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Detail;
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

    /** What the lines below the row are made of. */
    private static final Set<Detail> REPORTED = EnumSet.of(Detail.INFO, Detail.CONGESTION);

    private final Options options;
    private final Environment environment;
    private final Set<Protocol> protocols;
    private final List<String> ends;
    private final boolean byEnds;
    private final List<String> filter;
    private final SystemNames names;
    private Endpoint local;
    private Endpoint remote;
    private final Presentation presentation;

    /**
     * Prepares the look-up.
     *
     * @param ends the arguments after the word
     * @throws UsageException when they are neither ends nor targets, or the value of an option is
     *     wrong
     */
    public FindRun(Options given, List<String> ends, Environment environment) {
        this.environment = environment;
        names = SystemNames.of(EnumSet.allOf(Protocol.class));
        byEnds = areEnds(ends);
        Meant meant = byEnds ? Meant.literally(List.of()) : meant(ends, given);
        filter = meant.words();
        options =
                given.with(filter, meant.options())
                        .with(CliOption.EXTEND, CliOption.PROCESSES, CliOption.TIMERS);
        Selection selection = withReported(ListingOptions.selectionOfAll(options));
        protocols =
                selection.protocolsNamed()
                        ? selection.protocols()
                        : EnumSet.of(Protocol.TCP, Protocol.UDP);
        this.ends = List.copyOf(ends);
        boolean withLines = DetailOptions.haveLines(options);
        presentation =
                new Presentation(
                        ListingRequest.of(options, selection, environment), environment, withLines);
    }

    private static Selection withReported(Selection selection) {
        Set<Detail> details = EnumSet.copyOf(REPORTED);
        details.addAll(selection.details());
        return selection.withDetails(details);
    }

    private static boolean areEnds(List<String> words) {
        return !words.isEmpty()
                && words.size() <= ENDS
                && words.stream().allMatch(EndpointSyntax::isEnd);
    }

    /** Reads targets; of what nearly is an end it says what the end lacks. */
    private Meant meant(List<String> words, Options given) {
        UsageException usage =
                new UsageException(
                        "find takes the local end and the remote one: jss find 192.0.2.1:80"
                                + " 192.0.2.9:4000; of a listener the local one: jss find"
                                + " 0.0.0.0:80; or a target: jss find nginx");
        if (words.isEmpty()) {
            throw usage;
        }
        try {
            return new CommandTargets(
                            given::has, environment.recorded().isPresent(), environment)
                    .behind("find", words);
        } catch (UsageException e) {
            if (words.stream().noneMatch(word -> word.indexOf(':') > 0)) {
                throw e;
            }
            if (words.size() > ENDS) {
                throw usage;
            }
            words.forEach(word -> EndpointSyntax.parse(word, names));
            throw e;
        }
    }

    /** Reads the ends, whose zones are interfaces of one network namespace. */
    private void read(FilterNames meaning) {
        local = EndpointSyntax.parse(ends.get(0), meaning);
        remote = ends.size() == ENDS ? EndpointSyntax.parse(ends.get(1), meaning) : noPeer(local);
    }

    private FilterNames namesInView() {
        return presentation.namespace().elsewhere().map(names::in).orElse(names);
    }

    private FilterNames namesHere() throws IOException {
        if (environment.recorded().isPresent()) {
            return new RecordedNames(names);
        }
        return options.has(CliOption.NETNS)
                ? names.in(ListingOptions.namespace(options, environment))
                : names;
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
        if (presentation.isTable()
                && !options.has(CliOption.COLUMN_LIST)
                && !options.has(CliOption.LINE_FORMAT)) {
            for (InetSocket socket : found.sockets()) {
                if (byEnds && takesItAsDualStack(socket)) {
                    environment
                            .out()
                            .write(
                                    "matched        [::] takes IPv4 too: it is "
                                            + local
                                            + " as well\n");
                }
                for (String line : SocketReport.of(socket)) {
                    environment.out().write(line + "\n");
                }
            }
        }
        return ExitCode.OK;
    }

    /** A ServerSocket of Java on [::] says that its address is 0.0.0.0. */
    private boolean takesItAsDualStack(InetSocket socket) {
        return local.address().isUnspecified()
                && local.address().family() == AddressFamily.INET
                && socket.socketFamily() == AddressFamily.INET6;
    }

    private void lookUp(KeptSockets found) throws IOException {
        if (options.has(CliOption.ALL_NETNS) && !byEnds) {
            FilterText text = FilterText.of(options, filter, protocols);
            Remarks.print(
                    new AllNamespaces(environment, presentation.namespace(), text, TableLook.WHOLE)
                            .render(
                                    presentation.selection().withProtocols(protocols),
                                    found,
                                    List.of()),
                    false,
                    environment);
            return;
        }
        if (options.has(CliOption.ALL_NETNS)) {
            FilterText none = FilterText.of(options, List.of(), protocols);
            List<UsageException> wrong = new ArrayList<>();
            List<Remark> remarks =
                    new AllNamespaces(
                                    environment,
                                    presentation.namespace(),
                                    none,
                                    (table, selection, visitor, facts) -> {
                                        try {
                                            read(namesInView());
                                        } catch (UsageException e) {
                                            wrong.add(e); // it may have no such interface
                                            return List.of();
                                        }
                                        return lookUp(table, visitor);
                                    })
                            .render(presentation.selection(), found, List.of());
            if (local == null) {
                throw wrong.get(0);
            }
            Remarks.print(remarks, false, environment);
            return;
        }
        if (!byEnds) {
            try (SocketTable table = ListingOptions.openTable(options, environment)) {
                new SelectedSockets(table, chosen()).visit(found::row);
            }
            return;
        }
        read(namesHere());
        try (SocketTable table = ListingOptions.openTable(options, environment)) {
            lookUp(table, found::row);
        }
    }

    private Selection chosen() throws IOException {
        return presentation
                .selection()
                .withProtocols(protocols)
                .withFilter(
                        FilterText.read(options, filter, protocols, environment),
                        environment.ownerScan());
    }

    private List<Remark> lookUp(SocketTable table, SocketVisitor visitor) throws IOException {
        for (Protocol protocol : protocols) {
            Optional<InetSocket> socket = table.find(new Connection(protocol, local, remote));
            if (socket.isPresent()) {
                visitor.visit(socket.get());
            }
        }
        return List.of();
    }

    private String absence() {
        if (!byEnds) {
            return "no socket matches " + String.join(" ", ends);
        }
        if (environment.recorded().isPresent()) {
            return "the recording has no such socket, or not its protocol";
        }
        String labels = protocols.stream().map(Protocol::label).collect(Collectors.joining(" or "));
        return "there is no " + labels + " socket from " + local + " to " + remote;
    }
}
