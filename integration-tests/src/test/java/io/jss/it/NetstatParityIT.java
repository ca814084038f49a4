package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.NetstatRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code --as netstat} prints is what netstat prints, row for row and in its order, over every
 * state that a socket can be held in.
 */
@Tag("kernel")
class NetstatParityIT {

    private static final int ATTEMPTS = 5;

    @AutoClose private static Scenario scenario;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = Scenario.start();
    }

    /** Three looks, one after the other, at a table that stayed the same. */
    private record Looks(List<NetstatRow> before, List<NetstatRow> ours, List<NetstatRow> after) {

        boolean tableStayed() {
            return NetstatRow.heads(before).equals(NetstatRow.heads(after));
        }

        /** Counts the timers that run and did not fire between the first and the last look. */
        long strictlyTimed() {
            return IntStream.range(0, before.size())
                    .filter(i -> before.get(i).seconds() > 0)
                    .filter(i -> after.get(i).continues(before.get(i)))
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tuane",
                "-tulpn",
                "-tupno",
                "-tuaneopW",
                "-tn",
                "-tln6",
                "-ua4n",
                "-tuae",
                "-tua --numeric-hosts",
                "-ant --numeric-ports -A inet6",
                "--tcp --ext --ti --all"
            })
    void printsWhatNetstatPrints(String options) throws Exception {
        Looks looks = look(options.split(" "));

        assertThat(NetstatRow.heads(looks.ours()))
                .containsExactlyElementsOf(NetstatRow.heads(looks.before()));
        assertThat(looks.ours()).as("titles and rows").hasSizeGreaterThan(5);
        assertBetween(looks);
    }

    /** Retransmissions double their time, so there is a while in which few timers fire. */
    @Test
    void mostTimersAreComparedToTheHundredthOfASecond() throws Exception {
        long timed = 0;
        long strict = 0;
        for (int attempt = 0; strict * 3 <= timed * 2 && attempt < 10 * ATTEMPTS; attempt++) {
            Looks looks = look("-tano");
            assertBetween(looks);
            timed = looks.before().stream().filter(row -> row.seconds() > 0).count();
            strict = looks.strictlyTimed();
        }

        assertThat(timed).isGreaterThan(20);
        assertThat(strict).isGreaterThan(timed * 2 / 3);
    }

    @Test
    void everyStateIsThereInEachOfItsForms() throws Exception {
        String all = scenario.run("netstat", "-tan");

        for (String state :
                List.of(
                        "LISTEN",
                        "ESTABLISHED",
                        "SYN_SENT",
                        "SYN_RECV",
                        "FIN_WAIT1",
                        "FIN_WAIT2",
                        "CLOSE_WAIT",
                        "LAST_ACK",
                        "CLOSING")) {
            assertThat(all).containsPattern("(?m)^tcp  .* " + state + " *$");
            assertThat(all).containsPattern("(?m)^tcp6 .*::\\S+\\s+\\S+\\s+" + state + " *$");
        }
        assertThat(all).containsPattern("tcp6 .*10\\.9\\.8\\.1:\\d+ +10\\.9\\.8\\.2:6204 +CLOSING");
        assertThat(all)
                .containsPattern("tcp6 .*10\\.9\\.8\\.1:5003 +10\\.9\\.8\\.2:6420 +SYN_RECV");
    }

    @Test
    void udpLiteIsCalledUdplWhereTheKernelHasIt() throws Exception {
        CommandRun run = scenario.inside(() -> CommandRun.of("--as", "netstat", "-Uane"));

        if (scenario.fact("udplite") == 1) {
            assertThat(run.output()).isEqualTo(scenario.run("netstat", "-Uane"));
            assertThat(run.output()).contains("udpl6      0      0 :::5203 ");
        } else {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors()).contains("cannot list udplite sockets");
        }
    }

    @Test
    void rawSocketsHaveNumbersForStatesWhereTheKernelListsThem() throws Exception {
        CommandRun run = scenario.inside(() -> CommandRun.of("--as", "netstat", "-wane"));

        if (run.exitCode() == 0) {
            assertThat(run.output()).isEqualTo(scenario.run("netstat", "-wane"));
            assertThat(run.output()).contains("raw6       0      0 :::58 ");
        } else {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors()).contains("cannot list raw sockets").contains("raw_diag");
        }
    }

    @Test
    void aProgramIsTheFirstProcessByItsTitleAndADashWhenThereIsNone() throws Exception {
        String output = ours("-tlnp");

        assertThat(program(output, "127.0.0.1:5301"))
                .isEqualTo(cut(scenario.fact("titled") + "/postgres: writer process"));
        assertThat(program(output, "127.0.0.1:5302"))
                .isEqualTo(cut(scenario.fact("slashed") + "/served with blanks"));
        assertThat(program(output, "127.0.0.1:5303")).isEqualTo(scenario.pid() + "/python3");
        assertThat(program(output, "127.0.0.1:5304")).isEqualTo("-");
        assertThat(output).doesNotContain(scenario.fact("child") + "/");
    }

    @Test
    void aConnectionRequestHasTheUserOfItsListener() throws Exception {
        String output = ours("-tane");

        assertThat(output)
                .containsPattern("10.9.8.1:5002 +10.9.8.2:6520 +SYN_RECV +65534 +0 ")
                .containsPattern("10.9.8.1:5012 +10.9.8.2:6620 +SYN_RECV +65534 +0 ")
                .containsPattern("10.9.8.1:5001 +10.9.8.2:6320 +SYN_RECV +0 +0 ");
    }

    private static String cut(String program) {
        return program.substring(0, 19).trim();
    }

    private static void assertBetween(Looks looks) {
        for (int i = 0; i < looks.ours().size(); i++) {
            looks.ours().get(i).assertBetween(looks.before().get(i), looks.after().get(i));
        }
    }

    private static Looks look(String... options) throws Exception {
        String[] netstat =
                Stream.concat(Stream.of("netstat"), Stream.of(options)).toArray(String[]::new);
        for (int attempt = 1; ; attempt++) {
            List<NetstatRow> before = NetstatRow.of(scenario.run(netstat));
            List<NetstatRow> ours = NetstatRow.of(ours(options));
            Looks looks = new Looks(before, ours, NetstatRow.of(scenario.run(netstat)));
            if (looks.tableStayed() || attempt == ATTEMPTS) {
                assertThat(looks.tableStayed()).as("the table stayed the same").isTrue();
                return looks;
            }
        }
    }

    private static String ours(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--as", "netstat"));
        arguments.addAll(List.of(options));
        CommandRun run = scenario.inside(() -> CommandRun.of(arguments.toArray(String[]::new)));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output();
    }

    private static String program(String output, String local) {
        return output.lines()
                .filter(line -> line.contains(" " + local + " "))
                .map(line -> line.substring(line.indexOf("LISTEN") + "LISTEN".length()).trim())
                .findFirst()
                .orElse("no such row");
    }
}
