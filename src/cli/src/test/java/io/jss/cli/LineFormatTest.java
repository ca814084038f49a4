package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.FamilyRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --format} and {@code --null}: whole lines, and what is wrong with a text. */
class LineFormatTest {

    @TempDir private Path folder;

    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, KernelTable.row().owner(0, 70))
                .add(TCP, ESTABLISHED, "::ffff:10.0.0.1", 80, "::ffff:10.0.0.9", 1001)
                .add(UDP, CLOSE, "10.0.0.1", 53, "10.0.0.9", 54)
                .add(FamilyRow.unix(1, 10, 500).name("/run/a b"));
    }

    private TestRun run(int code, String... words) {
        TestRun run = new TestRun().proc(folder).sockets(table());
        assertThat(run.run(words)).as(String.join("\n", run.errors())).isEqualTo(code);
        return run;
    }

    @Test
    void columnsStandInTheTextNeitherAlignedNorTitled() {
        assertThat(run(0, "-tua", "--format={proto}:{local}->{remote} {class}").lines())
                .containsExactly(
                        "tcp:0.0.0.0:80->0.0.0.0:* IPv4",
                        "tcp6:::ffff:10.0.0.1:80->::ffff:10.0.0.9:1001 IPv4-mapped",
                        "udp:10.0.0.1:53->10.0.0.9:54 IPv4");
    }

    @Test
    void signsThatMeanSomethingCanBeWritten() {
        assertThat(run(0, "-u", "--format={{{local-port}}}\\t\\\\{remote-port}\\nä").lines())
                .containsExactly("{53}\t\\54", "ä");
    }

    @Test
    void orderAndLimitAreThoseOfTheTable() {
        assertThat(run(0, "-tua", "--sort=local-port", "--top=2", "--format={local-port}").lines())
                .containsExactly("53", "80");
    }

    @Test
    void otherFamiliesAndWhatIsLookedUpHaveItToo() throws IOException {
        new FakeProcesses(folder).add(7, "/usr/sbin/web\0", 70);

        assertThat(run(0, "-xa", "--format={local}|{state}").lines())
                .containsExactly("/run/a b|LISTEN");
        assertThat(run(0, "-tl", "--format={processes} {rtt}").lines()).containsExactly("7/web -");
        assertThat(run(0, "find", ":80", "--format={local}").lines()).isNotEmpty();
    }

    @Test
    void withNullEachRowEndsWithTheCharacter0() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TestRun run = new TestRun().sockets(table()).to(bytes);

        assertThat(run.run("-ta", "--format={local-port}", "--null")).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("80\0" + "80\0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{local | has a { without }",
                "local} | has a } without {",
                "local | names no column",
                "{lokal} | perhaps 'local'",
                "{local}\\x | no other",
            })
    void wrongTextsAreSaid(String text, String said) {
        TestRun run = run(ExitCode.USAGE, "--format=" + text);

        assertThat(run.errors()).hasSize(1);
        assertThat(run.errors().get(0)).contains("--format").contains(said);
        assertThat(run.lines()).isEmpty();
    }
}
