package io.jss.cli.compat.netstat;

import static io.jss.model.AddressFamily.INET;
import static io.jss.model.AddressFamily.INET6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.model.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetstatArgumentsTest {

    private static NetstatArguments of(String... arguments) {
        return NetstatArguments.of(List.of(arguments));
    }

    @Test
    void withoutAProtocolAllAreListedInNetstatsOrder() {
        assertThat(of("-a").protocols())
                .containsExactly(
                        Protocol.TCP, Protocol.SCTP, Protocol.UDP, Protocol.UDPLITE, Protocol.RAW);
        assertThat(of("-wut").protocols())
                .containsExactly(Protocol.TCP, Protocol.UDP, Protocol.RAW);
    }

    @ParameterizedTest
    @CsvSource({
        "-a, true, true",
        "-t, true, false",
        "-x, false, true",
        "-tx, true, true",
        "-4, true, false",
        "-x4, true, true",
        "-Aunix, false, true",
        "-Ainet6, true, false",
        "--ipx, false, false",
        "-2, false, false",
        "-Addp, true, true",
        "--tcpip, true, true"
    })
    void sectionsFollowFromWhatIsNamed(String argument, boolean inet, boolean unix) {
        assertThat(of(argument).listsInet()).isEqualTo(inet);
        assertThat(of(argument).listsUnix()).isEqualTo(unix);
    }

    @Test
    void familiesAreBothUnlessOneIsNamed() {
        assertThat(of("-t").families()).containsExactlyInAnyOrder(INET, INET6);
        assertThat(of("-46").families()).containsExactlyInAnyOrder(INET, INET6);
        assertThat(of("-4", "-A", "inet6").families()).containsExactlyInAnyOrder(INET, INET6);
        assertThat(of("-t4").families()).containsExactly(INET);
        assertThat(of("-A", "tcpip").families()).containsExactly(INET);
        assertThat(of("--inet6").families()).containsExactly(INET6);
    }

    @Test
    void theFirstFamilyWithoutSocketsIsTheOneThatNetstatComesToFirst() {
        assertThat(of("-A", "rose,bluetooth,x25").otherFamily()).contains(NetstatOption.X25);
        assertThat(of("-t").otherFamily()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "tcp", "inet,", "", "INET", "inet inet6"})
    void anUnknownFamilyIsRefused(String family) {
        assertThatThrownBy(() -> of("-A", family))
                .isInstanceOf(WrongNetstatLine.class)
                .hasMessageStartingWith("Unknown address family `");
    }
}
