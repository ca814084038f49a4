package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.environment.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code -T}: the processes of a socket with their threads, below its row, as ss has them, as JSON.
 */
class ThreadLinesTest {

    @TempDir private Path proc;

    @BeforeEach
    void processes() throws IOException {
        new FakeProcesses(proc).add(812, "nginx\0", 77).add(813, "nginx\0", 77, 77);
        thread(812, 812, "comm812");
        thread(812, 901, "pool \u001b");
        thread(812, 1000, "a)b");
        thread(813, 813, "comm813");
    }

    private TestRun run() {
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
    void eachProcessHasALineWithItsThreadsAndNoControlCharacters() {
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
    void ssTellsEachThreadWithEachDescriptor() {
        TestRun run = run();

        assertThat(run.run("--as", "ss", "-tlnTH")).isZero();
        assertThat(run.lines().get(0))
                .endsWith(
                        " users:((\"comm813\",pid=813,tid=813,fd=4),"
                                + "(\"comm813\",pid=813,tid=813,fd=3),"
                                + "(\"a\",pid=812,tid=1000,fd=3),"
                                + "(\"pool ?\",pid=812,tid=901,fd=3),"
                                + "(\"comm812\",pid=812,tid=812,fd=3))");
    }

    @Test
    void jsonHasTheThreadsInTheirProcess() throws IOException {
        JssSchema schema = new JssSchema();
        TestRun run = run();

        assertThat(run.run("-tlT", "--ndjson", "sport", "=", ":80")).isZero();
        JsonNode socket = JssSchema.MAPPER.readTree(run.lines().get(0));
        assertThat(schema.validate(socket)).isEmpty();
        assertThat(socket.at("/processes/0/threads").toString())
                .isEqualTo(
                        "[{\"tid\":812,\"name\":\"comm812\"},"
                                + "{\"tid\":901,\"name\":\"pool \\u001B\"},"
                                + "{\"tid\":1000,\"name\":\"a)b\"}]");
        assertThat(socket.at("/processes/1/threads")).hasSize(1);

        TestRun processes = run();
        processes.run("-tlp", "--ndjson");
        assertThat(processes.lines())
                .anyMatch(line -> line.contains("\"pid\":812"))
                .noneMatch(line -> line.contains("threads"));
    }

    @Test
    void threadThatEndedHasNoNameAndProcessThatEndedNoThreads() throws IOException {
        TestRun run = run();
        Files.delete(proc.resolve("812/task/901/comm"));
        Files.delete(proc.resolve("813/task/813/comm"));
        Files.delete(proc.resolve("813/task/813"));
        Files.delete(proc.resolve("813/task"));

        assertThat(run.run("-tlT", "--ndjson", "sport", "=", ":80")).isZero();
        assertThat(run.lines().get(0)).contains(",{\"tid\":901},").containsOnlyOnce("threads");
        TestRun table = run();
        table.run("-tlTH", "sport", "=", ":80");
        assertThat(table.lines().get(1)).contains(", 901 ?, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tlT", "-tlT --json", "-tlT --ndjson", "--as ss -tlnT"})
    void threadsThatCannotBeReadAreOneLineInEveryForm(String mode) throws IOException {
        Files.delete(proc.resolve("813/task/813/comm"));
        Files.createDirectory(proc.resolve("813/task/813/comm"));
        TestRun run = run();

        assertThat(run.run(mode.split(" ", -1))).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .endsWith("ss: read(813/task/813/comm): EISDIR (Is a directory)");
    }

    @Test
    void hiddenOwnersAreToldOnceWherePidsAndThreadsAreShown() throws IOException {
        TestRun run = run();
        Files.delete(proc.resolve("1/fd")); // as if process 1 were not shown
        Files.move(proc.resolve("1"), proc.resolve("2"));

        assertThat(run.run("-tlpT")).isZero();
        assertThat(run.errors()).containsExactly("jss: owners of 1 socket hidden: not permitted");
    }
}
