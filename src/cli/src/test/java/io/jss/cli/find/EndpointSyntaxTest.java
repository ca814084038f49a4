package io.jss.cli.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.UsageException;
import io.jss.filter.build.FilterNames;
import io.jss.filter.names.SystemNames;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSyntaxTest {

    private static final FilterNames NAMES = SystemNames.of(Set.of());

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:80, 192.0.2.1:80",
        "[2001:db8::1]:443, [2001:db8::1]:443",
        "2001:db8::1:443, [2001:db8::1]:443",
        "::ffff:10.0.0.12:4243, [::ffff:10.0.0.12]:4243",
        "[fe80::1%3]:546, [fe80::1%3]:546",
        "fe80::1%lo:546, [fe80::1%1]:546",
        "0.0.0.0:*, 0.0.0.0:0",
        ":::*, [::]:0",
        "0.0.0.0/0.0.0.0:38949, 0.0.0.0:38949",
        "/127.0.0.1:80, 127.0.0.1:80",
        "localhost/127.0.0.1:80, 127.0.0.1:80",
        "/[0:0:0:0:0:0:0:1%1]:80, [::1%1]:80",
    })
    void endsAreReadAsPeopleAndTheTableWriteThem(String text, String end) {
        assertThat(EndpointSyntax.parse(text, NAMES)).hasToString(end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | a port is missing",
                "192.0.2.1:65536 | a port is a number up to 65535",
                "192.0.2.1:http | a port is a number up to 65535",
                "[192.0.2.1]:80 | brackets are for IPv6",
                "fe80::1%no-such-if:80 | there is no interface no-such-if",
                "fe80::1%an-interface-name-that-is-too-long:80 | there is no interface"
                        + " an-interface-name-that-is-too-long",
            })
    void whatIsNoEndIsSaid(String text, String why) {
        assertThatThrownBy(() -> EndpointSyntax.parse(text, NAMES))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "'"
                                + text
                                + "' is no ADDRESS:PORT such as 192.0.2.1:80 or [2001:db8::1]:80: "
                                + why);
    }
}
