package io.jss.filter;

import io.jss.fields.NumberField;
import io.jss.model.InetSocketView;

/**
 * A number of the socket compares with another. It is unknown while the socket does not tell it.
 *
 * @param field which number
 * @param comparison how it is compared
 * @param value the other one, unsigned, in the field's measure
 */
public record NumberCondition(NumberField field, Comparison comparison, long value)
        implements Condition {

    private static final long ABSENT = Long.MIN_VALUE;

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        long actual = field.valueOr(socket, ABSENT);
        return actual != ABSENT && comparison.test(actual, value);
    }

    @Override
    public boolean fails(InetSocketView socket, SocketFacts facts) {
        long actual = field.valueOr(socket, ABSENT);
        return actual != ABSENT && !comparison.test(actual, value);
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
