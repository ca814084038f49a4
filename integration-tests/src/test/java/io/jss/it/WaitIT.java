package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jss wait} beside sockets that come and go. */
class WaitIT {

    /** Binds, and when a line comes listens; when another one comes it closes. */
    private static final String SCRIPT =
            """
            s = socket(AF_INET6); s.bind(('::', 0))
            print(s.getsockname()[1], flush=True); sys.stdin.readline()
            s.listen(1); print('listening', flush=True); sys.stdin.readline()
            s.close(); print('gone', flush=True); sys.stdin.read()
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void aPortIsWaitedForUntilItListensAndUntilItHasGone() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            String port = Integer.toString(python.number(0));
            assertThat(wait(port, "--timeout", "1ms")).isEqualTo(ExitCode.NOT_FOUND);

            Future<Integer> listening = thread.submit(() -> wait("127.0.0.1:" + port));
            python.next();
            assertThat(listening.get()).isEqualTo(ExitCode.OK);

            Future<Integer> gone = thread.submit(() -> wait(port, "--state", "gone"));
            assertThat(wait(port, "--state", "gone", "--timeout", "1ms"))
                    .isEqualTo(ExitCode.NOT_FOUND);
            python.next();
            assertThat(gone.get()).isEqualTo(ExitCode.OK);
            assertThat(wait(port, "--timeout", "1ms")).isEqualTo(ExitCode.NOT_FOUND);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void theSocketsOfAProcessAreWaitedFor() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PythonSockets python =
                PythonSockets.runIn(
                        namespace.name(),
                        """
                        open('/proc/self/comm', 'w').write('waited-for')
                        s = socket(); s.bind(('127.0.0.1', 0)); print(1, flush=True)
                        sys.stdin.readline(); s.listen(1); print('listening', flush=True)
                        sys.stdin.readline(); s.close(); print('gone', flush=True)
                        sys.stdin.read()
                        """)) {
            Future<Integer> listening = thread.submit(() -> wait("waited-for"));
            python.next();
            assertThat(listening.get()).isEqualTo(ExitCode.OK);
            Future<Integer> gone =
                    thread.submit(() -> wait("process", "waited-for", "--state", "gone"));
            python.next();
            assertThat(gone.get()).isEqualTo(ExitCode.OK);
        } finally {
            thread.shutdownNow();
        }
    }

    private int wait(String... words) {
        String[] arguments = new String[words.length + 3];
        arguments[0] = "-N";
        arguments[1] = namespace.name();
        arguments[2] = "wait";
        System.arraycopy(words, 0, arguments, 3, words.length);
        return CommandRun.of(arguments).exitCode();
    }
}
