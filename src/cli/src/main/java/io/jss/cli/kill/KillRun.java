package io.jss.cli.kill;

import io.jss.KillPlan;
import io.jss.KillPlan.TooManySocketsException;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.format.Addition;
import io.jss.cli.listing.BoundPorts;
import io.jss.cli.listing.Presentation;
import io.jss.cli.request.KillRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.rows.Remarks;
import io.jss.cli.rows.SelectedSockets;
import io.jss.cli.table.Column;
import io.jss.cli.table.OutcomeColumn;
import io.jss.cli.targets.ProcessesElsewhere;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code jss kill FILTER}: shows the sockets that match, and with {@code --yes} closes them, each
 * by its own cookie.
 */
public final class KillRun {

    /** What stands beside sockets that were not closed. */
    public static final String NOT_PERMITTED =
            "not permitted: to close sockets takes CAP_NET_ADMIN; run it as root";

    private final KillRequest request;
    private final ListingRequest listing;
    private final Environment environment;
    private final Filter filter;
    private final Selection selection;

    /**
     * Prepares it.
     *
     * @throws UsageException when the filter is empty or wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    public KillRun(KillRequest request, Environment environment) throws IOException {
        this.request = request;
        this.environment = environment;
        listing = request.listing().matching(environment);
        selection = listing.selection();
        filter = selection.filter();
        if (Filters.isAny(filter)) {
            throw new UsageException(
                    "kill needs a filter that says what to close, for instance: jss kill dst"
                            + " 192.0.2.9");
        }
    }

    /** Shows what matches, and closes it if that is asked for; says whether all are gone. */
    public int run() throws IOException {
        KillPlan plan = new KillPlan(request.max());
        try (SocketTable table = listing.namespace().openTable(environment)) {
            List<Remark> remarks = collect(table, plan);
            Remarks.print(remarks, selection, listing.verbose(), environment);
            List<InetSocket> sockets = plan.sockets();
            if (sockets.isEmpty()) {
                printNone();
                sayElsewhere();
                if (filter.asksForLocalPort()) {
                    new BoundPorts(table, selection, environment).say();
                }
                say("no socket matches" + (filter.namedStates() == 0 ? request.hint() : ""));
                return ExitCode.NOT_FOUND;
            }
            return request.yes() ? close(plan, table) : show(sockets, table);
        } catch (TooManySocketsException e) {
            say(
                    e.matching()
                            + " sockets match, more than --max "
                            + request.max()
                            + " allows: nothing was closed");
            return ExitCode.NOT_FOUND;
        }
    }

    private void sayElsewhere() throws IOException {
        if (filter.asksForOwners()) {
            ProcessesElsewhere.say(
                    filter::isAbout,
                    listing.namespace().inView(environment).elsewhere(),
                    environment);
        }
    }

    /** Passes what matches to the plan; the kernel decides what it can. */
    private List<Remark> collect(SocketTable table, KillPlan plan) throws IOException {
        SocketFacts facts = selection.facts();
        return new SelectedSockets(table, selection)
                .visit(new Matching(filter, facts, plan), facts);
    }

    /**
     * Looks at each row again: what is known not to match is not closed, even if it has passed
     * before.
     */
    private record Matching(Filter filter, SocketFacts facts, KillPlan plan)
            implements SocketVisitor {
        @Override
        public void visit(InetSocketView socket) {
            if (!filter.fails(socket, facts)) {
                plan.visit(socket);
            }
        }
    }

    private int show(List<InetSocket> sockets, SocketTable table) throws IOException {
        print(sockets, Optional.empty());
        Set<Protocol> fixed = EnumSet.noneOf(Protocol.class);
        sockets.forEach(socket -> fixed.add(socket.protocol()));
        for (Protocol protocol : Set.copyOf(fixed)) {
            if (table.canDestroy(protocol)) {
                fixed.remove(protocol);
            }
        }
        if (!fixed.isEmpty()) {
            String names = fixed.stream().map(Protocol::label).collect(Collectors.joining(", "));
            say(
                    "this kernel cannot close sockets of "
                            + names
                            + ": it takes Linux 4.5 (UDP and raw 4.9) with"
                            + " CONFIG_INET_DIAG_DESTROY; nothing was done");
            return ExitCode.UNAVAILABLE;
        }
        say(
                "would close "
                        + sockets.size()
                        + (sockets.size() == 1 ? " socket" : " sockets")
                        + "; nothing was done, --yes does it");
        return ExitCode.OK;
    }

    private int close(KillPlan plan, SocketTable table) throws IOException {
        List<KillPlan.Result> results = plan.carryOut(table);
        List<InetSocket> sockets = new ArrayList<>();
        Map<Long, KillPlan.Outcome> outcomes = new HashMap<>();
        for (KillPlan.Result result : results) {
            sockets.add(result.socket());
            outcomes.put(result.socket().cookie(), result.outcome());
        }
        print(sockets, Optional.of(new OutcomeColumn(outcomes)));
        if (outcomes.containsValue(KillPlan.Outcome.NOT_PERMITTED)) {
            say(NOT_PERMITTED);
        }
        boolean all = outcomes.values().stream().allMatch(KillPlan.Outcome::isGone);
        return all ? ExitCode.OK : ExitCode.NOT_FOUND;
    }

    /** A form for programs is whole without sockets too. */
    private void printNone() throws IOException {
        Presentation presentation = presentation();
        if (!presentation.isTable()) {
            presentation.show(new KeptSockets(presentation.namespace()));
        }
    }

    private Presentation presentation() {
        return new Presentation(listing, environment, listing.hasLines()).withDetailsInColumns();
    }

    private void print(List<InetSocket> sockets, Optional<Column> last) throws IOException {
        Presentation presentation = presentation();
        last.ifPresent(column -> presentation.add(Addition.of(List.of(column))));
        KeptSockets kept = new KeptSockets(presentation.namespace());
        sockets.forEach(kept::row);
        presentation.show(kept);
    }

    private void say(String text) {
        environment.say(text);
    }
}
