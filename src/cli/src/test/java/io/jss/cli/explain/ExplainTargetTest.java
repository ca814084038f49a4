package io.jss.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.filter.build.FilterNames;
import io.jss.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTargetTest {

    private static final FilterNames NAMES =
            new FilterNames() {
                @Override
                public Set<Integer> ports(String service) {
                    return service.equals("https") ? Set.of(443) : Set.of();
                }

                @Override
                public List<IpAddress> addresses(String host) {
                    return host.equals("a.example") ? List.of(IpAddress.parse("::1")) : List.of();
                }

                @Override
                public OptionalInt device(String name) {
                    return name.equals("eth0") ? OptionalInt.of(2) : OptionalInt.empty();
                }
            };

    private static ExplainTarget parse(String text) {
        return ExplainTarget.parse(text, NAMES).orElseThrow();
    }

    @Test
    void servicesStandForPortsAndHostsForAddresses() {
        Optional<IpAddress> host = Optional.of(IpAddress.parse("::1"));
        assertThat(parse("https").ends())
                .containsExactly(new ExplainTarget.End(Optional.empty(), 443));
        assertThat(parse("port:https").ends())
                .containsExactly(new ExplainTarget.End(Optional.empty(), 443));
        assertThat(parse("a.example").ends()).containsExactly(new ExplainTarget.End(host, -1));
        assertThat(parse("a.example:443").ends()).containsExactly(new ExplainTarget.End(host, 443));
        assertThat(parse("a.example:https").ends())
                .containsExactly(new ExplainTarget.End(host, 443));
        assertThat(parse("192.0.2.1:https").asFilter())
                .isEqualTo("src 192.0.2.1:443 or dst 192.0.2.1:443");
        assertThat(parse("https").asFilter()).isEqualTo("sport = :443 or dport = :443");
    }

    @Test
    void aNumberIsAPortAndAProcessUnlessItIsTooLargeForOne() {
        ExplainTarget both = parse("443");
        assertThat(both.ends()).containsExactly(new ExplainTarget.End(Optional.empty(), 443));
        assertThat(both.pid()).hasValue(443);

        ExplainTarget process = parse("70000");
        assertThat(process.ends()).isEmpty();
        assertThat(process.pid()).hasValue(70000);
    }

    @Test
    void aWordBeforeTheNumberDecides() {
        assertThat(parse("port:443").pid()).isEmpty();
        assertThat(parse("port:443").ends()).hasSize(1);
        assertThat(parse("pid:443").pid()).isEqualTo(OptionalInt.of(443));
        assertThat(parse("pid:443").ends()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.12:4243, 10.0.0.12, 4243",
        "[::1]:22, ::1, 22",
        ":::22, ::, 22",
        "::ffff:10.0.0.12:4243, ::ffff:10.0.0.12, 4243",
        "10.0.0.12, 10.0.0.12, -1",
        "[::1], ::1, -1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1, -1",
    })
    void anEndIsWrittenAsTheTableShowsItOrInBrackets(String text, String address, int port) {
        assertThat(parse(text).ends())
                .contains(new ExplainTarget.End(Optional.of(IpAddress.parse(address)), port));
        assertThat(parse(text).pid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[fe80::1%eth0]:546, fe80::1, 546, eth0, 2",
        "fe80::1%eth0:546, fe80::1, 546, eth0, 2",
        "fe80::1%7, fe80::1, -1, 7, 7",
        "127.0.0.53%eth0:53, 127.0.0.53, 53, eth0, 2",
        "[fe80::1%eth9]:546, fe80::1, 546, eth9, -1",
    })
    void theZoneIsPartOfAnEnd(String text, String address, int port, String zone, int device) {
        Optional<IpAddress> ofEnd = Optional.of(IpAddress.parse(address));
        assertThat(parse(text).ends())
                .containsExactly(new ExplainTarget.End(ofEnd, port, zone, device));
        assertThat(parse(text).missingDevice())
                .isEqualTo(device < 0 ? Optional.of(zone) : Optional.empty());
        assertThat(parse(text).asFilter()).contains(address + "%" + zone);
    }

    @Test
    void whatCanBeReadInTwoWaysMeansBoth() {
        assertThat(parse("::1:22").ends())
                .containsExactly(
                        new ExplainTarget.End(Optional.of(IpAddress.parse("::1:22")), -1),
                        new ExplainTarget.End(Optional.of(IpAddress.parse("::1")), 22));
        assertThat(parse("*:22").ends())
                .containsExactly(new ExplainTarget.End(Optional.empty(), 22));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "port:",
                "port:0",
                "port:65536",
                "port:x",
                "pid:",
                "pid:x",
                "1.2.3.4:x",
                "1.2.3:80",
                "host:80",
                "-1",
                "99999999999",
                "[::1",
                "1.2.3.4:99999"
            })
    void everythingElseIsNone(String text) {
        assertThat(ExplainTarget.parse(text, NAMES)).isEmpty();
    }
}
