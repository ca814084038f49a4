package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.cli.options.Format;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.fields.Field;
import io.jss.model.Detail;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be listed and how it is shown: all that the options of a listing say, read once.
 * Immutable.
 *
 * @param selection the sockets, and what the kernel is asked for
 * @param format the form of the answer
 * @param columns the columns, empty for those of the form
 * @param line the text of each row, empty for a table
 * @param order the order of rows, empty for that in which the kernel sends the sockets
 * @param limit how many rows are shown at most
 * @param countBy what is counted by in place of rows, a list with commas
 * @param summary whether the numbers of {@code -s} are shown in place of rows
 * @param shown what is shown beyond the default
 * @param titles whether columns are titled
 * @param numeric whether users are numbers
 * @param resolved whether hosts are looked up by address
 * @param color whether the table is coloured
 * @param verbose whether each thing that the answer lacks has a line
 * @param namespace the network namespace that is named, empty for the command's own
 * @param everyNamespace whether those of the host are listed one after the other
 */
public record ListingRequest(
        Selection selection,
        Format format,
        List<Field> columns,
        Optional<LineFormat> line,
        Optional<RowOrder> order,
        long limit,
        Optional<String> countBy,
        boolean summary,
        Set<Shown> shown,
        boolean titles,
        boolean numeric,
        boolean resolved,
        boolean color,
        boolean verbose,
        Optional<String> namespace,
        boolean everyNamespace) {

    /**
     * Reads the options.
     *
     * @param chosen the sockets
     * @throws UsageException when the value of an option is wrong
     */
    public static ListingRequest of(Options options, Selection chosen, Environment environment) {
        Optional<LineFormat> line = line(options, chosen.kinds());
        List<Field> columns =
                line.isPresent() ? line.get().fields() : columns(options, chosen.kinds());
        Optional<RowOrder> order = order(options, chosen.kinds());
        boolean numeric = options.has(CliOption.NUMERIC);
        return new ListingRequest(
                chosen.withDetails(details(chosen, columns, order)),
                Format.of(options),
                columns,
                line,
                order,
                options.has(CliOption.TOP)
                        ? NumberOption.of(options, CliOption.TOP, Long.MAX_VALUE, Integer.MAX_VALUE)
                        : Long.MAX_VALUE,
                options.value(CliOption.COUNT_BY),
                options.has(CliOption.SUMMARY),
                shown(options),
                !options.has(CliOption.NO_HEADER),
                numeric,
                options.has(CliOption.RESOLVE) && !numeric,
                line.isEmpty() && ListingOptions.color(options, environment),
                options.has(CliOption.VERBOSE),
                options.value(CliOption.NETNS),
                options.has(CliOption.ALL_NETNS));
    }

    private static List<Field> columns(Options options, SocketKinds kinds) {
        if (options.has(CliOption.COLUMN_LIST)) {
            return new FieldNames(kinds.listed(), !options.has(CliOption.CSV))
                    .list(CliOption.COLUMN_LIST, options.valueOr(CliOption.COLUMN_LIST, ""));
        }
        return options.has(CliOption.EVENTS) ? EventFields.of(options) : List.of();
    }

    private static Optional<LineFormat> line(Options options, SocketKinds kinds) {
        if (!options.has(CliOption.LINE_FORMAT)) {
            return Optional.empty();
        }
        return Optional.of(
                LineFormat.parse(
                        options.valueOr(CliOption.LINE_FORMAT, ""),
                        options.has(CliOption.NULL) ? '\0' : '\n',
                        new FieldNames(kinds.listed(), true)));
    }

    private static Optional<RowOrder> order(Options options, SocketKinds kinds) {
        return options.has(CliOption.SORT)
                ? Optional.of(
                        new RowOrder(
                                options.valueOr(CliOption.SORT, ""),
                                new FieldNames(kinds.listed(), true)))
                : Optional.empty();
    }

    private static Set<Detail> details(
            Selection chosen, List<Field> columns, Optional<RowOrder> order) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        details.addAll(chosen.details());
        if (!columns.isEmpty()) {
            details.addAll(FieldNames.details(columns));
        }
        if (order.isPresent()) {
            details.addAll(FieldNames.details(order.get().fields()));
        }
        return details;
    }

    private static Set<Shown> shown(Options options) {
        Set<Shown> shown = EnumSet.noneOf(Shown.class);
        for (Shown one : Shown.values()) {
            if (options.has(one.option())) {
                shown.add(one);
            }
        }
        if (shown.contains(Shown.TIME)) { // of events, which have owners too
            shown.add(Shown.OWNER);
            shown.add(Shown.PROCESSES);
        }
        return shown;
    }

    /** Returns the same request, of which the kernel is asked for more. */
    public ListingRequest withDetails(Set<Detail> more) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        details.addAll(selection.details());
        details.addAll(more);
        return new ListingRequest(
                selection.withDetails(details),
                format,
                columns,
                line,
                order,
                limit,
                countBy,
                summary,
                shown,
                titles,
                numeric,
                resolved,
                color,
                verbose,
                namespace,
                everyNamespace);
    }

    /** Returns whether something is shown beyond the default. */
    public boolean shows(Shown one) {
        return shown.contains(one);
    }

    /** Returns whether rows are ordered or counted, and not just written as they come. */
    public boolean ordersRows() {
        return order.isPresent() || limit != Long.MAX_VALUE;
    }
}
