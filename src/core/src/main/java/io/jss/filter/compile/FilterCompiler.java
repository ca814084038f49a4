package io.jss.filter.compile;

import io.jss.encode.InetDiagRequest;
import io.jss.encode.bytecode.BytecodeAssembler;
import io.jss.encode.bytecode.KernelTest;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.Side;
import io.jss.filter.SocketFacts.Answer;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.And;
import io.jss.filter.condition.AutoboundCondition;
import io.jss.filter.condition.PortCondition;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Translates filters into requests. */
public final class FilterCompiler {

    private final Filter filter;
    private final Set<KernelAbility> refused;

    /**
     * Creates the compiler of a filter.
     *
     * @param refused what the kernel is known to refuse
     */
    public FilterCompiler(Filter filter, Set<KernelAbility> refused) {
        this.filter = filter;
        this.refused = refused.isEmpty() ? Set.of() : EnumSet.copyOf(refused);
    }

    /**
     * Returns the requests that together give the sockets of {@code unfiltered} that match: none
     * when no socket in its answer can match, two when the filter asks who chose the local port and
     * the kernel cannot decide all of it. Two requests may give a socket twice.
     */
    public List<RequestPlan> compile(InetDiagRequest unfiltered) {
        int states = unfiltered.states();
        Assumption known = Assumption.of(unfiltered.protocol(), unfiltered.family(), states);
        Filter wanted = Specializer.specialize(filter, known);
        int narrowed = known.kernelDecidesStates() ? states & PossibleStates.of(wanted) : states;
        while (narrowed != states) {
            states = narrowed;
            known = Assumption.of(unfiltered.protocol(), unfiltered.family(), states);
            wanted = Specializer.specialize(wanted, known);
            narrowed = states & PossibleStates.of(wanted);
        }
        if (Filters.isNone(wanted) || known.states() == 0) {
            return List.of();
        }
        InetDiagRequest request = unfiltered.withStates(states);
        RequestPlan single = plan(request, wanted, known, Optional.empty());
        if (single.remainder().conditions().noneMatch(AutoboundCondition.class::isInstance)) {
            return List.of(single);
        }
        return byPortChoice(request, wanted, known);
    }

    /**
     * One request for the sockets whose port bind asked for, then one for the others: a connection
     * that ends between them moves from the first to the second.
     */
    private List<RequestPlan> byPortChoice(
            InetDiagRequest request, Filter wanted, Assumption known) {
        List<RequestPlan> plans = new ArrayList<>();
        for (Answer answer : List.of(Answer.NO, Answer.YES)) {
            Assumption assumed = known.with(answer);
            Filter part = Specializer.specialize(wanted, assumed);
            KernelTest auto = ConditionTranslator.portChosenByKernel();
            if (!Filters.isNone(part)) {
                KernelTest test = answer == Answer.YES ? auto : new KernelTest.Opposite(auto);
                plans.add(plan(request, part, assumed, Optional.of(test)));
            }
        }
        return plans;
    }

    private RequestPlan plan(
            InetDiagRequest request,
            Filter wanted,
            Assumption known,
            Optional<KernelTest> precondition) {
        Filter left = wanted;
        int localPort = 0;
        int remotePort = 0;
        if (portFieldsCount(request)) {
            Optional<PortCondition> local = requiredPort(left, Side.LOCAL);
            localPort = local.map(PortCondition::port).orElse(0);
            left = without(left, local);
            Optional<PortCondition> remote = requiredPort(left, Side.REMOTE);
            remotePort = remote.map(PortCondition::port).orElse(0);
            left = without(left, remote);
        }
        int reserved = precondition.map(KernelTest::sizeAtMost).orElse(0);
        ConditionTranslator kernel = new ConditionTranslator(known, refused);
        Split split = Split.of(left, kernel, BytecodeAssembler.MAX_SIZE - reserved);
        List<KernelTest> tests = new ArrayList<>();
        precondition.ifPresent(tests::add);
        split.test().ifPresent(tests::add);
        Set<KernelAbility> used = Set.of();
        InetDiagRequest filtered = request.withPorts(localPort, remotePort);
        if (!tests.isEmpty()) {
            KernelTest test = new KernelTest.AllOf(tests);
            used = KernelAbility.usedBy(test);
            filtered = filtered.withBytecode(BytecodeAssembler.assemble(test));
        }
        return new RequestPlan(filtered, used, split.remainder());
    }

    /** Sockets that are bound and nothing more come whatever the port fields say. */
    private static boolean portFieldsCount(InetDiagRequest request) {
        return switch (request.protocol()) {
            case TCP -> (request.states() & SocketState.BOUND_INACTIVE.bit()) == 0;
            case UDP, UDPLITE, MPTCP, DCCP -> true;
            case RAW, SCTP -> false;
        };
    }

    /** Returns a condition without which the filter does not hold, and which a field can say. */
    private static Optional<PortCondition> requiredPort(Filter filter, Side side) {
        List<Filter> parts = filter instanceof And and ? and.parts() : List.of(filter);
        return parts.stream()
                .filter(PortCondition.class::isInstance)
                .map(PortCondition.class::cast)
                .filter(port -> port.side() == side)
                .filter(port -> port.comparison() == Comparison.EQUAL && port.port() != 0)
                .findFirst();
    }

    private static Filter without(Filter filter, Optional<PortCondition> part) {
        if (part.isEmpty()) {
            return filter;
        }
        List<Filter> parts = filter instanceof And and ? and.parts() : List.of(filter);
        String text = part.get().toString(); // equal filters have equal texts
        return Filters.allOf(parts.stream().filter(p -> !p.toString().equals(text)).toList());
    }
}
