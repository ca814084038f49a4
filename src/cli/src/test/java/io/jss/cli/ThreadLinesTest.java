package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -T}: the processes of a socket with their threads, below its row and as ss has them. */
class ThreadLinesTest {

    @TempDir private Path proc;

    private TestRun run() throws IOException {
        new FakeProcesses(proc).add(812, "nginx\0", 77).add(813, "nginx\0", 77, 77);
        thread(812, 812, "comm812");
        thread(812, 901, "pool \u001b");
        thread(812, 1000, "a)b");
        thread(813, 813, "comm813");
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 77))
                        .add(TCP, LISTEN, "0.0.0.0", 81, "0.0.0.0", 0, row().owner(0, 78));
        return new TestRun().sockets(table).proc(proc);
    }

    private void thread(int pid, int id, String name) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(pid + "/task/" + id));
        Files.writeString(folder.resolve("comm"), name + "\n");
    }

    @Test
    void eachProcessHasALineWithItsThreadsAndNoControlCharacters() throws IOException {
        TestRun run = run();

        assertThat(run.run("-tlT")).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q Send-Q Local Address Foreign Address State  Traffic",
                        "tcp        0      0 0.0.0.0:80    0.0.0.0:*       LISTEN IPv4",
                        "  threads    812/comm812: 812 comm812, 901 pool \\x1b, 1000 a)b",
                        "  threads    813/comm813: 813 comm813",
                        "tcp        0      0 0.0.0.0:81    0.0.0.0:*       LISTEN IPv4");
        assertThat(run.errors()).isEmpty();
    }

    /** The last process first, threads before their process, a name up to its parenthesis. */
    @Test
    void ssTellsEachThreadWithEachDescriptor() throws IOException {
        TestRun run = run();

        assertThat(run.run("--as", "ss", "-tlnTH")).isZero();
        assertThat(run.lines().get(0))
                .endsWith(
                        " users:((\"comm813\",pid=813,tid=813,fd=4),"
                                + "(\"comm813\",pid=813,tid=813,fd=3),"
                                + "(\"a\",pid=812,tid=1000,fd=3),"
                                + "(\"pool \u001b\",pid=812,tid=901,fd=3),"
                                + "(\"comm812\",pid=812,tid=812,fd=3))");
    }

    @Test
    void terminalIsNotSentTheControlCharactersOfNamesAsSsWouldSendThem() throws IOException {
        TestRun run = run().onTerminal();

        assertThat(run.run("--as", "ss", "-tlnTH")).isZero();
        assertThat(run.lines().get(0)).contains("(\"pool ?\",pid=812").doesNotContain("\u001b");
    }
}
