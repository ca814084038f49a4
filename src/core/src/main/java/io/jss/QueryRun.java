package io.jss;

import io.jss.encode.InetDiagRequest;
import io.jss.filter.Filter;
import io.jss.filter.Filters;
import io.jss.filter.SocketFacts;
import io.jss.filter.compile.FilterCompiler;
import io.jss.filter.compile.FilterPlan;
import io.jss.filter.compile.KernelAbility;
import io.jss.filter.compile.RequestPlan;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.netlink.KernelErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One query over a session: the requests of each protocol and family, and the filter between the
 * kernel's answers and the visitor.
 *
 * <p>A kernel that refuses a program with EINVAL or EPERM is asked again without its newest
 * operation, until it answers; what it refused is remembered. The rows are the same.
 */
final class QueryRun {

    private final DumpSession session;
    private final RefusedAbilities abilities;
    private final SocketQuery query;

    QueryRun(DumpSession session, RefusedAbilities abilities, SocketQuery query) {
        this.session = session;
        this.abilities = abilities;
        this.query = query;
    }

    /**
     * Passes the sockets that match to the visitor.
     *
     * @param facts what the filter may ask beyond the kernel's answers
     * @return what the answers lack
     */
    List<Remark> visit(SocketFacts facts, SocketVisitor visitor) throws IOException {
        HiddenValues hidden = new HiddenValues(query.filter());
        List<Remark> remarks = new ArrayList<>();
        int asked = 0;
        int unavailable = 0;
        List<InetDiagRequest> requests = requests();
        for (int i = 0; i < requests.size(); i++) {
            InetDiagRequest request = requests.get(i);
            session.forgetSeen();
            if (i + 1 < requests.size()) {
                InetDiagRequest next = requests.get(i + 1);
                Optional<List<Remark>> both = inOneWalk(request, next, facts, hidden, visitor);
                if (both.isPresent()) {
                    asked++;
                    i++;
                    remarks.addAll(both.get());
                    continue;
                }
                announce(next);
            }
            Accepted accepted = untilAccepted(request, new Visit(session, facts, hidden, visitor));
            asked += accepted.plans.isEmpty() ? 0 : 1;
            unavailable += accepted.isUnavailable() ? 1 : 0;
            remarks.addAll(accepted.remarks);
        }
        if (asked > 0 && unavailable == asked) {
            throw new ProtocolUnavailableException(remarks);
        }
        remarks.addAll(hidden.remarks());
        return List.copyOf(remarks);
    }

    /** Returns what the answers lack, empty when the requests are to be run one by one. */
    private Optional<List<Remark>> inOneWalk(
            InetDiagRequest request,
            InetDiagRequest next,
            SocketFacts facts,
            HiddenValues hidden,
            SocketVisitor visitor)
            throws IOException {
        boolean may =
                request.protocol() == Protocol.TCP
                        && next.protocol() == Protocol.TCP
                        && !request.bpfStorages()
                        && query.filter().equals(Filters.any());
        return may && session.isNearlyEmpty()
                ? session.runInOneWalk(request, new Matches(Filters.any(), facts, hidden), visitor)
                : Optional.empty();
    }

    /** A filter may take several requests; then the first of them comes after this one. */
    private void announce(InetDiagRequest request) {
        List<RequestPlan> plans = compile(request, abilities.get());
        if (!plans.isEmpty()) {
            session.announce(plans.get(0).request());
        }
    }

    /** Classes, not lambdas, because a short run would spend its time on making those. */
    private record Visit(
            DumpSession session, SocketFacts facts, HiddenValues hidden, SocketVisitor visitor)
            implements Attempt {

        @Override
        public List<Remark> run(RequestPlan plan) throws IOException {
            return session.run(
                    plan.request(), new Matches(plan.remainder(), facts, hidden), visitor);
        }
    }

    private record Matches(Filter remainder, SocketFacts facts, HiddenValues hidden)
            implements Predicate<InetSocketView> {

        @Override
        public boolean test(InetSocketView socket) {
            hidden.look(socket);
            if (remainder.holds(socket, facts)) {
                return true;
            }
            hidden.lookAtUnmatched(socket, remainder, facts);
            return false;
        }
    }

    /** Returns what the kernel is asked, as far as it accepts it; no socket is asked for. */
    FilterPlan plan() throws IOException {
        List<FilterPlan.Part> parts = new ArrayList<>();
        for (InetDiagRequest request : requests()) {
            Accepted accepted =
                    untilAccepted(
                            request,
                            plan ->
                                    session.run(
                                            plan.request().withStates(0),
                                            socket -> false,
                                            socket -> {}));
            parts.add(new FilterPlan.Part(request, accepted.plans));
        }
        return new FilterPlan(query.filter(), parts);
    }

    private List<InetDiagRequest> requests() {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        details.addAll(query.details());
        details.addAll(query.filter().details());
        List<InetDiagRequest> requests = new ArrayList<>();
        for (Protocol protocol : query.protocols()) {
            for (AddressFamily family : query.families()) {
                requests.add(
                        InetDiagRequest.dump(family, protocol, query.stateMask())
                                .withDetails(details));
            }
        }
        return requests;
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
        return query.filter().equals(Filters.any())
                ? List.of(new RequestPlan(request, Set.of(), Filters.any()))
                : new FilterCompiler(query.filter(), refused).compile(request);
    }
}
