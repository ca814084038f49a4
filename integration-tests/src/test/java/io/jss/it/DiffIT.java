package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss diff} with sockets of a namespace of its own: what was sent, opened and closed. */
class DiffIT {

    /** Three connections: one sends 5,000 bytes, one is closed by its client, one stays quiet. */
    private static final String SCRIPT =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(9)
            port = listener.getsockname()[1]
            clients = [create_connection(('127.0.0.1', port)) for i in range(3)]
            accepted = [listener.accept()[0] for i in range(3)]
            print(port, *[c.getsockname()[1] for c in clients], flush=True)
            sys.stdin.readline()
            clients[0].sendall(b'x' * 5000)
            left = 5000
            while left: left -= len(accepted[0].recv(left))
            clients[1].close(); accepted[1].recv(1); accepted[1].close()
            later = create_connection(('127.0.0.1', port))
            settle()
            print('later', flush=True)
            sys.stdin.read()
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;

    @Test
    void whatHappenedSinceARecordingIsListed() throws Exception {
        String before = folder.resolve("before.jss").toString();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            assertThat(run("-ta", "--record", before).exitCode()).isEqualTo(ExitCode.OK);
            assertThat(run("-t", "diff", before).exitCode()).isEqualTo(ExitCode.OK);
            python.next();
            CommandRun changes = run("-t", "--csv", "--columns=remote-port", "diff", before);
            String port = python.number(0) + ",";

            assertThat(changes.exitCode()).isEqualTo(ExitCode.DIFFERENT);
            assertThat(changes.output().lines())
                    .anyMatch(line -> line.startsWith(port + "changed,,5000,0,"))
                    .anyMatch(line -> line.startsWith(python.number(1) + ",changed,,0,5000,"))
                    .anyMatch(line -> line.startsWith(port + "changed,ESTABLISHED,,,"))
                    .anyMatch(line -> line.startsWith(python.number(2) + ",closed,,,,"))
                    .anyMatch(line -> line.startsWith(port + "opened,,0,0,"))
                    .noneMatch(line -> line.startsWith(python.number(3) + ","))
                    .hasSize(7);
        }
    }

    private CommandRun run(String... words) {
        String[] arguments = new String[words.length + 2];
        arguments[0] = "-N";
        arguments[1] = namespace.name();
        System.arraycopy(words, 0, arguments, 2, words.length);
        return CommandRun.of(arguments);
    }
}
