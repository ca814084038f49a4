package io.jss.cli.listing;

import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.rows.LeanView;
import io.jss.cli.rows.OrderedRows;
import io.jss.cli.rows.RowOrder;
import io.jss.cli.table.Column;
import io.jss.cli.table.TableRenderer;
import io.jss.fields.Field;
import io.jss.model.Detail;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code --columns}, {@code --sort} and {@code --top} ask for.
 *
 * @param columns the columns, empty for those that other options choose
 * @param order the order, empty for the order in which the kernel sends the sockets
 * @param limit how many rows are shown at most
 */
record Arrangement(List<Field> columns, Optional<RowOrder> order, long limit) {

    private static final Arrangement NONE =
            new Arrangement(List.of(), Optional.empty(), Long.MAX_VALUE);

    /**
     * Reads the options.
     *
     * @throws UsageException when a name or the number is wrong
     */
    static Arrangement of(Options options) {
        if (!options.has(CliOption.COLUMN_LIST)
                && !options.has(CliOption.SORT)
                && !options.has(CliOption.TOP)) {
            return options.has(CliOption.EVENTS) ? EventFields.arrangement(options) : NONE;
        }
        return new Arrangement(
                options.has(CliOption.COLUMN_LIST)
                        ? FieldNames.list(
                                CliOption.COLUMN_LIST, options.valueOr(CliOption.COLUMN_LIST, ""))
                        : List.of(),
                options.has(CliOption.SORT)
                        ? Optional.of(new RowOrder(options.valueOr(CliOption.SORT, "")))
                        : Optional.empty(),
                NumberOption.of(options, CliOption.TOP, Long.MAX_VALUE, Integer.MAX_VALUE));
    }

    /** Returns whether rows are ordered or counted, and not just written as they come. */
    boolean ordersRows() {
        return order.isPresent() || limit != Long.MAX_VALUE;
    }

    /** Returns whether any of the options was given. */
    boolean isGiven() {
        return ordersRows() || !columns.isEmpty();
    }

    /** Returns what the kernel must be asked for, beside what is asked for anyway. */
    Set<Detail> details(Set<Detail> anyway) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        details.addAll(anyway);
        details.addAll(FieldNames.details(columns));
        if (order.isPresent()) {
            details.addAll(FieldNames.details(order.get().fields()));
        }
        return details;
    }

    /**
     * Returns the renderer, or a stage before it that puts the rows in order.
     *
     * @param looks where the columns that are compared come from
     * @param whole whether the renderer shows more of a socket than its row and the columns
     */
    TableRenderer arrange(
            TableRenderer renderer,
            DefaultColumns looks,
            List<RowPreparation> preparations,
            boolean whole) {
        if (!ordersRows()) {
            return renderer;
        }
        List<Column> compared = new ArrayList<>();
        order.ifPresent(keys -> compared.addAll(looks.of(keys.lookedUp(), preparations)));
        List<Field> held = new ArrayList<>(columns);
        order.ifPresent(keys -> held.addAll(keys.fields()));
        return new OrderedRows(
                renderer,
                order,
                whole || !LeanView.suffices(held) ? Optional.empty() : Optional.of(held),
                compared,
                looks.namespace(),
                limit);
    }
}
