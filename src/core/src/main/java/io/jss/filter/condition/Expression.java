package io.jss.filter.condition;

import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.Side;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A filter, by its conditions. */
sealed interface Expression extends Filter permits And, Or, Not, FilterCondition {

    @Override
    default Filter and(Filter other) {
        return Connectives.allOf(List.of(this, other));
    }

    @Override
    default Filter or(Filter other) {
        return Connectives.anyOf(List.of(this, other));
    }

    @Override
    default Filter negate() {
        return Connectives.not(this);
    }

    @Override
    default boolean asksForOwners() {
        for (Filter condition : conditions().toList()) { // no lambda: each listing asks
            if (condition instanceof PidCondition || condition instanceof ProcessCondition) {
                return true;
            }
        }
        return false;
    }

    @Override
    default boolean asksForLocalPort() {
        for (Filter condition : conditions().toList()) {
            if (condition instanceof PortCondition port
                    && port.side() == Side.LOCAL
                    && port.comparison() == Comparison.EQUAL) {
                return true;
            }
        }
        return false;
    }

    @Override
    default Set<Detail> details() {
        return conditions()
                .flatMap(condition -> condition.details().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Detail.class)));
    }

    @Override
    default List<Filter> conditionsThatCannotHold(SocketFamily<?> family) {
        return conditions().filter(condition -> !condition.canHold(family)).distinct().toList();
    }

    @Override
    default int namedStates() {
        int states = 0;
        for (Filter condition : conditions().toList()) {
            if (condition instanceof StateCondition state) {
                states |= state.mask();
            }
        }
        return states;
    }
}
