package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live sockets of many network namespaces, recorded and shown again. */
class RecordedNamespacesIT {

    private static final String SOCKETS =
            """
            import socket
            l = socket.socket(); l.bind(('127.0.0.1', 4242)); l.listen()
            c = socket.create_connection(('127.0.0.1', 4242)); a = l.accept()
            v = socket.socket(socket.AF_INET6); v.bind(('::', 4243)); v.listen()
            u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            u.bind(('127.0.0.1', 4244))
            x = socket.socket(socket.AF_UNIX); x.bind('\\0recorded-4242'); x.listen()
            ready(4242)
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tuan",
                "-tuane",
                "-xan",
                "-tuan --csv",
                "-tuan --ndjson",
                "-tuan --columns=namespace,proto,local,remote,state,v6only,cookie",
                "-tuan --count-by=namespace,state",
                "-s",
            })
    void whatEveryNamespaceHasIsInTheRecording(String options) throws Exception {
        try (TestNamespaces made = new TestNamespaces()) {
            String one = made.make();
            String other = made.make();
            String file = folder.resolve("recording").toString();
            try (PythonSockets inOne = PythonSockets.runIn(one, SOCKETS);
                    PythonSockets inOther = PythonSockets.runIn(other, SOCKETS)) {
                assertThat(inOne.pid()).isNotEqualTo(inOther.pid());
                CommandRun live = run("--all-netns --record " + file + " " + options);
                assertThat(live.exitCode()).as(live.errors()).isZero();
                CommandRun shown = run("--read " + file + " " + options);

                assertThat(shown.exitCode()).as(shown.errors()).isZero();
                assertThat(lines(shown, one, other)).isEqualTo(lines(live, one, other));
                assertThat(lines(shown, one, other)).isNotEmpty();
            }
            CommandRun chosen = run("--read " + file + " -tuan -N " + one);
            if (!options.startsWith("-x")) { // the sockets are gone, and still in the recording
                assertThat(chosen.output()).contains("127.0.0.1:4242");
            }
        }
    }

    /** Returns the rows of these namespaces, or all lines where no row names one. */
    private static List<String> lines(CommandRun run, String one, String other) {
        List<String> all =
                run.output()
                        .lines()
                        .map(line -> line.replaceAll("\\broot\\b|\"user\":\"root\",", ""))
                        .map(line -> line.replaceAll(" +[0-9.]+% |\\b0 | +", " ").strip())
                        .toList();
        List<String> rows =
                all.stream()
                        .filter(line -> line.contains(one) || line.contains(other))
                        .map(line -> line.replaceAll(",?\"uid\":0|,?\"namespaceInode\":\\d+", ""))
                        .toList();
        return rows.isEmpty() ? all : rows;
    }

    @Test
    void oneNamespaceIsRecordedByItsName() throws Exception {
        try (TestNamespaces made = new TestNamespaces()) {
            String one = made.make();
            Path file = folder.resolve("one");
            try (PythonSockets inside = PythonSockets.runIn(one, SOCKETS)) {
                assertThat(inside.number(0)).isPositive();
                CommandRun live = run("-tuan -N " + one + " --record " + file);
                CommandRun shown = run("-tuan --read " + file);

                assertThat(live.output()).contains("127.0.0.1:4242");
                assertThat(shown.output()).isEqualTo(live.output());
                assertThat(run("-tan --json --read " + file).output())
                        .contains("\"namespace\":{\"name\":\"" + one + "\"}");
            }
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void oneOfManyIsComparedWithNow() throws Exception {
        try (TestNamespaces made = new TestNamespaces()) {
            String one = made.make();
            made.make();
            String file = folder.resolve("before").toString();
            try (PythonSockets inside = PythonSockets.runIn(one, SOCKETS)) {
                assertThat(inside.number(0)).isPositive();
                run("-tuain --all-netns --record " + file);
                CommandRun same = run("diff " + file + " now -N " + one);
                assertThat(same.exitCode()).as(same.output()).isZero();
            }
            CommandRun gone = run("diff " + file + " now -N " + one);
            assertThat(gone.exitCode()).isEqualTo(ExitCode.DIFFERENT);
            assertThat(gone.output()).contains("127.0.0.1:4242", ":::4243");
            CommandRun several = run("diff " + file);
            assertThat(several.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(several.errors().lines()).hasSize(1);
        }
    }

    private static CommandRun run(String words) {
        return CommandRun.of(words.split(" "));
    }
}
