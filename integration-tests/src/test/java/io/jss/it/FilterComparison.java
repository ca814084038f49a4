package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.condition.AutoboundCondition;
import io.jss.filter.condition.CgroupCondition;
import io.jss.filter.condition.MarkCondition;
import io.jss.filter.names.SystemNames;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares random filters over the sockets of a scenario: the rows of kernel and remainder, those
 * of the whole filter on a full dump, and those of ss.
 *
 * @param scenario the sockets
 */
record FilterComparison(FilteredScenario scenario) {

    /** So many filters are compared between two full dumps. */
    private static final int BATCH = 50;

    private static final String END = "-- end of filter --";
    private static final Pattern COOKIE = Pattern.compile(" sk:([0-9a-f]+)");

    /** What is done in the network namespace of the scenario. */
    interface Inside<T> {
        T with(SocketTable table) throws Exception;
    }

    <T> T inside(Inside<T> call) throws Exception {
        return scenario.scenario()
                .inside(
                        () -> {
                            try (SocketTable table = SocketTable.open()) {
                                return call.with(table);
                            }
                        });
    }

    static Map<Long, InetSocket> dump(SocketTable table, Filter filter) throws IOException {
        Map<Long, InetSocket> rows = new HashMap<>();
        table.visit(
                SocketQuery.all().withFilter(filter, SocketFacts.NONE),
                socket -> rows.put(socket.cookie(), InetSocket.copyOf(socket)));
        return rows;
    }

    /** Facts of a table: the sockets for which the AUTO operation holds. */
    record Told(Set<Long> chosenByKernel) implements SocketFacts {
        static Told of(SocketTable table) throws IOException {
            return new Told(dump(table, Filters.autobound(0, 0xffff)).keySet());
        }

        @Override
        public Iterable<SocketFacts.Owner> owners(long inode) {
            return List.of();
        }

        @Override
        public boolean allOwnersSeen() {
            return false;
        }

        @Override
        public Answer portChosenByKernel(InetSocketView socket) {
            return chosenByKernel.contains(socket.cookie()) ? Answer.YES : Answer.NO;
        }
    }

    Set<Long> cookiesOfSs(List<String> filter) throws Exception {
        return cookiesOfEach(List.of(filter)).get(0);
    }

    /** One shell runs ss for all of them: to start each from here takes longer than ss does. */
    private List<Set<Long>> cookiesOfEach(List<List<String>> filters) throws Exception {
        StringBuilder script = new StringBuilder();
        for (List<String> filter : filters) {
            script.append("ss -Htuane");
            filter.forEach(word -> script.append(" '").append(word).append('\''));
            script.append(" || exit; echo ").append(END).append('\n');
        }
        List<Set<Long>> each = new ArrayList<>();
        String output = scenario.scenario().run("sh", "-c", script.toString());
        for (String rows : output.split(END, -1)) {
            Set<Long> cookies = new TreeSet<>();
            Matcher matcher = COOKIE.matcher(rows);
            while (matcher.find()) {
                cookies.add(Long.parseUnsignedLong(matcher.group(1), 16));
            }
            each.add(cookies);
        }
        assertThat(each).as(output).hasSize(filters.size() + 1);
        return each;
    }

    /** Sockets that were there before and after, in the same state: others are on their way. */
    private static Map<Long, InetSocket> steady(
            Map<Long, InetSocket> before, Map<Long, InetSocket> after) {
        return before.entrySet().stream()
                .filter(row -> after.containsKey(row.getKey()))
                .filter(
                        row ->
                                after.get(row.getKey()).stateNumber()
                                        == row.getValue().stateNumber())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<Long> among(Map<Long, InetSocket> rows, Set<Long> cookies) {
        Set<Long> kept = new TreeSet<>(cookies);
        kept.retainAll(rows.keySet());
        return kept;
    }

    /**
     * Compares as many random filters with ss, and with the whole filter on a full dump.
     *
     * @return for how many of them the rows of ss differ: each meets a known fault
     */
    int withSs(int filters, long seed) throws Exception {
        return withSs(
                filters,
                seed,
                (random, ss) -> {
                    Filter filter = random.ofSs();
                    return new Case(filter, ss.arguments(filter));
                });
    }

    /**
     * Compares as many random filters, written as people do, with ss.
     *
     * @return for how many of them the rows of ss differ: each meets a known fault
     */
    int withTextsOfSs(int filters, long seed) throws Exception {
        FilterParser parser =
                new FilterParser(SystemNames.of(Set.of(Protocol.TCP, Protocol.UDP))).asSs();
        return withSs(
                filters,
                seed,
                (random, ss) -> {
                    String text = random.textOfSs(scenario.cgroup());
                    return new Case(parser.parse(text), List.of(text.split(" ", -1)));
                });
    }

    /** A filter, and as ss takes it. */
    private record Case(Filter filter, List<String> words) {}

    /** Makes filters. */
    private interface Cases {
        Case next(RandomFilters random, SsGrammar ss);
    }

    private int withSs(int filters, long seed, Cases cases) throws Exception {
        return inside(
                table -> {
                    Map<Long, InetSocket> all = dump(table, Filters.any());
                    Told told = Told.of(table);
                    RandomFilters random =
                            new RandomFilters(seed, List.copyOf(all.values()), scenario.cgroupId());
                    SsGrammar ss = new SsGrammar(scenario.cgroup(), told.chosenByKernel());
                    int differences = 0;
                    for (int done = 0; done < filters; done += BATCH) {
                        List<Case> batch = new ArrayList<>();
                        while (batch.size() < Math.min(BATCH, filters - done)) {
                            batch.add(cases.next(random, ss));
                        }
                        differences += compareWithSs(table, batch, told, ss);
                    }
                    return differences;
                });
    }

    /**
     * Compares as many random filters of the whole language with a full dump.
     *
     * @return how many rows they kept
     */
    int withFullDump(int filters, long seed) throws Exception {
        return inside(
                table -> {
                    List<InetSocket> all = List.copyOf(dump(table, Filters.any()).values());
                    Told told = Told.of(table);
                    RandomFilters random = new RandomFilters(seed, all, scenario.cgroupId());
                    int rowsKept = 0;
                    for (int i = 0; i < filters; i++) {
                        rowsKept += compareWithFullDump(table, random.ofAll(), told);
                    }
                    return rowsKept;
                });
    }

    private static int compareWithFullDump(SocketTable table, Filter filter, Told told)
            throws IOException {
        SocketQuery full = SocketQuery.all().withDetails(filter.details());
        Map<Long, InetSocket> before = new HashMap<>();
        table.visit(full, s -> before.put(s.cookie(), InetSocket.copyOf(s)));
        Set<Long> kept = dump(table, filter).keySet();
        Map<Long, InetSocket> rows = steady(before, dump(table, Filters.any()));
        assertThat(among(rows, kept))
                .as(filter.toString())
                .isEqualTo(cookies(rows, s -> filter.holds(s, told)));
        return kept.size();
    }

    /** Returns how often the rows of ss are not those of the filter, which needs a known fault. */
    private int compareWithSs(SocketTable table, List<Case> batch, Told told, SsGrammar ss)
            throws Exception {
        Map<Long, InetSocket> before = dump(table, Filters.any());
        List<Set<Long>> kept = new ArrayList<>();
        for (Case one : batch) {
            kept.add(dump(table, one.filter()).keySet());
        }
        List<Set<Long>> ofSs = cookiesOfEach(batch.stream().map(Case::words).toList());
        Map<Long, InetSocket> rows = steady(before, dump(table, Filters.any()));
        assertThat(rows).hasSizeGreaterThan(80);
        int differences = 0;
        for (int i = 0; i < batch.size(); i++) {
            Filter filter = batch.get(i).filter();
            Set<Long> whole = cookies(rows, socket -> filter.holds(socket, told));
            assertThat(among(rows, kept.get(i))).as(filter.toString()).isEqualTo(whole);
            assertThat(among(rows, ofSs.get(i)))
                    .as("%s", batch.get(i).words())
                    .isEqualTo(cookies(rows, socket -> ss.keeps(filter, socket)));
            if (!among(rows, ofSs.get(i)).equals(whole)) {
                assertThat(canMeetAFault(filter) || asksForMarksNotTold(filter, rows))
                        .as(filter.toString())
                        .isTrue();
                differences++;
            }
        }
        return differences;
    }

    /** The kernel's test takes the mark of a minisock for 0 where the dump tells none (5.10). */
    private static boolean asksForMarksNotTold(Filter filter, Map<Long, InetSocket> rows) {
        return filter.conditions().anyMatch(MarkCondition.class::isInstance)
                && rows.values().stream().anyMatch(socket -> socket.mark().isEmpty());
    }

    /**
     * All known faults of ss need one of these conditions, and 'not', an alternative or an
     * interface.
     */
    private static boolean canMeetAFault(Filter filter) {
        String text = filter.toString();
        return (text.contains("not ") || text.contains(" or ") || text.contains("dev "))
                && filter.conditions()
                        .anyMatch(
                                c ->
                                        c instanceof AddressCondition
                                                || c instanceof AutoboundCondition
                                                || c instanceof CgroupCondition);
    }

    private static Set<Long> cookies(Map<Long, InetSocket> rows, Predicate<InetSocket> wanted) {
        return rows.values().stream()
                .filter(wanted)
                .map(InetSocket::cookie)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
