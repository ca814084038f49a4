package io.jss.filter.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.fields.words.StateName;
import io.jss.filter.Filter;
import io.jss.filter.SampleSocket;
import io.jss.filter.SocketFacts;
import io.jss.filter.syntax.Glob;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final FilterParser PARSER = new FilterParser(new FixedNames());
    private static final SocketFacts ALL_SEEN = new SampleFacts(true);
    private static final SocketFacts SOME_HIDDEN = new SampleFacts(false);

    private static SampleSocket connection() {
        return SampleSocket.between(
                SocketState.ESTABLISHED, "::ffff:127.0.0.1 443", "::ffff:10.0.0.7 40000");
    }

    private static String verdict(String text, SampleSocket socket, SocketFacts facts) {
        Filter filter = PARSER.parse(text);
        if (filter.holds(socket, facts)) {
            return "holds";
        }
        return filter.fails(socket, facts) ? "fails" : "unknown";
    }

    @ParameterizedTest
    @CsvSource({
        "src 127.0.0.1, holds",
        "src 127.0.0.0/8, holds",
        "src 0.0.0.0/0, holds",
        "src [::ffff:127.0.0.1], holds",
        "src [::/0], holds",
        "dst 10.0.0.8, fails",
        "dst [::ffff:0:0/96], holds",
        "dst [2001:db8::/32], fails",
        "sport = :443, holds",
        "sport != :443, fails",
        "dport >= :40000, holds",
        "dport < :40000, fails",
        "class mapped, holds",
        "wire 4, holds",
        "wire both, fails",
        "family inet6, holds",
        "proto udp, fails",
        "state connected, holds",
        "not state established, fails",
        "dev 0, holds",
    })
    void mappedConnectionIsMatchedByIpv4AndByMappedAddresses(String text, String verdict) {
        assertThat(verdict(text, connection(), ALL_SEEN)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "user = 0, unknown",
        "not user = 0, unknown",
        "uid != 0, unknown",
        "fwmark 1, unknown",
        "fwmark != 1, unknown",
        "cgroup id:1, unknown",
        "not cgroup id:1, unknown",
        "inode = 5, unknown",
        "expires > 1s, unknown",
        "user = 0 and sport = :1, fails",
        "user = 0 and sport = :443, unknown",
        "user = 0 or sport = :443, holds",
        "user = 0 or sport = :1, unknown",
        "user = 0 or user != 0, unknown",
    })
    void whatASocketDoesNotTellNeitherHoldsNorFails(String text, String verdict) {
        assertThat(verdict(text, connection(), ALL_SEEN)).isEqualTo(verdict);
    }

    @Test
    void processesDecideAsFarAsTheyAreSeen() {
        SampleSocket socket = connection();

        socket.inode = 6;
        assertThat(verdict("pid 6", socket, SOME_HIDDEN)).isEqualTo("holds");
        assertThat(verdict("process = nginx", socket, SOME_HIDDEN)).isEqualTo("holds");
        assertThat(verdict("process = program6", socket, SOME_HIDDEN)).isEqualTo("holds");
        assertThat(verdict("process = 'sys*'", socket, SOME_HIDDEN)).isEqualTo("holds");
        assertThat(verdict("process = java", socket, SOME_HIDDEN)).isEqualTo("fails");
        assertThat(verdict("not pid 7", socket, SOME_HIDDEN)).isEqualTo("holds");

        socket.inode = 100;
        assertThat(verdict("pid 6", socket, SOME_HIDDEN)).isEqualTo("unknown");
        assertThat(verdict("not process = nginx", socket, SOME_HIDDEN)).isEqualTo("unknown");
        assertThat(verdict("not process = nginx", socket, ALL_SEEN)).isEqualTo("holds");

        socket.inode = -1;
        assertThat(verdict("not process = nginx", socket, SOME_HIDDEN)).isEqualTo("holds");
    }

    @Test
    void autoboundNeedsThePortRangeAndTheWordOfTheKernel() {
        SampleSocket socket = connection();
        socket.portChosenByKernel = true;

        assertThat(verdict("autobound", socket, ALL_SEEN)).isEqualTo("fails");
        socket.localPort = 40000;
        assertThat(verdict("autobound", socket, ALL_SEEN)).isEqualTo("holds");
        socket.portChosenByKernel = false;
        assertThat(verdict("autobound", socket, ALL_SEEN)).isEqualTo("fails");
        assertThat(verdict("autobound", socket, SocketFacts.NONE)).isEqualTo("unknown");
    }

    @Test
    void tcpSocketThatTheKernelCallsClosedIsBoundInactive() {
        SampleSocket bound = SampleSocket.between(SocketState.CLOSE, "127.0.0.1 8080", "0.0.0.0 0");

        assertThat(verdict("state bound-inactive", bound, ALL_SEEN)).isEqualTo("holds");
        assertThat(verdict("state closed", bound, ALL_SEEN)).isEqualTo("fails");
        assertThat(verdict("state all", bound, ALL_SEEN)).isEqualTo("fails");
        bound.protocol = Protocol.UDP;
        assertThat(verdict("state closed", bound, ALL_SEEN)).isEqualTo("holds");
    }

    @Test
    void statesWithoutANameAreUnknown() {
        SampleSocket socket = connection();
        socket.state = 30;

        assertThat(verdict("state unknown", socket, ALL_SEEN)).isEqualTo("holds");
        assertThat(verdict("state all", socket, ALL_SEEN)).isEqualTo("holds");
        socket.state = 3;
        socket.protocol = Protocol.SCTP;
        assertThat(verdict("state established", socket, ALL_SEEN)).isEqualTo("holds");
        socket.state = 99;
        assertThat(verdict("state unknown", socket, ALL_SEEN)).isEqualTo("holds");
    }

    @Test
    void associationsHaveTheStatesThatTheirTableShows() {
        SampleSocket socket = connection();
        socket.protocol = Protocol.SCTP;
        for (socket.state = 0; socket.state < 8; socket.state++) {
            String word = StateName.of(socket);
            assertThat(verdict("state " + word, socket, ALL_SEEN)).as(word).isEqualTo("holds");
            assertThat(verdict("exclude " + word, socket, ALL_SEEN)).as(word).isEqualTo("fails");
            assertThat(verdict("state all", socket, ALL_SEEN)).as(word).isEqualTo("holds");
            assertThat(verdict("state unknown", socket, ALL_SEEN)).as(word).isEqualTo("fails");
        }
        socket.state = 2;
        assertThat(verdict("state syn-sent", socket, ALL_SEEN)).isEqualTo("fails");
        socket.protocol = Protocol.TCP;
        assertThat(verdict("state cookie-echoed", socket, ALL_SEEN)).isEqualTo("fails");
    }

    @Test
    void numbersAreUnsignedOf64Bits() {
        SampleSocket socket = connection();
        socket.cookie = -1;

        assertThat(verdict("cookie = 0xffffffffffffffff", socket, ALL_SEEN)).isEqualTo("holds");
        assertThat(verdict("cookie > 0x7fffffffffffffff", socket, ALL_SEEN)).isEqualTo("holds");
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, true",
        "nginx, nginx2, false",
        "ng*, nginx, true",
        "*, '', true",
        "ng?nx, nginx, true",
        "[a-n]ginx, nginx, true",
        "[!a-n]ginx, nginx, false",
        "[^o-z]ginx, nginx, true",
        "[]n]ginx, nginx, true",
        "[nginx, [nginx, true",
        "[z-a]x, -x, true",
        "a.c, abc, false",
        "a\\b, a\\b, true",
        "$1(^), $1(^), true",
    })
    void globIsAsInTheShell(String pattern, String name, boolean matches) {
        assertThat(Glob.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void buildersGiveWhatTheTextGives() {
        Filter built =
                Filters.state(SocketState.SYN_RECV, SocketState.TIME_WAIT)
                        .and(Filters.localPort(80, 443))
                        .and(Filters.user(33).negate())
                        .or(Filters.pid(1));

        assertThat(built)
                .isEqualTo(
                        PARSER.parse(
                                "state bucket and (sport 80 or sport 443) and user != www-data"
                                        + " or pid 1"));
    }
}
