package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explain says beside a socket's own sentences, and how it lays it out. */
class ExplainLayoutTest {

    @TempDir private Path proc;

    @BeforeEach
    void processes() throws Exception {
        new FakeProcesses(proc)
                .add(31307, "/usr/bin/java\0-jar\0x.jar\0", 11, 12, 13)
                .add(4711, "curl\0", 14);
    }

    @Test
    void ofManyThereIsASummaryAndTheFewThatTellMost() {
        KernelTable table =
                new KernelTable()
                        .add(
                                TCP,
                                LISTEN,
                                "0.0.0.0",
                                8080,
                                "0.0.0.0",
                                0,
                                row().owner(0, 11).queues(6, 5));
        for (int i = 0; i < 2000; i++) {
            table.add(
                    TCP,
                    i % 200 == 7 ? CLOSE_WAIT : ESTABLISHED,
                    "10.0.0.1",
                    8080,
                    "10.0.1." + i % 8,
                    5000 + i,
                    row().owner(0, 12).queues(i == 3 ? 99 : i % 200 == 7 ? 1 : 0, 0));
        }
        TestRun run = new TestRun().sockets(table).proc(proc);
        assertThat(run.run("explain", "port:8080")).isEqualTo(ExitCode.OK);

        assertThat(run.lines())
                .startsWith(
                        "2001 sockets",
                        "  Listener: tcp 0.0.0.0:8080 of 31307/java.",
                        "  By state: ESTABLISHED 1990, CLOSE_WAIT 10, LISTEN 1.",
                        "  By class: IPv4 2001.",
                        "  By remote address: 10.0.1.0 250, 10.0.1.1 250, 10.0.1.2 250, 10.0.1.3"
                                + " 250, 10.0.1.4 250, 4 others 751.",
                        "  By owner: 31307/java 2001.",
                        "  1 listener has a full accept queue.",
                        "  10 were closed by their peers and not by their programs (CLOSE_WAIT).",
                        "  1 has data that its program has not read.", // the end counts as a byte
                        "",
                        "Those that tell most, 4:",
                        "",
                        "tcp 0.0.0.0:8080 0.0.0.0:* LISTEN IPv4",
                        "  It belongs to 31307/java.")
                .contains(
                        "tcp 10.0.0.1:8080 10.0.1.7:5007 CLOSE_WAIT IPv4",
                        "tcp 10.0.0.1:8080 10.0.1.3:5003 ESTABLISHED IPv4")
                .endsWith(
                        "",
                        "All of them: jss -anp 'sport = :8080 or dport = :8080'; to have others"
                                + " explained, choose among them: jss explain '(sport = :8080 or"
                                + " dport = :8080) and state close-wait'")
                .hasSizeLessThan(60);
    }

    @Test
    void linesFoldAtWordsAtTheWidthOfTheTerminal() {
        KernelTable table =
                new KernelTable().add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 14));
        TestRun run = new TestRun().sockets(table).proc(proc).onTerminal(40);
        run.run("explain", "port:80");
        assertThat(run.lines())
                .containsExactly(
                        "tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4",
                        "  It belongs to 4711/curl.",
                        "  Its family is AF_INET, hence tcp: IPv4",
                        "    travels on it and nothing else can.",
                        "  It waits for connections; none waits",
                        "    to be accepted (its backlog is 0).",
                        "  It answers on every IPv4 address of",
                        "    this host.");
    }

    @Test
    void whatRunsAProcessAndItsParentsAreNamed() throws Exception {
        new FakeProcesses(proc)
                .add(812, "/bin/bash\0")
                .cgroup(4711, "/system.slice/curl@1.service");
        String fields = " 0".repeat(17);
        Files.writeString(proc.resolve("4711/stat"), "4711 (x) S 812" + fields + " 4242 0 0\n");
        Files.writeString(
                proc.resolve("812/stat"), "812 (b) (\u001b) S 1" + fields + " 4242 0 0\n");
        KernelTable table =
                new KernelTable()
                        .add(
                                TCP,
                                ESTABLISHED,
                                "127.0.0.1",
                                50000,
                                "127.0.0.1",
                                4243,
                                row().owner(0, 14));
        TestRun run = new TestRun().sockets(table).proc(proc);
        run.run("explain", "127.0.0.1:50000");

        assertThat(run.lines())
                .contains(
                        "  It belongs to 4711/curl.",
                        "  Process 4711 runs in curl@1.service and comes from 812/b) (\\x1b <"
                                + " 1/x.");
    }
}
