package io.jss.filter.compile;

import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.And;
import io.jss.filter.condition.Not;
import io.jss.filter.condition.Or;
import io.jss.filter.condition.StateCondition;

/** Tells in which states a socket may be that matches a filter. */
final class PossibleStates {

    private static final int ALL = -1;

    private PossibleStates() {}

    /**
     * Returns a mask of all states in which a socket may match.
     *
     * @param filter with {@code not} at conditions only, as {@link Specializer} leaves it
     */
    static int of(Filter filter) {
        if (filter instanceof And and) {
            return and.parts().stream().mapToInt(PossibleStates::of).reduce(ALL, (a, b) -> a & b);
        }
        if (filter instanceof Or or) {
            return or.parts().stream().mapToInt(PossibleStates::of).reduce(0, (a, b) -> a | b);
        }
        if (filter instanceof StateCondition state) {
            return state.mask();
        }
        if (filter instanceof Not not && not.filter() instanceof StateCondition state) {
            return ~state.mask();
        }
        return Filters.isNone(filter) ? 0 : ALL;
    }
}
