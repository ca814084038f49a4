package io.jss.filter.condition;

import io.jss.fields.NumberField;
import io.jss.filter.Comparison;
import io.jss.filter.SocketFacts;
import io.jss.filter.syntax.Measure;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.Set;

/**
 * A number of the socket compares with another. It is unknown while the socket does not tell it.
 *
 * @param field which number
 * @param comparison how it is compared
 * @param value the other one, unsigned, in the field's measure
 */
public record NumberCondition(NumberField field, Comparison comparison, long value)
        implements FilterCondition {

    private static final long ABSENT = Long.MIN_VALUE;

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        long actual = field.valueOr(socket, ABSENT);
        return actual != ABSENT && comparison.test(actual, value);
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        long actual = field.valueOr(socket, ABSENT);
        return actual != ABSENT && !comparison.test(actual, value);
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return field.isOf(family);
    }

    @Override
    public Set<Detail> details() {
        return field.detail().map(Set::of).orElse(Set.of());
    }

    @Override
    public String toString() {
        return field.label()
                + " "
                + comparison.symbol()
                + " "
                + Measure.of(field.unit()).text(value);
    }
}
