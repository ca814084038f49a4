package io.jss.cli.explain;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.request.ExplainRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.SelectedSockets;
import io.jss.filter.Filter;
import io.jss.filter.OwnerFacts;
import io.jss.filter.SocketFacts;
import io.jss.health.Diagnosis;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.check.HealthCheck;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what is to be explained, and the evidence for it, in one network namespace after the
 * other. It remembers the listeners that it saw in each.
 */
final class Gathering {

    private static final String BOUND_UNSEEN =
            "nothing listens there; whether a program has bound the port without listening cannot"
                    + " be seen by this kernel (Linux shows it since 6.8)";

    /** What the sentences of details are made of. */
    private static final Set<Detail> DETAILS = EnumSet.of(Detail.INFO, Detail.SK_MEM_INFO);

    private final Environment environment;
    private final Selection chosen;
    private final boolean judges;
    private final ListingRequest listing;
    private final boolean keepsSamples;
    private final Map<String, Earlier> earlier = new HashMap<>();
    private final Map<String, HealthSample> samples = new HashMap<>();

    /**
     * A network namespace.
     *
     * @param name what it is called, the empty text for the command's own
     * @param elsewhere the namespace, empty for the command's own
     * @param host what is known of it beside its sockets
     */
    record Place(String name, Optional<NetworkNamespace> elsewhere, HostFacts host) {}

    /**
     * Prepares it.
     *
     * @param request which sockets are explained; what they have to do with is looked for beyond it
     * @param keepsSamples whether it looks again and again: what is wrong shows between looks
     */
    Gathering(ExplainRequest request, Environment environment, boolean keepsSamples) {
        this.environment = environment;
        chosen = request.listing().selection();
        judges = request.judges();
        listing = request.listing();
        this.keepsSamples = keepsSamples;
    }

    /** Looks at a table. */
    Found gather(SocketTable table, ExplainTarget target, Place place) throws IOException {
        Set<Detail> details = EnumSet.copyOf(DETAILS);
        details.addAll(chosen.details());
        details.addAll(judges ? HealthSample.details() : Set.of());
        target.filter().ifPresent(filter -> details.addAll(filter.details()));
        Selection all = chosen.withDetails(details).withoutChoice();
        boolean asksForTcp =
                chosen.protocols().contains(Protocol.TCP) && environment.recorded().isEmpty();
        boolean seesBound = asksForTcp && table.listsBoundInactive();
        Optional<ExplainedFacts.BoundLook> bound =
                seesBound
                        ? Optional.of(
                                new ExplainedFacts.BoundLook(
                                        new SelectedSockets(
                                                table,
                                                all.withProtocols(EnumSet.of(Protocol.TCP))
                                                        .withPeers(Selection.Peers.BOUND)),
                                        chosen.peers() == Selection.Peers.BOUND))
                        : Optional.empty();
        OwnerScan scan = environment.ownerScan();
        Instant begin = Instant.now();
        Optional<OwnerIndex> processes =
                target.asksForOwners() ? Optional.of(scan.scan()) : Optional.empty();
        SocketFacts facts =
                (target.isFilter() || target.ofOwners().isPresent()) && processes.isPresent()
                        ? new OwnerFacts(processes.get())
                        : SocketFacts.NONE;
        ExplainedFacts evidence =
                new ExplainedFacts(
                        new SelectedSockets(table, all),
                        bound,
                        target,
                        facts,
                        processes,
                        scan,
                        place.host(),
                        earlier.computeIfAbsent(place.name(), name -> new Earlier()),
                        judges);
        if (asksForTcp && !seesBound && target.isOfPortWithout(evidence.ofEnds())) {
            environment.say(BOUND_UNSEEN);
        }
        if (target.ofOwners().isPresent() && !facts.allOwnersSeen()) {
            evidence.lack(undecided(table, target.ofOwners().get(), facts));
        }
        List<InetSocket> ofEnds = selected(evidence.ofEnds());
        List<InetSocket> ofProcess = selected(evidence.ofProcess());
        if (judges && !(ofEnds.isEmpty() && ofProcess.isEmpty())) {
            evidence.judge(diagnosis(table, place, evidence, begin));
        }
        return new Found(place.name(), place.elsewhere(), target, evidence, ofEnds, ofProcess);
    }

    /** Judges a sample; of those that come again and again, with the one before. */
    private Diagnosis diagnosis(
            SocketTable table, Place place, ExplainedFacts evidence, Instant begin)
            throws IOException {
        boolean live = environment.recorded().isEmpty();
        HostNumbers numbers = NamespaceRequest.hostNumbers(place.elsewhere(), environment);
        HealthSample sample =
                HealthSample.of(begin, evidence.sample(), evidence.remarks(), table, numbers, live);
        HealthSample before = samples.getOrDefault(place.name(), sample);
        if (keepsSamples) {
            samples.put(place.name(), sample);
        }
        return new HealthCheck(
                        listing.limits(),
                        environment.ownerScan(),
                        live ? Optional.of(environment.procPaths()) : Optional.empty())
                .between(before, sample);
    }

    /** Asks the kernel again, for no socket of evidence, but for what was chosen alone. */
    private List<Remark> undecided(SocketTable table, Filter filter, SocketFacts facts)
            throws IOException {
        Selection meant = chosen.withFilter(filter);
        return new SelectedSockets(table, meant)
                .visit(socket -> {}, facts).stream()
                        .filter(Remark.OwnersUndecided.class::isInstance)
                        .toList();
    }

    private List<InetSocket> selected(List<InetSocket> sockets) {
        List<InetSocket> selected = new ArrayList<>();
        for (InetSocket socket : sockets) {
            if (chosen.families().contains(socket.socketFamily()) && chosen.test(socket)) {
                selected.add(socket);
            }
        }
        return selected;
    }
}
