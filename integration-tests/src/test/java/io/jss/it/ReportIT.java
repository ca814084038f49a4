package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss report} of a series, opened by a browser. */
class ReportIT {

    /** Connections that send and answer, and a name of a process that a page must not obey. */
    private static final String SCRIPT =
            """
            import threading, time
            open('/proc/self/comm', 'w').write('<img src=x>')
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(9)
            client = create_connection(listener.getsockname()); server = listener.accept()[0]
            def send():
                while True:
                    client.sendall(b'x' * 1000)
                    count = 1000
                    while count: count -= len(server.recv(count))
                    brief = create_connection(listener.getsockname()); listener.accept()[0].close()
                    brief.close(); time.sleep(0.02)
            threading.Thread(target=send, daemon=True).start()
            print(listener.getsockname()[1], flush=True)
            sys.stdin.read()
            """;

    @TempDir private Path folder;
    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void aBrowserDrawsChartsAndHasNothingToSay() throws Exception {
        Path series = folder.resolve("s.jss");
        Path page = folder.resolve("s.html");
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            assertThat(python.number(0)).isPositive();
            List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
            line.addAll(
                    CommandOutcome.line(
                            List.of(),
                            "-p",
                            "record",
                            "--every=0.1s",
                            "--for=1s",
                            series.toString()));
            CommandOutcome recorded = CommandOutcome.runLine(line);
            assertThat(recorded.exitCode()).as(recorded.errors()).isZero();
        }
        CommandOutcome report =
                CommandOutcome.run("report", series.toString(), "-o", page.toString());
        assertThat(report.exitCode()).as(report.errors()).isZero();

        Path said = folder.resolve("said");
        String drawn = browser(said, "--dump-dom", page.toUri().toString());
        assertThat(Files.readString(said)).doesNotContain("CONSOLE", "Content Security Policy");
        assertThat(drawn)
                .contains("<table class=\"u-legend", "<canvas", "ESTABLISHED")
                .contains("/&lt;img src=x&gt;")
                .contains("<th class=\"number\"><button type=\"button\">Bytes</button></th>")
                .doesNotContain("<img");
    }

    private String browser(Path said, String... arguments)
            throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--enable-logging=stderr",
                                "--virtual-time-budget=3000"));
        line.addAll(List.of(arguments));
        Path dom = folder.resolve("dom");
        Process process =
                new ProcessBuilder(line)
                        .redirectOutput(dom.toFile())
                        .redirectError(said.toFile())
                        .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(dom);
    }
}
