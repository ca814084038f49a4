package io.jss.cli.explain;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.listing.Presentation;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.options.Format;
import io.jss.cli.repeat.Repetition;
import io.jss.cli.request.ExplainRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.AllNamespaces;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.rows.Remarks;
import io.jss.cli.targets.ProcessesElsewhere;
import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
import io.jss.filter.names.SystemNames;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code jss explain [PORT | ADDRESS | PID | FILTER]}: in one network namespace or in all of them,
 * in words or in a form for programs, once or again and again.
 */
public final class ExplainRun {

    private final ExplainRequest request;
    private final NamespaceRequest namespace;
    private final Optional<Repetition> repetition;
    private final Environment environment;
    private final Selection chosen;
    private final boolean withDetails;
    private final SystemNames names;
    private final Gathering gathering;

    /** Whether it is shown as rows, with the explanation at each. */
    private final Optional<Presentation> rows;

    /** Prepares it. */
    public ExplainRun(ExplainRequest request, Environment terminal) {
        this.request = request;
        ListingRequest listing = request.listing();
        repetition = listing.repeat().map(repeat -> new Repetition(listing, false, terminal));
        environment = repetition.map(Repetition::environment).orElse(terminal);
        namespace = listing.namespace();
        chosen = listing.selection();
        withDetails = listing.verbose();
        rows =
                listing.format() == Format.TABLE && listing.columns().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Presentation(listing, environment, false));
        names = SystemNames.of(chosen.protocols());
        gathering = new Gathering(request, environment, repetition.isPresent());
    }

    /**
     * Explains what is there, or says that nothing is.
     *
     * @return {@link ExitCode#OK}, or {@link ExitCode#NOT_FOUND} when there is none
     * @throws UsageException when an argument cannot be understood
     */
    public int run() throws IOException {
        if (repetition.isEmpty()) {
            return look();
        }
        repetition.get().run(this::look);
        return ExitCode.OK;
    }

    private int look() throws IOException {
        List<Remark> remarks = new ArrayList<>();
        List<Found> all = namespace.every() ? everywhere(remarks) : here(remarks);
        List<Found> found = all.stream().filter(one -> !one.isEmpty()).toList();
        if (found.isEmpty()) {
            if (rows.isPresent() && !rows.get().isTable()) {
                show(rows.get(), found, remarks); // a look is a document, whatever it saw
            } else {
                sayRemarks(remarks);
            }
            environment.say(all.get(0).target().absence());
            return ExitCode.NOT_FOUND;
        }
        if (rows.isPresent()) {
            show(rows.get(), found, remarks);
        } else {
            sayRemarks(remarks);
            Prose prose = new Prose(environment, withDetails);
            for (Found one : found) {
                prose.write(one, namespace.every());
            }
        }
        environment.out().flush();
        return ExitCode.OK;
    }

    private void show(Presentation presentation, List<Found> found, List<Remark> remarks)
            throws IOException {
        KeptSockets sockets = new KeptSockets(presentation.namespace());
        sockets.lack(remarks);
        new ExplainedRows(found, withDetails, presentation, environment)
                .show(sockets, namespace.every());
    }

    private void sayRemarks(List<Remark> remarks) {
        boolean all = chosen.protocolsNamed() || withDetails || namespace.every();
        Remarks.print(
                remarks.stream().filter(remark -> all || !isOfWhatIsNeverThere(remark)).toList(),
                false,
                environment);
    }

    /** Every protocol is asked for where none is named: which of them there are is no news then. */
    private static boolean isOfWhatIsNeverThere(Remark remark) {
        return remark instanceof Remark.ProtocolUnavailable
                || remark instanceof Remark.FamilyUnavailable
                || remark instanceof Remark.NotRecorded
                || remark instanceof Remark.DetailRefused;
    }

    private List<Found> here(List<Remark> remarks) throws IOException {
        Optional<NetworkNamespace> elsewhere = namespace.find(environment);
        HostFacts host = facts(elsewhere);
        ExplainTarget target = target(host, () -> request.listing().readFilter(environment));
        Optional<String> missing = target.missingDevice();
        if (missing.isPresent()) {
            throw new UsageException("there is no interface '" + missing.get() + "'");
        }
        try (SocketTable table = namespace.openTable(environment)) {
            Gathering.Place place =
                    new Gathering.Place(
                            elsewhere.map(NetworkNamespace::label).orElse(""), elsewhere, host);
            Found found = gathering.gather(table, target, place);
            remarks.addAll(found.evidence().remarks());
            if (found.isEmpty() && target.asksForOwners()) {
                ProcessesElsewhere.say(target::names, elsewhere, environment);
            }
            return List.of(found);
        }
    }

    private HostFacts facts(Optional<NetworkNamespace> elsewhere) throws IOException {
        return environment.recorded().isPresent()
                ? HostFacts.none()
                : HostFacts.of(environment.procPaths(), elsewhere);
    }

    /** The filter, if it is none of the shorter words, is read for each namespace. */
    private List<Found> everywhere(List<Remark> remarks) throws IOException {
        NamespaceInView view = new NamespaceInView(environment.recorded().isEmpty());
        List<Found> found = new ArrayList<>();
        AllNamespaces namespaces =
                new AllNamespaces(
                        environment,
                        view,
                        request.listing().filter(),
                        (table, selection, visitor, facts) -> {
                            HostFacts host = facts(view.elsewhere());
                            ExplainTarget target = target(host, selection::filter);
                            found.add(
                                    gathering.gather(
                                            table,
                                            target,
                                            new Gathering.Place(
                                                    view.name(), view.elsewhere(), host)));
                            return found.get(found.size() - 1).evidence().remarks();
                        });
        remarks.addAll(
                namespaces.render(
                        chosen.withFilter(Filters.any(), environment.ownerScan()),
                        new KeptSockets(view),
                        List.of()));
        Optional<String> missing = found.get(0).target().missingDevice();
        if (missing.isPresent()
                && found.stream().allMatch(one -> one.target().missingDevice().isPresent())) {
            throw new UsageException(
                    "no network namespace has an interface '" + missing.get() + "'");
        }
        return found;
    }

    /** Reads the words as a filter. */
    @FunctionalInterface
    private interface FilterSource {
        Filter read() throws IOException;
    }

    private ExplainTarget target(HostFacts host, FilterSource filters) throws IOException {
        String text = request.text();
        if (request.shorter()) {
            Optional<ExplainTarget> target = ExplainTarget.parse(text, host.names(names));
            return target.orElseThrow(
                    () -> new UsageException("'" + text + "' names nothing in the namespace"));
        }
        Filter filter = filters.read();
        return text.isEmpty() && Filters.isAny(filter)
                ? ExplainTarget.all()
                : ExplainTarget.of(text, filter);
    }
}
