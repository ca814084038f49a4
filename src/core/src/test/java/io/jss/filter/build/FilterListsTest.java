package io.jss.filter.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values with commas between them, and ranges of ports, which ss does not have. */
class FilterListsTest {

    private static final FilterParser JSS = new FilterParser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sport = 80,443 | sport = 80 or sport = 443",
                "sport 80,443,:8080 | sport 80 or sport 443 or sport 8080",
                "sport = 80, 443 and pid 7 | ( sport = 80 or sport = 443 ) and pid 7",
                "dport != 80,443 | dport != 80 and dport != 443",
                "dport 8080-8090 | dport >= 8080 and dport <= 8090",
                "dport != :8080-8090 | dport < 8080 or dport > 8090",
                "sport 22,8080-8090 | sport 22 or ( sport >= 8080 and sport <= 8090 )",
                "src 10.0.0.1,10.1.0.0/16 | src 10.0.0.1 or src 10.1.0.0/16",
                "dst ne 10.0.0.1:80,[::1]:80 | dst ne 10.0.0.1:80 and dst ne [::1]:80",
                "not src /run/a,@b | not ( src /run/a or src @b )",
                "state established,close-wait | state established state close-wait",
                "exclude listen,time-wait src 10.0.0.1 |"
                        + " exclude listen exclude time-wait src 10.0.0.1",
                "sport 80 and state established,closing |"
                        + " sport 80 and state established state closing",
                "proto tcp,udp6 | proto tcp or proto udp6",
                "family inet,unix | family inet or family unix",
                "class mapped,dual-stack | class mapped or class dual-stack",
                "wire 4,both | wire 4 or wire both",
                "pid 1,2 | pid 1 or pid 2",
                "uid = 0,1000 | uid = 0 or uid = 1000",
                "process ngin*,sshd | process ngin* or process sshd",
                "rqueue != 1,2KiB | rqueue != 1 and rqueue != 2KiB",
                "type stream,dgram | type stream or type dgram",
            })
    void aListIsAnyOfItsValues(String list, String each) {
        assertThat(JSS.parse(list)).hasToString(JSS.parse(each).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sport = 80, | a port (0 to 65535) or the name of a service",
                "sport = ,80 | a port (0 to 65535) or the name of a service",
                "sport = 80,,443 | a port (0 to 65535) or the name of a service",
                "sport > 80,443 | one value behind >, no list",
                "sport = 80,!=443 | another value of the list",
                "sport = 80,ne 443 | another value of the list",
                "sport = 90-80 | a range of ports from the lower to the higher",
                "sport = 80-70000 | a port (0 to 65535) or the name of a service",
                "sport > 80-90 | a port (0 to 65535) or the name of a service",
                "state established,nonsense | a state (",
            })
    void aWrongListSaysWhatWasExpected(String list, String expected) {
        assertThatThrownBy(() -> JSS.parse(list))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("expected " + expected);
    }

    @Test
    void aCommaMayBePartOfAValue() {
        assertThat(JSS.parse("src '/run/a,b'")).hasToString("src unix:/run/a\\,b");
        assertThat(JSS.parse("process = a\\,b")).hasToString("process = a\\,b");
        assertThat(JSS.parse(JSS.parse("process 'a,b'").toString()))
                .isEqualTo(JSS.parse("process 'a,b'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sport = 80,443", "sport = 80-90", "src 10.0.0.1,10.0.0.2", "state fin,all"})
    void ssHasNoLists(String list) {
        assertThatThrownBy(() -> JSS.asSs().parse(list)).isInstanceOf(FilterSyntaxException.class);
    }

    @Test
    void aCommaIsPartOfANameInSs() {
        assertThat(JSS.asSs().parse("src unix:/run/a,b"))
                .isEqualTo(JSS.parse("src unix:/run/a\\,b"));
    }
}
