package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterOptionTest {

    private static final int WRONG_ARGUMENTS = 2;

    @TempDir private Path folder;

    private static KernelTable sockets() {
        return new KernelTable()
                .add(Protocol.TCP, SocketState.LISTEN, "0.0.0.0", 22, "0.0.0.0", 0)
                .add(Protocol.TCP, SocketState.ESTABLISHED, "10.0.0.1", 22, "10.0.0.2", 4000)
                .add(Protocol.TCP, SocketState.ESTABLISHED, "10.0.0.1", 80, "10.0.0.3", 4000);
    }

    @Test
    void explanationShowsWhatTheKernelIsAsked() {
        TestRun run = new TestRun().sockets(sockets());

        int exitCode = run.run("-t", "-4", "--explain-filter", "dport", "=", ":4000");

        assertThat(exitCode).as("%s", run.errors()).isZero();
        assertThat(String.join("\n", run.lines()) + "\n")
                .startsWith("filter: dport = :4000\ntcp AF_INET\n");
        assertThat(String.join("\n", run.lines()) + "\n").contains("  remote port: 4000\n");
    }

    @Test
    void wrongFilterIsPointedAt() {
        TestRun run = new TestRun().sockets(sockets());

        assertThat(run.run("-t", "sport", "=", "zz", "or", "dport", "=", "1"))
                .isEqualTo(WRONG_ARGUMENTS);
        assertThat(run.errors())
                .containsExactly(
                        "jss: in the filter: expected a port (0 to 65535) or the name of a"
                                + " service, found 'zz'",
                        "sport = zz or dport = 1",
                        "        ^^");
    }

    @Test
    void filterMayBeReadFromAFile() throws IOException {
        Path file = folder.resolve("filter");
        Files.writeString(file, "# both\nsport = :22\n");
        TestRun run = new TestRun().sockets(sockets());

        int exitCode =
                run.run("-t", "-4", "--explain-filter", "-F", file.toString(), "dport = 4000");

        assertThat(exitCode).as("%s", run.errors()).isZero();
        assertThat(String.join("\n", run.lines()) + "\n")
                .startsWith("filter: sport = :22 and dport = :4000\n");
        assertThat(run.run("-F", folder.resolve("none").toString())).isEqualTo(WRONG_ARGUMENTS);
    }
}
