package io.jss.filter.compile;

import io.jss.encode.bytecode.KernelTest;
import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.And;
import io.jss.filter.condition.FilterCondition;
import io.jss.filter.condition.Not;
import io.jss.filter.condition.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter in two parts that together decide as the filter does.
 *
 * @param test what the kernel is to test, implied by the filter; empty for nothing
 * @param remainder what is left when the test holds
 */
record Split(Optional<KernelTest> test, Filter remainder) {

    private static Split leftAlone(Filter filter) {
        return new Split(Optional.empty(), filter);
    }

    private boolean isExact() {
        return Filters.isAny(remainder);
    }

    /**
     * Splits a filter.
     *
     * @param filter with {@code not} at conditions only, as {@link Specializer} leaves it
     * @param budget how many bytes the program may have
     */
    static Split of(Filter filter, ConditionTranslator kernel, int budget) {
        Split split;
        if (filter instanceof And and) {
            split = ofAll(and, kernel, budget);
        } else if (filter instanceof Or or) {
            split = ofAny(or, kernel, budget);
        } else if (filter instanceof Not not) {
            split = ofOne(filter, kernel.of((FilterCondition) not.filter(), true));
        } else {
            split = ofOne(filter, kernel.of((FilterCondition) filter, false));
        }
        boolean fits = split.test.map(test -> test.sizeAtMost() <= budget).orElse(true);
        return fits ? split : leftAlone(filter);
    }

    private static Split ofOne(
            Filter filter, Optional<ConditionTranslator.Translation> translation) {
        return translation
                .map(f -> new Split(Optional.of(f.test()), f.exact() ? Filters.any() : filter))
                .orElseGet(() -> leftAlone(filter));
    }

    private static Split ofAll(And and, ConditionTranslator kernel, int budget) {
        List<KernelTest> tests = new ArrayList<>();
        List<Filter> remainders = new ArrayList<>();
        int left = budget;
        for (Filter part : and.parts()) {
            Split split = of(part, kernel, left);
            split.test.ifPresent(tests::add);
            remainders.add(split.remainder);
            left -= split.test.map(KernelTest::sizeAtMost).orElse(0);
        }
        Filter remainder = Filters.allOf(remainders);
        return tests.isEmpty()
                ? leftAlone(remainder)
                : new Split(
                        Optional.of(tests.size() == 1 ? tests.get(0) : new KernelTest.AllOf(tests)),
                        remainder);
    }

    private static Split ofAny(Or or, ConditionTranslator kernel, int budget) {
        List<KernelTest> tests = new ArrayList<>();
        boolean exact = true;
        for (Filter part : or.parts()) {
            Split split = of(part, kernel, budget);
            if (split.test.isEmpty()) {
                return leftAlone(or);
            }
            tests.add(split.test.get());
            exact &= split.isExact();
        }
        return new Split(Optional.of(new KernelTest.AnyOf(tests)), exact ? Filters.any() : or);
    }
}
