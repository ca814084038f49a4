package io.jss.filter.condition;

import io.jss.fields.NumberField;
import io.jss.filter.Comparison;
import io.jss.filter.SocketFacts;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.EnumSet;
import java.util.Set;

/**
 * Two numbers of the socket compare with each other. It is unknown while the socket does not tell
 * both.
 *
 * @param field the one
 * @param comparison how it is compared
 * @param other the other, of the same unit
 */
public record NumberPairCondition(NumberField field, Comparison comparison, NumberField other)
        implements FilterCondition {

    private static final long ABSENT = Long.MIN_VALUE;

    /** Checks the units. */
    public NumberPairCondition {
        if (field.unit() != other.unit()) {
            throw new IllegalArgumentException(
                    field.label() + " and " + other.label() + " have different units");
        }
    }

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        long left = field.valueOr(socket, ABSENT);
        long right = other.valueOr(socket, ABSENT);
        return left != ABSENT && right != ABSENT && comparison.test(left, right);
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        long left = field.valueOr(socket, ABSENT);
        long right = other.valueOr(socket, ABSENT);
        return left != ABSENT && right != ABSENT && !comparison.test(left, right);
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return field.isOf(family) && other.isOf(family);
    }

    @Override
    public Set<Detail> details() {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        field.detail().ifPresent(details::add);
        other.detail().ifPresent(details::add);
        return details;
    }

    @Override
    public String toString() {
        return field.label() + " " + comparison.symbol() + " " + other.label();
    }
}
