package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code jss} as a process: where its output goes, how it ends, what it needs. */
class CommandProcessIT {

    private static final int INTERRUPTED = 130;

    @Test
    void aFullDiskBehindTheOutputIsOneLineAndAnExitCode() throws Exception {
        Process process =
                new ProcessBuilder(CommandOutcome.line(List.of(), "-tan"))
                        .redirectOutput(Redirect.to(new File("/dev/full")))
                        .start();
        CommandOutcome run = CommandOutcome.await(process);

        assertThat(run.exitCode()).isEqualTo(ExitCode.OUTPUT);
        assertThat(run.errors().lines())
                .containsExactly("jss: cannot write the output: No space left on device");
    }

    @Test
    void aReaderThatLeavesEarlyEndsItQuietly() throws Exception {
        Process process =
                new ProcessBuilder(CommandOutcome.line(List.of(), "-tan", "-c=0.01")).start();
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));

        assertThat(reader.readLine()).as("the time").endsWith("Z");
        assertThat(reader.readLine()).startsWith("Proto Recv-Q");
        reader.close();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(ExitCode.OK);
        assertThat(errors).isEmpty();
    }

    @Test
    void headTakesItsLineAndNothingIsSaid() throws Exception {
        List<String> shell =
                new ArrayList<>(
                        List.of("bash", "-c", "\"$@\" | head -1; echo ${PIPESTATUS[0]}", "-"));
        shell.addAll(CommandOutcome.line(List.of(), "-tan", "-c=0.01"));
        CommandOutcome run = CommandOutcome.runLine(shell);

        assertThat(run.output().lines()).hasSize(2).last().isEqualTo("0");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void continuousShowsTheTableAgainUntilItIsInterrupted() throws Exception {
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(CommandOutcome.line(List.of(), "-tln", "-c=0.05"));
        Process process = new ProcessBuilder(line).start();
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (int tables = 0; tables < 3; ) {
            String read = reader.readLine();
            assertThat(read).as("ended before its third table").isNotNull();
            tables += read.startsWith("Proto Recv-Q") ? 1 : 0;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        CommandOutcome run = CommandOutcome.await(process);

        assertThat(run.exitCode()).isEqualTo(INTERRUPTED);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void everyWayToEndHasItsCode() throws Exception {
        assertThat(CommandOutcome.run("--help").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(CommandOutcome.run("--nonsense").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandOutcome.run("explain", "pid:999999999").exitCode())
                .isEqualTo(ExitCode.NOT_FOUND);
    }

    /** 20,001 sockets in a namespace of their own. */
    @Test
    @Tag("host")
    void twentyThousandSocketsFitInto64MegabytesOfHeap() throws Exception {
        String script =
                """
                import ctypes, resource, subprocess
                assert ctypes.CDLL(None, use_errno=True).unshare(0x40000000) == 0
                subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
                hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
                resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 12000), hard))
                listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(128)
                port = listener.getsockname()[1]
                untilTheParentEnds, held = os.pipe()
                if os.fork() == 0:
                    os.close(held); clients = []
                    for i in range(10000):
                        client = socket(AF_INET); client.connect(('127.0.0.1', port)); clients.append(client)
                    os.read(untilTheParentEnds, 1); os._exit(0)
                accepted = [listener.accept() for i in range(10000)]
                ready(port)
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            for (String options : List.of("-tan", "-tanpe")) {
                List<String> line =
                        new ArrayList<>(
                                List.of("nsenter", "--net=/proc/" + python.pid() + "/ns/net"));
                line.addAll(CommandOutcome.line(List.of("-Xmx64m"), options));
                CommandOutcome run = CommandOutcome.runLine(line);

                assertThat(run.errors()).isEmpty();
                assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
                assertThat(run.output().lines().filter(row -> row.contains(" IPv4-mapped")))
                        .hasSize(10_000);
                assertThat(run.output().lines()).as("a line a row").hasSize(20_002);
            }
        }
    }
}
