package io.jss.filter.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import io.jss.testing.FamilySockets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each condition means for sockets of each family, as ss 6.1 takes it unless said. */
class FamilyFilterTest {

    private static final Map<SocketFamily<?>, DiagSocket> SOCKETS =
            Map.of(
                    SocketFamily.UNIX, FamilySockets.UNIX,
                    SocketFamily.NETLINK, FamilySockets.NETLINK,
                    SocketFamily.PACKET, FamilySockets.PACKET,
                    SocketFamily.VSOCK, FamilySockets.VSOCK);

    private static String verdict(Filter filter, DiagSocket socket) {
        SocketFacts facts = new SampleFacts(true);
        if (filter.holds(socket, facts)) {
            return "holds";
        }
        return filter.fails(socket, facts) ? "fails" : "unknown";
    }

    private static Filter parse(String text) {
        return new FilterParser(new FixedNames()).parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    src /run/x                    | holds   | fails   | fails   | fails
                    src /RUN/*                    | holds   | fails   | fails   | fails
                    src *x                        | holds   | fails   | fails   | fails
                    src @run/x                    | fails   | fails   | fails   | fails
                    dst /run/x                    | fails   | fails   | fails   | fails
                    src 127.0.0.1                 | fails   | fails   | fails   | fails
                    not src 127.0.0.1             | holds   | holds   | holds   | holds
                    sport = :22                   | fails   | fails   | fails   | fails
                    sport != :22                  | holds   | holds   | holds   | holds
                    not sport = :22               | holds   | holds   | holds   | holds
                    sport = :4711                 | fails   | holds   | fails   | fails
                    sport = :1024                 | fails   | fails   | fails   | holds
                    sport = :2                    | fails   | fails   | holds   | fails
                    sport > :1                    | unknown | holds   | holds   | holds
                    dport = :0                    | fails   | holds   | holds   | fails
                    state listening               | holds   | fails   | fails   | fails
                    state closed                  | fails   | holds   | holds   | holds
                    exclude listening             | fails   | holds   | holds   | holds
                    dev 2                         | fails   | fails   | holds   | fails
                    not dev 2                     | holds   | holds   | fails   | holds
                    autobound                     | fails   | fails   | fails   | holds
                    inode = 82                    | fails   | holds   | fails   | unknown
                    cookie = 0x1000               | holds   | fails   | fails   | fails
                    uid = 0                       | fails   | unknown | holds   | unknown
                    rqueue > 100                  | fails   | holds   | holds   | unknown
                    wqueue = 128                  | holds   | fails   | fails   | unknown
                    rqueue < wqueue               | holds   | fails   | fails   | unknown
                    peer = 5                      | unknown | unknown | unknown | unknown
                    type = stream                 | holds   | fails   | fails   | holds
                    type = RAW                    | fails   | holds   | holds   | fails
                    proto unix_stream             | holds   | fails   | fails   | fails
                    proto tcp                     | fails   | fails   | fails   | fails
                    family packet                 | fails   | fails   | holds   | fails
                    family inet                   | fails   | fails   | fails   | fails
                    class mapped                  | fails   | fails   | fails   | fails
                    wire 4                        | fails   | fails   | fails   | fails
                    groups = 5                    | fails   | holds   | fails   | fails
                    protocol-name = arp           | fails   | fails   | holds   | fails
                    src link:arp                  | fails   | fails   | holds   | fails
                    src link:arp:2                | fails   | fails   | holds   | fails
                    src link:arp:lo               | fails   | fails   | fails   | fails
                    src netlink:rtnl              | fails   | holds   | fails   | fails
                    src netlink:rtnl:4711         | fails   | holds   | fails   | fails
                    src netlink:genl              | fails   | fails   | fails   | fails
                    src vsock:*:1024              | fails   | fails   | fails   | holds
                    src vsock:2                   | fails   | fails   | fails   | unknown
                    rtt > 1ms                     | unknown | unknown | unknown | unknown
                    fwmark 1                      | unknown | unknown | unknown | unknown
                    pid 5                         | fails   | fails   | fails   | fails
                    none                          | fails   | fails   | fails   | fails
                    """)
    void aConditionIsDecidedForEachFamily(
            String text, String unix, String netlink, String packet, String vsock) {
        Filter filter = parse(text);

        assertThat(verdict(filter, FamilySockets.UNIX)).as("unix").isEqualTo(unix);
        assertThat(verdict(filter, FamilySockets.NETLINK)).as("netlink").isEqualTo(netlink);
        assertThat(verdict(filter, FamilySockets.PACKET)).as("packet").isEqualTo(packet);
        assertThat(verdict(filter, FamilySockets.VSOCK)).as("vsock").isEqualTo(vsock);
    }

    /** ss takes the inode of a unix socket for its port, and asks whether that is greater. */
    @Test
    void theInodeOfAUnixSocketIsNoPort() {
        assertThat(verdict(parse("sport >= :22"), FamilySockets.UNIX)).isEqualTo("unknown");
        assertThat(verdict(parse("sport = unix:81"), FamilySockets.UNIX)).isEqualTo("fails");
    }

    @ParameterizedTest
    @CsvSource({
        "@plain, src @plain, holds",
        "@plain, src @PLAIN, holds",
        "@plain, src plain, fails",
        "@plain, src *lai*, holds",
        "@plain, src unix:*, holds",
        "'', src unix:*, holds",
        "'', src @*, fails",
        "'', autobound, holds",
        "@0a1f2, autobound, holds",
        "@plain, autobound, fails",
    })
    void namesMatchAsInTheShell(String name, String text, String verdict) {
        Filter filter =
                new FilterParser(new FixedNames()).preferring(SocketFamily.UNIX).parse(text);

        assertThat(verdict(filter, FamilySockets.named(name))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unix    | src 127.0.0.1 | src unix:127.0.0.1",
                "unix    | src inet:127.0.0.1 | family inet and src 127.0.0.1",
                "packet  | src arp:lo    | family packet and protocol-number = 2054 and sport = :1",
                "packet  | sport = :lo   | sport = :1",
                "netlink | src rtnl:9    | family netlink and protocol-number = 0 and sport = :9",
                "netlink | sport = 70000 | local-port = 70000",
                "vsock   | src 2:70000   | family vsock and local-cid = 2 and local-port = 70000",
                "inet    | src 127.0.0.1 | src 127.0.0.1",
            })
    void aListingOfOneFamilyNeedsNoPrefix(String name, String text, String canonical) {
        SocketFamily<?> family = SocketFamily.find(name).orElseThrow();
        Filter filter = new FilterParser(new FixedNames()).preferring(family).parse(text);

        assertThat(filter).hasToString(canonical);
        assertThat(parse(canonical)).isEqualTo(filter);
    }

    @Test
    void theCallerLearnsWhichConditionsCannotHoldForAFamily() {
        Filter filter = parse("sport = :22 or src @x and rtt > 1ms or not pid 7");

        assertThat(filter.conditionsThatCannotHold(SocketFamily.UNIX))
                .hasToString("[sport = :22, rtt > 1000us]");
        assertThat(filter.conditionsThatCannotHold(SocketFamily.INET)).hasToString("[src unix:@x]");
    }

    @Test
    void whatCannotHoldForAFamilyHoldsForNoSocketOfIt() {
        Samples samples = new Samples(13);
        for (int i = 0; i < 1_000; i++) {
            Filter filter = samples.filter();
            SOCKETS.forEach(
                    (family, socket) ->
                            filter.conditions()
                                    .filter(condition -> !condition.canHold(family))
                                    .forEach(
                                            condition ->
                                                    assertThat(verdict(condition, socket))
                                                            .isNotEqualTo("holds")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sport = :22, false",
        "not sport = :22, true",
        "sport = :22 or src @x, true",
        "sport = :22 and src @x, false",
        "state listening ( rtt > 1ms or dport = :1 ), false",
        "none, false",
    })
    void aFamilyThatCannotMatchNeedNotBeAskedFor(String text, boolean can) {
        assertThat(parse(text).canHold(SocketFamily.UNIX)).isEqualTo(can);
    }

    @Test
    void socketsWithHiddenOwnersAreCounted() {
        FilterEvaluation hidden = new FilterEvaluation(parse("process = nosuch"), SocketFacts.NONE);
        FilterEvaluation seen =
                new FilterEvaluation(parse("process = nosuch"), new SampleFacts(true));

        assertThat(hidden.keeps(FamilySockets.UNIX)).isFalse();
        assertThat(seen.keeps(FamilySockets.UNIX)).isFalse();
        assertThat(hidden.undecidedByOwners()).isEqualTo(1);
        assertThat(seen.undecidedByOwners()).isZero();
    }

    /** Seen of ss 6.1: 'and' binds no closer than 'or', whatever its manual page says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sport 1 or sport 2 and dport 3  | ( sport = :1 or sport = :2 ) and dport = :3",
                "sport 1 or sport 2 dport 3      | ( sport = :1 or sport = :2 ) and dport = :3",
                "dport 3 and sport 1 or sport 2  | dport = :3 and sport = :1 or sport = :2",
                "! sport 1 or sport 2 and dport 3 | ( sport != :1 or sport = :2 ) and dport = :3",
                "state listening sport 1 or sport 2 | state listening and ( sport = :1 or sport ="
                        + " :2 )",
            })
    void asSsJoinsFromLeftToRight(String text, String canonical) {
        assertThat(new FilterParser(new FixedNames()).asSs().parse(text)).hasToString(canonical);
    }
}
