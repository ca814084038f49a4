package io.jss.filter.condition;

import io.jss.fields.Field;
import io.jss.fields.ListField;
import io.jss.filter.SocketFacts;
import io.jss.filter.syntax.FilterWords;
import io.jss.filter.syntax.Glob;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.Set;

/**
 * A word of the socket, or an element of a list, matches. A word that the socket does not tell is
 * unknown.
 *
 * @param field a word or a list
 * @param value the pattern, in which case does not count
 */
public record WordCondition(Field field, Glob value) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        String text = field.textOr(socket, "");
        if (!(field instanceof ListField)) {
            return !text.isEmpty() && value.matches(text);
        }
        for (String element : text.split(",", -1)) {
            if (!element.isEmpty() && value.matches(element)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        boolean known =
                field instanceof ListField
                        || !field.isOf(socket.family())
                        || !field.textOr(socket, "").isEmpty();
        return known && !holds(socket, facts);
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
        return field.label() + " = " + FilterWords.quote(value.pattern());
    }
}
