package io.jss.filter.compile;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.Side;
import io.jss.filter.SocketFacts.Answer;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.condition.And;
import io.jss.filter.condition.AutoboundCondition;
import io.jss.filter.condition.ClassCondition;
import io.jss.filter.condition.FamilyCondition;
import io.jss.filter.condition.FilterCondition;
import io.jss.filter.condition.Not;
import io.jss.filter.condition.NumberCondition;
import io.jss.filter.condition.NumberPairCondition;
import io.jss.filter.condition.Or;
import io.jss.filter.condition.PortCondition;
import io.jss.filter.condition.ProtocolCondition;
import io.jss.filter.condition.StateCondition;
import io.jss.filter.condition.WireCondition;
import io.jss.model.AddressFamily;
import io.jss.model.SocketFamily;
import java.util.List;

/**
 * Simplifies a filter by what is known of every socket in an answer, and moves each {@code not}
 * down to a condition. On such sockets the result holds and fails exactly where the filter does.
 */
final class Specializer {

    private static final int MAX_PORT = 0xffff;

    private final Assumption known;

    private Specializer(Assumption known) {
        this.known = known;
    }

    static Filter specialize(Filter filter, Assumption known) {
        return new Specializer(known).specialize(filter, false);
    }

    private Filter specialize(Filter filter, boolean negated) {
        if (filter instanceof Not not) {
            return specialize(not.filter(), !negated);
        }
        if (filter instanceof And and) {
            List<Filter> parts = specialize(and.parts(), negated);
            return negated ? Filters.anyOf(parts) : Filters.allOf(parts);
        }
        if (filter instanceof Or or) {
            List<Filter> parts = specialize(or.parts(), negated);
            return negated ? Filters.allOf(parts) : Filters.anyOf(parts);
        }
        if (filter instanceof FilterCondition condition
                && !condition.appliesTo(SocketFamily.INET)) {
            boolean isUnknown =
                    condition instanceof NumberCondition
                            || condition instanceof NumberPairCondition;
            return constant(negated && !isUnknown);
        }
        Filter folded = fold((FilterCondition) filter);
        if (folded instanceof FilterCondition) {
            return negated ? Filters.not(folded) : folded;
        }
        return specialize(folded, negated);
    }

    private List<Filter> specialize(List<Filter> parts, boolean negated) {
        return parts.stream().map(part -> specialize(part, negated)).toList();
    }

    private Filter fold(FilterCondition condition) {
        if (condition instanceof ProtocolCondition protocol) {
            return constant(protocol.protocol() == known.protocol());
        }
        if (condition instanceof FamilyCondition family) {
            return constant(family.family() == known.family());
        }
        if (condition instanceof StateCondition state) {
            return fold(state);
        }
        if (condition instanceof AddressCondition address) {
            return fold(address);
        }
        if (condition instanceof PortCondition port) {
            return fold(port);
        }
        if (condition instanceof ClassCondition trafficClass) {
            return known.family() == AddressFamily.INET
                    ? constant(trafficClass.trafficClass() == TrafficClass.IPV4)
                    : constantIf(
                            false, trafficClass.trafficClass() == TrafficClass.IPV4, condition);
        }
        if (condition instanceof WireCondition wire && known.family() == AddressFamily.INET) {
            return constant(wire.wire() == Wire.IPV4);
        }
        if (condition instanceof AutoboundCondition autobound) {
            return fold(autobound);
        }
        return condition;
    }

    private Filter fold(StateCondition state) {
        if ((known.states() & ~state.mask()) == 0) {
            return Filters.any();
        }
        return constantIf(false, (known.states() & state.mask()) == 0, state);
    }

    private Filter fold(AddressCondition address) {
        AddressFamily family = address.prefix().address().family();
        if (family == AddressFamily.INET6 && known.family() == AddressFamily.INET) {
            return Filters.none();
        }
        return constantIf(
                true, family == known.family() && address.prefix().length() == 0, address);
    }

    private static Filter fold(PortCondition port) {
        return switch (port.comparison()) {
            case AT_LEAST -> constantIf(true, port.port() == 0, port);
            case AT_MOST -> constantIf(true, port.port() == MAX_PORT, port);
            case LESS -> constantIf(false, port.port() == 0, port);
            case GREATER -> constantIf(false, port.port() == MAX_PORT, port);
            case EQUAL, NOT_EQUAL -> port;
        };
    }

    private Filter fold(AutoboundCondition autobound) {
        if (known.portChosenByKernel() == Answer.UNKNOWN) {
            return autobound;
        }
        return known.portChosenByKernel() == Answer.NO ? Filters.none() : portRange(autobound);
    }

    /** Returns the filter for the ports that the kernel chooses from. */
    static Filter portRange(AutoboundCondition autobound) {
        return Filters.allOf(
                List.of(
                        fold(portCondition(Comparison.AT_LEAST, autobound.lowest())),
                        fold(portCondition(Comparison.AT_MOST, autobound.highest()))));
    }

    private static PortCondition portCondition(Comparison comparison, int port) {
        return new PortCondition(Side.LOCAL, comparison, port);
    }

    private static Filter constant(boolean value) {
        return value ? Filters.any() : Filters.none();
    }

    private static Filter constantIf(boolean value, boolean applies, FilterCondition otherwise) {
        return applies ? constant(value) : otherwise;
    }
}
