package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.encode.bytecode.BytecodeAudit;
import io.jss.encode.bytecode.BytecodeListing;
import io.jss.filter.AddressCondition;
import io.jss.filter.AutoboundCondition;
import io.jss.filter.CgroupCondition;
import io.jss.filter.Filter;
import io.jss.filter.FilterParser;
import io.jss.filter.Filters;
import io.jss.filter.Not;
import io.jss.filter.Owner;
import io.jss.filter.SocketFacts;
import io.jss.filter.compile.FilterCompiler;
import io.jss.filter.compile.RequestPlan;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.netlink.Dump;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand random filters over a table with every family, state and class: the rows of kernel and
 * remainder, those of the whole filter on a full dump, and those of ss.
 */
@Tag("host")
class FilterParityIT {

    private static final int FILTERS = 1_000;
    private static final Pattern COOKIE = Pattern.compile(" sk:([0-9a-f]+)");

    private static FilteredScenario scenario;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = FilteredScenario.start();
    }

    @AfterAll
    static void removeSockets() throws Exception {
        scenario.close();
    }

    private interface Inside<T> {
        T with(SocketTable table) throws Exception;
    }

    private static <T> T inside(Inside<T> call) throws Exception {
        return scenario.scenario()
                .inside(
                        () -> {
                            try (SocketTable table = SocketTable.open()) {
                                return call.with(table);
                            }
                        });
    }

    private static Map<Long, InetSocket> dump(SocketTable table, Filter filter) throws IOException {
        Map<Long, InetSocket> rows = new HashMap<>();
        table.visit(
                SocketQuery.all().withFilter(filter, SocketFacts.NONE),
                socket -> rows.put(socket.cookie(), InetSocket.copyOf(socket)));
        return rows;
    }

    /** Facts of a table: the sockets for which the AUTO operation holds. */
    private record Told(Set<Long> chosenByKernel) implements SocketFacts {
        static Told of(SocketTable table) throws IOException {
            return new Told(dump(table, Filters.autobound(0, 0xffff)).keySet());
        }

        @Override
        public Iterable<Owner> owners(long inode) {
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

    private static Set<Long> cookiesOfSs(List<String> filter) throws Exception {
        List<String> command = new ArrayList<>(List.of("ss", "-Htuane"));
        command.addAll(filter);
        String output = scenario.scenario().run(command.toArray(String[]::new));
        Set<Long> cookies = new TreeSet<>();
        Matcher matcher = COOKIE.matcher(output);
        while (matcher.find()) {
            cookies.add(Long.parseUnsignedLong(matcher.group(1), 16));
        }
        return cookies;
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

    @Test
    void filtersOfSsKeepItsRowsButForItsKnownFaults() throws Exception {
        int faults =
                inside(
                        table -> {
                            Map<Long, InetSocket> all = dump(table, Filters.any());
                            Told told = Told.of(table);
                            RandomFilters random =
                                    new RandomFilters(
                                            11, List.copyOf(all.values()), scenario.cgroupId());
                            SsGrammar ss = new SsGrammar(scenario.cgroup(), told.chosenByKernel());
                            int differences = 0;
                            for (int i = 0; i < FILTERS; i++) {
                                differences += compareWithSs(table, random.ofSs(), told, ss);
                            }
                            return differences;
                        });
        assertThat(faults).as("filters that meet a fault of ss").isBetween(1, FILTERS / 3);
    }

    /** Returns 1 when the rows of ss are not those of the filter, which needs a known fault. */
    private static int compareWithSs(SocketTable table, Filter filter, Told told, SsGrammar ss)
            throws Exception {
        Map<Long, InetSocket> before = dump(table, Filters.any());
        Set<Long> kept = dump(table, filter).keySet();
        Set<Long> ofSs = cookiesOfSs(ss.arguments(filter));
        Map<Long, InetSocket> rows = steady(before, dump(table, Filters.any()));
        Set<Long> whole = cookies(rows, socket -> filter.holds(socket, told));

        assertThat(rows).hasSizeGreaterThan(80);
        assertThat(among(rows, kept)).as(filter.toString()).isEqualTo(whole);
        assertThat(among(rows, ofSs))
                .as("%s", ss.arguments(filter))
                .isEqualTo(cookies(rows, socket -> ss.keeps(filter, socket)));
        if (among(rows, ofSs).equals(whole)) {
            return 0;
        }
        assertThat(canMeetAFault(filter)).as(filter.toString()).isTrue();
        return 1;
    }

    /** All known faults of ss need one of these conditions below 'not' or in an alternative. */
    private static boolean canMeetAFault(Filter filter) {
        String text = filter.toString();
        return (text.contains("not ") || text.contains(" or "))
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

    @Test
    void filtersOfTheWholeLanguageKeepWhatAFullDumpHas() throws Exception {
        inside(
                table -> {
                    List<InetSocket> all = List.copyOf(dump(table, Filters.any()).values());
                    Told told = Told.of(table);
                    RandomFilters random = new RandomFilters(12, all, scenario.cgroupId());
                    int rowsKept = 0;
                    for (int i = 0; i < FILTERS; i++) {
                        Filter filter = random.ofAll();
                        SocketQuery full = SocketQuery.all().withDetails(filter.details());
                        Map<Long, InetSocket> before = new HashMap<>();
                        table.visit(full, s -> before.put(s.cookie(), InetSocket.copyOf(s)));
                        Set<Long> kept = dump(table, filter).keySet();
                        Map<Long, InetSocket> rows = steady(before, dump(table, Filters.any()));
                        assertThat(among(rows, kept))
                                .as(filter.toString())
                                .isEqualTo(cookies(rows, s -> filter.holds(s, told)));
                        rowsKept += kept.size();
                    }
                    assertThat(rowsKept).isGreaterThan(FILTERS);
                    return null;
                });
    }

    @Test
    void kernelAcceptsEveryProgramAndItsListingIsReadBack() throws Exception {
        int programs =
                inside(
                        table -> {
                            List<InetSocket> all = List.copyOf(dump(table, Filters.any()).values());
                            RandomFilters random = new RandomFilters(13, all, scenario.cgroupId());
                            int sent = 0;
                            try (NetlinkChannel channel = NetlinkSocket.open()) {
                                for (int i = 0; i < FILTERS; i++) {
                                    sent += send(channel, random.ofAll());
                                }
                            }
                            return sent;
                        });
        assertThat(programs).isGreaterThan(FILTERS / 2);
    }

    /** Sends the programs of a filter without asking for a socket; an errno is thrown. */
    private static int send(NetlinkChannel channel, Filter filter) throws IOException {
        int sent = 0;
        for (AddressFamily family : AddressFamily.values()) {
            InetDiagRequest request = InetDiagRequest.dump(family, Protocol.TCP, 0x3ffe);
            for (RequestPlan plan : new FilterCompiler(filter, Set.of()).compile(request)) {
                byte[] program = plan.request().bytecode();
                if (program.length == 0) {
                    continue;
                }
                String listing = BytecodeListing.disassemble(program);
                assertThat(BytecodeAudit.objection(program)).as(listing).isEmpty();
                assertThat(BytecodeListing.assemble(listing)).isEqualTo(program);
                new Dump(channel)
                        .run(
                                RequestEncoder.encode(
                                        plan.request().withStates(0), channel.nextSequence()),
                                listing,
                                message -> {});
                sent++;
            }
        }
        return sent;
    }

    // ---- faults of ss 6.1, each with its rows and ours ----

    private static void assertFault(String ofSs, String ofJss, boolean ssHasFewer)
            throws Exception {
        Set<Long> theirs = cookiesOfSs(List.of(ofSs.split(" ", -1)));
        Set<Long> ours = inside(table -> dump(table, new FilterParser().parse(ofJss)).keySet());

        assertThat(theirs).isNotEqualTo(new TreeSet<>(ours));
        if (ssHasFewer) {
            assertThat(ours).containsAll(theirs);
        }
    }

    @Test
    void ssReadsAndAndOrFromLeftToRightThoughItsManualSaysOtherwise() throws Exception {
        String text = "sport = :5001 or sport = :5003 and dport = :1";

        assertFault(text, text, true);
        assertThat(cookiesOfSs(List.of(text.split(" ", -1)))).isEmpty();
    }

    @Test
    void ssDropsIpv4SocketsWhoseAddressBeginsAsAnIpv6PrefixThatIsNotWanted() throws Exception {
        assertFault("not src [102:304::/32]", "not src [102:304::/32]", true);
        assertFault("not dst [::]", "not dst [::]", true);
    }

    @Test
    void ssDropsIpv6SocketsWhoseAddressBeginsAsAnIpv4AddressThatIsNotWanted() throws Exception {
        assertFault("not src 0.0.0.0", "not src 0.0.0.0", true);
    }

    @Test
    void ssFindsNothingThatIsNotInAPrefixWithoutBits() throws Exception {
        assertFault("not src 0.0.0.0/0", "not src 0.0.0.0/0", true);
        assertThat(cookiesOfSs(List.of("not", "src", "0.0.0.0/0"))).isEmpty();
    }

    @Test
    void ssCountsAnExplicitPortOfTheRangeNeitherAsAutoboundNorAsNotAutobound() throws Exception {
        Set<Long> either = new TreeSet<>(cookiesOfSs(List.of("autobound")));
        either.addAll(cookiesOfSs(List.of("not", "autobound")));
        Set<Long> explicit = cookiesOfSs(List.of("sport", "=", ":40124"));

        assertThat(explicit).isNotEmpty();
        assertThat(either).doesNotContainAnyElementsOf(explicit);
        assertThat(opposite(Filters.autobound(32768, 60999))).containsAll(explicit);
    }

    private static Set<Long> opposite(Filter filter) throws Exception {
        return inside(table -> dump(table, new Not(filter)).keySet());
    }

    @Test
    void ssRestrictsTheWholeListingByAFamilyBelowNot() throws Exception {
        assertFault("not src inet:127.0.0.1", "not src inet:127.0.0.1", true);
    }

    @Test
    void ssKeepsASocketThatMatchesOneAlternativeForTheKernelAndAnotherForItself() throws Exception {
        Set<Long> theirs = cookiesOfSs(List.of("autobound", "or", "dst", "0.0.0.0"));
        Set<Long> ours =
                inside(
                        table ->
                                dump(
                                                table,
                                                Filters.autobound(32768, 60999)
                                                        .or(
                                                                new FilterParser()
                                                                        .parse("dst 0.0.0.0")))
                                        .keySet());

        assertThat(theirs).containsAll(ours).hasSizeGreaterThan(ours.size());
    }

    @Test
    void ssTakesCgroupZeroForTheUnknownOneOfTimeWait() throws Exception {
        assertThat(scenario.cgroup()).as("needs a cgroup2 that may be written").isPresent();
        List<String> text = List.of("not", "cgroup", scenario.cgroup().get().toString());
        Set<Long> timeWait = cookiesOfSs(List.of("state", "time-wait"));
        Set<Long> theirs = cookiesOfSs(text);
        Set<Long> ours = opposite(Filters.cgroup(scenario.cgroupId().getAsLong()));

        timeWait.retainAll(theirs);
        assertThat(timeWait).isNotEmpty();
        assertThat(ours).isNotEmpty().doesNotContainAnyElementsOf(timeWait);
    }
}
