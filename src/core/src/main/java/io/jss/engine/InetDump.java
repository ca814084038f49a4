package io.jss.engine;

import io.jss.answer.KernelErrorException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.encode.InetDiagRequest;
import io.jss.filter.Filter;
import io.jss.filter.FilterPlan;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.filter.compile.FilterCompiler;
import io.jss.filter.compile.KernelAbility;
import io.jss.filter.compile.RequestPlan;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The dump of the internet sockets that a query asks for: its requests of each protocol and family,
 * and the filter between the kernel's answers and the visitor.
 *
 * <p>A kernel that refuses a program with EINVAL or EPERM is asked again without its newest
 * operation, until it answers; what it refused is remembered. The rows are the same.
 *
 * @param abilities what the kernel has refused so far
 * @param requests of each protocol and family, with the details that the filter compares
 * @param filter what a socket must meet
 * @param facts what the filter may ask beyond the kernel's answers
 * @param visitor takes the sockets that match
 */
public record InetDump(
        RefusedAbilities abilities,
        List<InetDiagRequest> requests,
        Filter filter,
        SocketFacts facts,
        SocketVisitor visitor)
        implements ReaderPool.Use<List<Remark>> {

    /**
     * Passes the sockets that match to the visitor.
     *
     * @return what the answers lack
     */
    @Override
    public List<Remark> with(TableReader reader) throws IOException {
        UnreportedValues unreported = new UnreportedValues(filter);
        List<Remark> remarks = new ArrayList<>();
        int asked = 0;
        int unavailable = 0;
        for (int i = 0; i < requests.size(); i++) {
            InetDiagRequest request = requests.get(i);
            reader.forgetSeen();
            if (i + 1 < requests.size()) {
                InetDiagRequest next = requests.get(i + 1);
                Optional<List<Remark>> both = inOneWalk(reader, request, next, unreported);
                if (both.isPresent()) {
                    asked++;
                    i++;
                    remarks.addAll(both.get());
                    continue;
                }
                announce(reader, next);
            }
            Accepted accepted =
                    untilAccepted(request, new Visit(reader, facts, unreported, visitor));
            asked += accepted.plans.isEmpty() ? 0 : 1;
            unavailable += accepted.isUnavailable() ? 1 : 0;
            remarks.addAll(accepted.remarks);
        }
        if (asked > 0 && unavailable == asked) {
            throw new ProtocolUnavailableException(remarks);
        }
        remarks.addAll(unreported.remarks());
        return List.copyOf(remarks);
    }

    /** Returns what the answers lack, empty when the requests are to be run one by one. */
    private Optional<List<Remark>> inOneWalk(
            TableReader reader,
            InetDiagRequest request,
            InetDiagRequest next,
            UnreportedValues unreported)
            throws IOException {
        boolean may =
                request.protocol() == Protocol.TCP
                        && next.protocol() == Protocol.TCP
                        && !request.bpfStorages()
                        && Filters.isAny(filter);
        return may && reader.isNearlyEmpty()
                ? reader.runInOneWalk(
                        request, new Matches(Filters.any(), facts, unreported), visitor)
                : Optional.empty();
    }

    /** A filter may take several requests; then the first of them comes after this one. */
    private void announce(TableReader reader, InetDiagRequest request) {
        List<RequestPlan> plans = compile(request, abilities.get());
        if (!plans.isEmpty()) {
            reader.announce(plans.get(0).request());
        }
    }

    /** Classes, not lambdas, because a short run would spend its time on making those. */
    private record Visit(
            TableReader reader,
            SocketFacts facts,
            UnreportedValues unreported,
            SocketVisitor visitor)
            implements Attempt {

        @Override
        public List<Remark> run(RequestPlan plan) throws IOException {
            return reader.run(
                    plan.request(), new Matches(plan.remainder(), facts, unreported), visitor);
        }
    }

    private record Matches(Filter remainder, SocketFacts facts, UnreportedValues unreported)
            implements Predicate<InetSocketView> {

        @Override
        public boolean test(InetSocketView socket) {
            unreported.count(socket);
            if (remainder.holds(socket, facts)) {
                return true;
            }
            unreported.countUnmatched(socket, remainder, facts);
            return false;
        }
    }

    /** Returns what the kernel is asked, as far as it accepts it; no socket is asked for. */
    public FilterPlan plan(TableReader reader) throws IOException {
        List<FilterPlan.Part> parts = new ArrayList<>();
        for (InetDiagRequest request : requests) {
            Accepted accepted =
                    untilAccepted(
                            request,
                            plan ->
                                    reader.run(
                                            plan.request().withStates(0),
                                            socket -> false,
                                            socket -> {}));
            parts.add(
                    new FilterPlan.Part(
                            request.protocol(),
                            request.family(),
                            accepted.plans.stream().map(RequestPlan::shown).toList()));
        }
        return new FilterPlan(filter, parts);
    }

    private interface Attempt {
        List<Remark> run(RequestPlan plan) throws IOException;
    }

    /** Plans that the kernel accepted, and what its answers lack. */
    private record Accepted(List<RequestPlan> plans, List<Remark> remarks) {
        boolean isUnavailable() {
            for (Remark remark : remarks) {
                if (remark instanceof Remark.ProtocolUnavailable
                        || remark instanceof Remark.NotRecorded) {
                    return true;
                }
            }
            return false;
        }
    }

    private Accepted untilAccepted(InetDiagRequest request, Attempt attempt) throws IOException {
        Set<KernelAbility> refused = abilities.get();
        while (true) {
            List<RequestPlan> plans = compile(request, refused);
            try {
                Accepted accepted = attempt(plans, attempt);
                if (!accepted.isUnavailable()) {
                    abilities.add(refused);
                }
                return accepted;
            } catch (KernelErrorException e) {
                refused.add(toBlame(e, plans).orElseThrow(() -> e));
            }
        }
    }

    private static Accepted attempt(List<RequestPlan> plans, Attempt attempt) throws IOException {
        List<Remark> remarks = new ArrayList<>();
        for (RequestPlan plan : plans) {
            for (Remark remark : attempt.run(plan)) {
                if (!remarks.contains(remark)) {
                    remarks.add(remark);
                }
            }
        }
        return new Accepted(plans, remarks);
    }

    private static Optional<KernelAbility> toBlame(
            KernelErrorException error, List<RequestPlan> plans) {
        Set<KernelAbility> used = EnumSet.noneOf(KernelAbility.class);
        plans.forEach(plan -> used.addAll(plan.used()));
        return RefusedAbilities.toBlame(error.errno(), used);
    }

    private List<RequestPlan> compile(InetDiagRequest request, Set<KernelAbility> refused) {
        return Filters.isAny(filter)
                ? List.of(new RequestPlan(request, Set.of(), Filters.any()))
                : new FilterCompiler(filter, refused).compile(request);
    }
}
