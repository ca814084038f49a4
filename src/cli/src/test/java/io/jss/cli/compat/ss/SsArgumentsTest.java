package io.jss.cli.compat.ss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.TestRun;
import io.jss.cli.compat.ss.Db.Family;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SsArgumentsTest {

    @Test
    void withoutOptionsEveryTableShowsConnectedSockets() throws Exception {
        SsArguments arguments = parse();

        assertThat(arguments.tables()).isEqualTo(Db.values().length);
        assertThat(arguments.states()).isEqualTo(Db.States.CONNECTED);
    }

    @Test
    void tableBringsItsFamiliesAndStates() throws Exception {
        SsArguments arguments = parse("-u");

        assertThat(arguments.has(Db.UDP)).isTrue();
        assertThat(arguments.tables()).isEqualTo(1);
        assertThat(arguments.has(Family.INET)).isTrue();
        assertThat(arguments.has(Family.INET6)).isTrue();
        assertThat(arguments.states()).isEqualTo(Db.States.ESTABLISHED);
    }

    @Test
    void familyBringsItsTablesUnlessSomeAreNamed() throws Exception {
        assertThat(parse("-6").has(Db.RAW)).isTrue();
        assertThat(parse("-6").has(Family.INET)).isFalse();
        assertThat(parse("-6t").has(Db.RAW)).isFalse();
        assertThat(parse("-tx").has(Db.UNIX_DGRAM)).isTrue();
        assertThat(parse("-tx").tables()).isEqualTo(4);
    }

    @Test
    void lastOfTheInternetsFamiliesIsShownAlone() throws Exception {
        assertThat(parse("-46").has(Family.INET)).isFalse();
        assertThat(parse("-46").has(Family.INET6)).isTrue();
        assertThat(parse("-6t4").has(Family.INET6)).isFalse();
        assertThat(parse("-0", "-6", "-f", "inet").has(Family.INET6)).isFalse();
        assertThat(parse("-460").has(Family.INET)).isTrue();
        assertThat(parse("-460").has(Family.INET6)).isTrue();
    }

    @Test
    void firstQueryForgetsTablesNamedBeforeAndLaterOnesAdd() throws Exception {
        SsArguments arguments = parse("-t", "-A", "udp,raw", "--query=unix,!u_seq");

        assertThat(arguments.has(Db.TCP)).isFalse();
        assertThat(arguments.has(Db.UDP)).isTrue();
        assertThat(arguments.has(Db.UNIX_STREAM)).isTrue();
        assertThat(arguments.has(Db.UNIX_SEQPACKET)).isFalse();
        assertThat(arguments.states()).isEqualTo(Db.States.CONNECTED);
    }

    @Test
    void extendedImpliesOptionsAndWordsAreTheFilterWhereverTheyStand() throws Exception {
        SsArguments arguments = parse("state", "-te", "listening", "--no-h", "--", "-x");

        assertThat(arguments.has(SsOption.OPTIONS)).isTrue();
        assertThat(arguments.has(SsOption.NO_HEADER)).isTrue();
        assertThat(arguments.words()).containsExactly("state", "listening", "-x");
        assertThat(arguments.has(SsOption.UNIX)).isFalse();
    }

    @Test
    void whatSsDoesNotKnowIsRefused() throws Exception {
        assertThatThrownBy(() -> parse("-y"))
                .isInstanceOf(WrongSsLine.class)
                .hasMessage("ss: invalid option -- 'y'");
        assertThatThrownBy(() -> parse("-Q")).hasMessage("ss: invalid option -- 'Q'");
        assertThatThrownBy(() -> parse("-A", "tcq"))
                .hasMessage("ss: \"tcq\" is illegal socket table id");
        assertThatThrownBy(() -> parse("-f", "inet5"))
                .hasMessage("ss: \"inet5\" is invalid family");
        assertThatThrownBy(() -> parse("-A", "!tcp"))
                .hasMessage("ss: no socket tables to show with such filter.");
    }

    @Test
    void getoptsWordsAreThoseOfTheCLibrary() throws Exception {
        assertThatThrownBy(() -> parse("--con"))
                .hasMessage(
                        "ss: option '--con' is ambiguous;"
                                + " possibilities: '--context' '--contexts'");
        assertThatThrownBy(() -> parse("-A")).hasMessage("ss: option requires an argument -- 'A'");
        assertThatThrownBy(() -> parse("--tcp=1"))
                .hasMessage("ss: option '--tcp' doesn't allow an argument");
    }

    @Test
    void whatIsWrongFurtherLeftIsSaidFirst() throws Exception {
        assertThatThrownBy(() -> parse("-A", "bogus", "--nosuch"))
                .hasMessage("ss: \"bogus\" is illegal socket table id");
        assertThatThrownBy(() -> parse("-f", "bogus", "-A"))
                .hasMessage("ss: \"bogus\" is invalid family");
        assertThatThrownBy(() -> parse("-F", "/nosuch", "-tQ"))
                .hasMessage("fopen filter file: No such file or directory");
        assertThatThrownBy(() -> parse("-N", "no-such-name", "-tQ"))
                .hasMessageStartingWith("Cannot open network namespace \"no-such-name\"");
        assertThatThrownBy(() -> parse("-Q", "-A", "bogus"))
                .hasMessage("ss: invalid option -- 'Q'");
    }

    @Test
    void whatIsBehindHelpIsNotRead() throws Exception {
        assertThat(parse("-h", "--nosuch").has(SsOption.HELP)).isTrue();
        assertThat(parse("-tvQ").has(SsOption.SHORT_VERSION)).isTrue();
        assertThat(parse("-f", "help", "-A", "bogus").has(SsOption.HELP)).isTrue();
    }

    private static SsArguments parse(String... arguments) throws IOException {
        return SsArguments.of(List.of(arguments), new TestRun());
    }
}
