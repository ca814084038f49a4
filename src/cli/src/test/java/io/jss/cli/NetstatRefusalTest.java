package io.jss.cli;

import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.SCTP;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.Protocol.UDPLITE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --as netstat} does not do, and how it says so. */
class NetstatRefusalTest {

    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, ESTABLISHED, "10.0.0.1", 1, "10.0.0.2", 2)
                .add(UDP, CLOSE, "0.0.0.0", 3, "0.0.0.0", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "-r, ip route",
        "--route, ip route",
        "-nr, ip route",
        "-i, ip -s link",
        "--interfaces, ip -s link",
        "-s, ss -s",
        "--statistics, nstat",
        "-g, ip maddr",
        "--groups, ip maddr",
        "-M, conntrack",
        "--masq, conntrack"
    })
    void whatIsNotAboutSocketsEndsWithTwoAndNamesTheTool(String option, String tool) {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--as", "netstat", option)).isEqualTo(2);
        assertThat(run.lines()).isEmpty();
        assertThat(run.errors()).singleElement().asString().startsWith("jss: ").contains(tool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Q", "--num", "--bogus", "--inet=5", "-A"})
    void wrongOptionsEndAsInNetstatWithItsUsage(String option) {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--as=netstat", option)).isEqualTo(3);
        assertThat(run.errors()).hasSize(36);
        assertThat(run.errors().get(0)).startsWith("netstat: ");
        assertThat(run.errors().get(1)).startsWith("usage: netstat [-vWeenNcCF] [<Af>] -r  ");
        assertThat(run.errors().get(33)).endsWith("ax25 (AMPR AX.25) ");
    }

    @Test
    void anUnknownFamilyEndsAsInNetstat() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--as=netstat", "-Atcp")).isEqualTo(1);
        assertThat(run.errors()).containsExactly("Unknown address family `tcp'.");
    }

    @Test
    void aNamedProtocolThatIsNotThereEndsTheListingBehindTheOnesBeforeIt() {
        TestRun run = new TestRun().named("netstat").sockets(table().without(SCTP));

        assertThat(run.run("-aStun")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(2)).startsWith("tcp ");
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("netstat: this kernel cannot list sctp sockets");
    }

    @Test
    void protocolsThatNobodyNamedAreMissedInSilenceButRawSocketsThatNetstatWouldList() {
        TestRun run = new TestRun().named("netstat").sockets(table().without(SCTP, UDPLITE));
        TestRun raw = new TestRun().named("netstat").sockets(table().without(SCTP, UDPLITE, RAW));
        TestRun verbose = new TestRun().named("netstat").sockets(table().without(SCTP, UDPLITE));

        assertThat(run.run("-an")).isZero();
        assertThat(run.lines()).as("and the titles of unix sockets").hasSize(6);
        assertThat(run.errors()).isEmpty();
        assertThat(raw.run("-an")).isZero();
        assertThat(raw.errors()).singleElement().asString().contains("cannot list raw sockets");
        assertThat(verbose.run("-anv")).isZero();
        assertThat(verbose.errors()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ipx", "--ax25", "-2", "-f", "--bluetooth", "-Ax25"})
    void familiesOfOtherTimesAreNotThere(String option) {
        TestRun run = new TestRun().named("netstat").sockets(table());

        assertThat(run.run("-tn", option)).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.lines()).as("what else was asked for").hasSize(3);
        assertThat(run.errors()).hasSize(1);
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        TestRun help = new TestRun().named("netstat");
        TestRun version = new TestRun().named("netstat");

        assertThat(help.run("-h")).isZero();
        assertThat(help.lines().get(0)).isEqualTo("Usage: netstat [OPTION]...");
        assertThat(version.run("--version")).isZero();
        assertThat(version.lines().get(0)).startsWith("jss ");
        assertThat(version.lines().get(1)).contains("net-tools 2.10");
    }
}
