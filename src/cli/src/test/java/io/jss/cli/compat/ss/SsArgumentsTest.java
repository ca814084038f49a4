package io.jss.cli.compat.ss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.compat.ss.Db.Family;
import io.jss.cli.environment.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SsArgumentsTest {

    @Test
    void withoutOptionsEveryTableShowsConnectedSockets() {
        SsArguments arguments = parse();

        assertThat(arguments.tables()).isEqualTo(Db.values().length);
        assertThat(arguments.states()).isEqualTo(Db.States.CONNECTED);
    }

    @Test
    void tableBringsItsFamiliesAndStates() {
        SsArguments arguments = parse("-u");

        assertThat(arguments.has(Db.UDP)).isTrue();
        assertThat(arguments.tables()).isEqualTo(1);
        assertThat(arguments.has(Family.INET)).isTrue();
        assertThat(arguments.has(Family.INET6)).isTrue();
        assertThat(arguments.states()).isEqualTo(Db.States.ESTABLISHED);
    }

    @Test
    void familyBringsItsTablesUnlessSomeAreNamed() {
        assertThat(parse("-6").has(Db.RAW)).isTrue();
        assertThat(parse("-6").has(Family.INET)).isFalse();
        assertThat(parse("-6t").has(Db.RAW)).isFalse();
        assertThat(parse("-tx").has(Db.UNIX_DGRAM)).isTrue();
        assertThat(parse("-tx").tables()).isEqualTo(4);
    }

    @Test
    void bothFamiliesAreBothShownThoughSsForgetsTheFirst() {
        assertThat(parse("-46").has(Family.INET)).isTrue();
        assertThat(parse("-46").has(Family.INET6)).isTrue();
    }

    @Test
    void firstQueryForgetsTablesNamedBeforeAndLaterOnesAdd() {
        SsArguments arguments = parse("-t", "-A", "udp,raw", "--query=unix,!u_seq");

        assertThat(arguments.has(Db.TCP)).isFalse();
        assertThat(arguments.has(Db.UDP)).isTrue();
        assertThat(arguments.has(Db.UNIX_STREAM)).isTrue();
        assertThat(arguments.has(Db.UNIX_SEQPACKET)).isFalse();
        assertThat(arguments.states()).isEqualTo(Db.States.CONNECTED);
    }

    @Test
    void extendedImpliesOptionsAndWordsAreTheFilterWhereverTheyStand() {
        SsArguments arguments = parse("state", "-te", "listening", "--no-h", "--", "-x");

        assertThat(arguments.has(SsOption.OPTIONS)).isTrue();
        assertThat(arguments.has(SsOption.NO_HEADER)).isTrue();
        assertThat(arguments.words()).containsExactly("state", "listening", "-x");
        assertThat(arguments.has(SsOption.UNIX)).isFalse();
    }

    @Test
    void whatSsDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> parse("-y"))
                .isInstanceOf(UsageException.class)
                .hasMessage("ss has no option '-y'");
        assertThatThrownBy(() -> parse("--con")).hasMessage("option '--con' is cut too short");
        assertThatThrownBy(() -> parse("-A", "tcq")).hasMessage("ss has no socket table 'tcq'");
        assertThatThrownBy(() -> parse("-A")).hasMessage("option '-A' needs a value");
        assertThatThrownBy(() -> parse("-f", "tipc"))
                .hasMessage("jss does not list sockets of tipc; ss does");
    }

    private static SsArguments parse(String... arguments) {
        return SsArguments.of(List.of(arguments));
    }
}
