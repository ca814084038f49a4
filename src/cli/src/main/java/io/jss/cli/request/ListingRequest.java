package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.FieldNames;
import io.jss.cli.options.Format;
import io.jss.cli.options.NumberOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.ThresholdOption;
import io.jss.cli.request.Selection.Peers;
import io.jss.fields.Field;
import io.jss.filter.Filter;
import io.jss.filter.build.Filters;
import io.jss.health.Thresholds;
import io.jss.model.Detail;
import io.jss.owners.OwnerScan;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be listed and how it is shown: all that the options of a listing say, read once.
 * Immutable.
 *
 * @param selection the sockets, and what the kernel is asked for
 * @param filter the text of the filter, which is not in the selection yet
 * @param namespace the network namespaces
 * @param explainsFilter whether the filter is explained and nothing is listed
 * @param format the form of the answer
 * @param columns the columns, empty for those of the form
 * @param line the text of each row, empty for a table
 * @param order the order of rows, empty for that in which the kernel sends the sockets
 * @param byPort whether a table is in the order of ports, as no other is asked for
 * @param limit how many rows are shown at most
 * @param countBy what is counted by in place of rows, a list with commas
 * @param summary whether the numbers of {@code -s} are shown in place of rows
 * @param shown what is shown beyond the default
 * @param titles whether columns are titled
 * @param numeric whether users are numbers
 * @param resolved whether hosts are looked up by address
 * @param color whether the table is coloured
 * @param thresholds the limits beyond which something is wrong, empty for those of the table
 * @param width how many columns of a terminal its lines may take, 0 for any number
 * @param verbose whether each thing that the answer lacks has a line
 * @param repeat how it is given again and again, empty for once
 */
public record ListingRequest(
        Selection selection,
        FilterText filter,
        NamespaceRequest namespace,
        boolean explainsFilter,
        Format format,
        List<Field> columns,
        Optional<LineFormat> line,
        Optional<RowOrder> order,
        boolean byPort,
        long limit,
        Optional<String> countBy,
        boolean summary,
        Set<Shown> shown,
        boolean titles,
        boolean numeric,
        boolean resolved,
        boolean color,
        Optional<Thresholds> thresholds,
        int width,
        boolean verbose,
        Optional<RepeatRequest> repeat) {

    /** In fewer columns nothing fits, and lines are as long as they are. */
    private static final int NARROWEST_TERMINAL = 40;

    private static final Set<Shown> LINES =
            EnumSet.of(
                    Shown.INFO,
                    Shown.MEMORY,
                    Shown.THREADS,
                    Shown.TOS,
                    Shown.CGROUP,
                    Shown.SOCKET_OPTIONS);

    /**
     * Reads the options, whose arguments are the filter.
     *
     * @param otherwise which sockets are meant where the options do not say it
     * @throws UsageException when the value of an option is wrong
     */
    public static ListingRequest of(Options options, Peers otherwise, Environment environment) {
        Selection chosen = Selection.of(options, otherwise);
        SocketKinds kinds = chosen.kinds();
        Optional<LineFormat> line = line(options, kinds);
        List<Field> columns = line.isPresent() ? line.get().fields() : columns(options, kinds);
        Optional<RowOrder> order = order(options, kinds);
        Set<Shown> shown = shown(options);
        boolean recorded = environment.recorded().isPresent();
        return new ListingRequest(
                chosen.withDetails(details(shown, columns, order)),
                FilterText.of(options, kinds),
                NamespaceRequest.of(options),
                options.has(CliOption.EXPLAIN_FILTER),
                Format.of(options),
                columns,
                line,
                order,
                !options.has(CliOption.SORT),
                options.has(CliOption.TOP)
                        ? NumberOption.of(options, CliOption.TOP, Long.MAX_VALUE, Integer.MAX_VALUE)
                        : Long.MAX_VALUE,
                options.value(CliOption.COUNT_BY),
                options.has(CliOption.SUMMARY),
                shown,
                !options.has(CliOption.NO_HEADER),
                options.has(CliOption.NUMERIC) // users of a recording are not of this machine
                        || (recorded && !options.has(CliOption.RESOLVE)),
                options.has(CliOption.RESOLVE) && !options.has(CliOption.NUMERIC),
                color(options.valueOr(CliOption.COLOR, "auto"), environment)
                        && line.isEmpty()
                        && !options.has(CliOption.COUNT_BY) // equal numbers are one key
                        && Format.of(options) == Format.TABLE,
                options.has(CliOption.THRESHOLD)
                        ? Optional.of(ThresholdOption.of(options))
                        : Optional.empty(),
                width(options, environment),
                options.has(CliOption.VERBOSE),
                options.has(CliOption.CONTINUOUS)
                        ? Optional.of(RepeatRequest.of(options))
                        : Optional.empty());
    }

    /** Returns whether to write colours: as asked, else on a terminal that wants them. */
    private static boolean color(String when, Environment environment) {
        return switch (when) {
            case "always" -> true;
            case "never" -> false;
            case "auto" -> isColorWanted(environment);
            default ->
                    throw new UsageException(
                            "--color takes auto, always or never, not '" + when + "'");
        };
    }

    /** Returns how many columns of a terminal a line may take; 0, any number, elsewhere. */
    private static int width(Options options, Environment environment) {
        if (options.has(CliOption.WIDE) || !environment.isTerminal()) {
            return 0;
        }
        int columns = environment.columns();
        return columns < NARROWEST_TERMINAL ? 0 : columns;
    }

    private static boolean isColorWanted(Environment environment) {
        String noColor = environment.variable("NO_COLOR");
        return (noColor == null || noColor.isEmpty())
                && !"dumb".equals(environment.variable("TERM"))
                && environment.isTerminal();
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
        return options.has(CliOption.SORT) && !options.valueOr(CliOption.SORT, "").equals("none")
                ? Optional.of(
                        new RowOrder(
                                options.valueOr(CliOption.SORT, ""),
                                new FieldNames(kinds.listed(), true)))
                : Optional.empty();
    }

    private static Set<Detail> details(
            Set<Shown> shown, List<Field> columns, Optional<RowOrder> order) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        for (Shown one : shown) {
            details.addAll(one.details());
        }
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
        return withSelection(selection.withDetails(details));
    }

    /** Returns the same request of other sockets. */
    public ListingRequest withSelection(Selection other) {
        return with(other, filter, verbose, repeat);
    }

    /** Returns the same request of other sockets, of those that match another filter. */
    ListingRequest with(Selection other, FilterText otherFilter) {
        return with(other, otherFilter, verbose, repeat);
    }

    /** Returns the request of what matches another filter, answered once and with all lines. */
    ListingRequest once(FilterText otherFilter) {
        return with(selection, otherFilter, true, Optional.empty());
    }

    private ListingRequest with(
            Selection other,
            FilterText otherFilter,
            boolean allLines,
            Optional<RepeatRequest> otherRepeat) {
        return new ListingRequest(
                other,
                otherFilter,
                namespace,
                explainsFilter,
                format,
                columns,
                line,
                order,
                byPort,
                limit,
                countBy,
                summary,
                shown,
                titles,
                numeric,
                resolved,
                color,
                thresholds,
                width,
                allLines,
                otherRepeat);
    }

    /**
     * Returns the filter in the network namespace that is named; any where every one is meant, for
     * each of which it is read.
     *
     * @throws UsageException when it is wrong
     * @throws IOException when there is no such namespace, or it may not be entered
     */
    public Filter readFilter(Environment environment) throws IOException {
        return namespace.every()
                ? Filters.any()
                : filter.read(selection.protocols(), namespace, environment);
    }

    /**
     * Returns the same request, of what matches the filter.
     *
     * @throws IOException as {@link #readFilter}
     */
    public ListingRequest matching(Environment environment) throws IOException {
        Filter read = readFilter(environment);
        return read.asksForOwners() || namespace.every()
                ? matching(read, environment.ownerScan())
                : withSelection(selection.withFilter(read));
    }

    /**
     * Returns the request of what matches the filter as {@link #matching(Environment)} does.
     *
     * @param processes finds those that the filter asks for; a refusal comes before any output
     * @throws IOException as {@link #readFilter}
     */
    public ListingRequest matching(OwnerScan processes, Environment environment)
            throws IOException {
        return matching(readFilter(environment), processes);
    }

    private ListingRequest matching(Filter read, OwnerScan processes) throws IOException {
        if (read.asksForOwners()) {
            processes.load();
        }
        return withSelection(selection.withFilter(read, processes));
    }

    /** Returns the limits beyond which something is wrong. */
    public Thresholds limits() {
        return thresholds.orElseGet(Thresholds::standard);
    }

    /** Returns the limits of signals, empty where the table has no colours. */
    public Optional<Thresholds> signals() {
        return color ? Optional.of(limits()) : Optional.empty();
    }

    /** Returns whether there are lines below the rows of a table that nothing else shows. */
    public boolean hasLines() {
        return !Collections.disjoint(shown, LINES);
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
