package io.jss.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.UsageException;
import io.jss.model.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void aNumberIsAPortAndAProcessUnlessItIsTooLargeForOne() {
        Target both = Target.parse("443");
        assertThat(both.ends()).containsExactly(new Target.End(Optional.empty(), 443));
        assertThat(both.pid()).hasValue(443);

        Target process = Target.parse("70000");
        assertThat(process.ends()).isEmpty();
        assertThat(process.pid()).hasValue(70000);
    }

    @Test
    void aWordBeforeTheNumberDecides() {
        assertThat(Target.parse("port:443").pid()).isEmpty();
        assertThat(Target.parse("port:443").ends()).hasSize(1);
        assertThat(Target.parse("pid:443").pid()).isEqualTo(OptionalInt.of(443));
        assertThat(Target.parse("pid:443").ends()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.12:4243, 10.0.0.12, 4243",
        "[::1]:22, ::1, 22",
        ":::22, ::, 22",
        "::ffff:10.0.0.12:4243, ::ffff:10.0.0.12, 4243",
        "[fe80::1%eth0]:546, fe80::1, 546",
        "fe80::1%eth0:546, fe80::1, 546",
        "10.0.0.12, 10.0.0.12, -1",
        "[::1], ::1, -1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1, -1",
    })
    void anEndIsWrittenAsTheTableShowsItOrInBrackets(String text, String address, int port) {
        assertThat(Target.parse(text).ends())
                .contains(new Target.End(Optional.of(IpAddress.parse(address)), port));
        assertThat(Target.parse(text).pid()).isEmpty();
    }

    @Test
    void whatCanBeReadInTwoWaysMeansBoth() {
        assertThat(Target.parse("::1:22").ends())
                .containsExactly(
                        new Target.End(Optional.of(IpAddress.parse("::1:22")), -1),
                        new Target.End(Optional.of(IpAddress.parse("::1")), 22));
        assertThat(Target.parse("*:22").ends())
                .containsExactly(new Target.End(Optional.empty(), 22));
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
    void everythingElseIsAnError(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "explain takes a port, an address with or without a port, or a process id,"
                                + " not '"
                                + text
                                + "'");
    }
}
