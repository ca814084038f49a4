package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.Field;
import io.jss.fields.ListField;
import io.jss.fields.LookedUpField;
import io.jss.fields.NumberField;
import io.jss.fields.WordField;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of rows that {@code --sort} asks for. Numbers are compared as such, unsigned where the
 * kernel's are, addresses by their bytes, words by their letters; what is absent comes last in
 * either direction.
 */
public final class RowOrder {

    private static final long ABSENT = Long.MIN_VALUE;

    /**
     * One key.
     *
     * @param field what is compared
     * @param descending whether the highest comes first
     * @param text where its text stands in those of a row, -1 for a field that the socket tells
     */
    private record Key(Field field, boolean descending, int text) {}

    private final List<Key> keys = new ArrayList<>();
    private final List<Field> lookedUp = new ArrayList<>();

    /**
     * Reads a list such as {@code rtt:desc,local}.
     *
     * @param names the fields that may be compared
     * @throws UsageException when a name or a direction is unknown
     */
    public RowOrder(String list, FieldNames names) {
        for (String word : list.split(",", -1)) {
            int colon = word.indexOf(':');
            String name = colon < 0 ? word : word.substring(0, colon);
            Field field = names.one(CliOption.SORT, name);
            int text = -1;
            if (field instanceof LookedUpField) {
                text = lookedUp.size();
                lookedUp.add(field);
            }
            keys.add(new Key(field, colon >= 0 && descends(word, colon + 1), text));
        }
    }

    private static boolean descends(String word, int from) {
        return switch (word.substring(from)) {
            case "desc" -> true;
            case "asc" -> false;
            default ->
                    throw new UsageException(
                            "--sort takes names with :asc or :desc, not '" + word + "'");
        };
    }

    /** Returns the fields that are compared. */
    public List<Field> fields() {
        return keys.stream().map(Key::field).toList();
    }

    /**
     * Returns the fields whose texts {@link #compare} must be given, in the words of its column.
     */
    public List<Field> lookedUp() {
        return lookedUp;
    }

    /**
     * Compares two sockets.
     *
     * @param texts of the one, in the order of {@link #lookedUp}, the empty text for what is absent
     * @param otherTexts of the other
     */
    public int compare(
            DiagSocket one, List<String> texts, DiagSocket other, List<String> otherTexts) {
        for (Key key : keys) {
            int order =
                    key.text() < 0
                            ? compare(key, one, other)
                            : words(key, texts.get(key.text()), otherTexts.get(key.text()));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Key key, DiagSocket one, DiagSocket other) {
        Field field = key.field();
        if (field instanceof NumberField number) {
            return numbers(key, number, one, other);
        }
        if (field instanceof EndField end) {
            return ends(key, end, one, other);
        }
        if (field instanceof AddressPart part) {
            return parts(key, part, one, other);
        }
        if (field instanceof WordField word) {
            return words(key, word.textOr(one, ""), word.textOr(other, ""));
        }
        ListField list = (ListField) field;
        return words(key, list.textOr(one, ""), list.textOr(other, ""));
    }

    private static int numbers(Key key, NumberField number, DiagSocket one, DiagSocket other) {
        long left = number.valueOr(one, ABSENT);
        long right = number.valueOr(other, ABSENT);
        if (left == ABSENT || right == ABSENT) {
            return Boolean.compare(left == ABSENT, right == ABSENT);
        }
        return directed(
                key,
                number.signed() ? Long.compare(left, right) : Long.compareUnsigned(left, right));
    }

    /** An end may be absent of a unix socket, that has no name. */
    private static int ends(Key key, EndField end, DiagSocket one, DiagSocket other) {
        boolean left = isAbsent(end, one);
        boolean right = isAbsent(end, other);
        return left || right
                ? Boolean.compare(left, right)
                : directed(key, end.compare(one, other));
    }

    private static int parts(Key key, AddressPart part, DiagSocket one, DiagSocket other) {
        return one instanceof InetSocketView first && other instanceof InetSocketView second
                ? directed(key, part.compare(first, second))
                : one.family().compareTo(other.family());
    }

    private static boolean isAbsent(EndField end, DiagSocket socket) {
        return !(socket instanceof InetSocketView) && end.textOr(socket, "").isEmpty();
    }

    private static int words(Key key, String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        return directed(key, left.compareTo(right));
    }

    private static int directed(Key key, int order) {
        return key.descending() ? -Integer.signum(order) : order;
    }
}
