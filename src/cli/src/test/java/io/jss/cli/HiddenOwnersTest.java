package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter by owners, where owners are hidden, never gives an answer that looks whole. */
class HiddenOwnersTest {

    @TempDir private Path folder;
    private Path proc;

    @BeforeEach
    void host() throws IOException {
        proc = folder.resolve("proc");
        new FakeProcesses(proc).add(70, "/usr/sbin/web\0", 501);
        Files.delete(proc.resolve("1/fd")); // as if process 1 were not shown
        Files.move(proc.resolve("1"), proc.resolve("2"));
        Files.writeString(folder.resolve("filter"), "process = nginx");
    }

    private TestRun host(KernelTable table) {
        return new TestRun().proc(proc).sockets(table);
    }

    private static KernelTable table() {
        return new KernelTable()
                .add(
                        Protocol.TCP,
                        SocketState.LISTEN,
                        "0.0.0.0",
                        80,
                        "0.0.0.0",
                        0,
                        KernelTable.row().owner(0, 999))
                .add(
                        Protocol.TCP,
                        SocketState.ESTABLISHED,
                        "10.0.0.1",
                        22,
                        "10.0.0.9",
                        1000,
                        KernelTable.row().owner(0, 998))
                .add(
                        Protocol.UDP,
                        SocketState.CLOSE,
                        "10.0.0.1",
                        53,
                        "0.0.0.0",
                        0,
                        KernelTable.row().owner(0, 997))
                .add(FamilyRow.unix(1, 10, 500).name("/run/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan process = nginx",
                "-tan not process = nginx",
                "-tan pid 5",
                "-tan -F FILTER",
                "-xan process = nginx",
                "--json -tan process = nginx",
                "--ndjson -tan process = nginx",
                "--csv -tan process = nginx",
                "--columns=local -tan process = nginx",
                "--format={local} -tan process = nginx",
                "--sort=local -tan process = nginx",
                "--count-by=state -tan process = nginx",
                "-s process = nginx",
                "explain process = nginx",
                "explain pid:5",
                "--json explain process = nginx",
                "--csv explain process = nginx",
                "kill -a process = nginx",
                "kill -a process = nginx --yes",
                "top --batch --blocks=1 -c=0.01 process = nginx",
                "top --batch --blocks=1 -c=0.01 --json process = nginx",
                "wait --timeout=1ms process = nginx",
                "wait --timeout=1ms --state=gone process = nginx"
            })
    void areSaid(String line) {
        TestRun run = host(table());

        run.run(line.replace("FILTER", folder.resolve("filter").toString()).split(" ", -1));

        assertThat(String.join("\n", run.lines()) + String.join("\n", run.errors()))
                .contains("the filter asks for owners, and those of ")
                .doesNotContain("0 sockets of");
    }

    @Test
    void ofAllProtocolsAreOneLine() {
        TestRun run = host(table());

        run.run("-tuanH", "process", "=", "nginx");

        assertThat(run.errors())
                .isEqualTo(
                        List.of(
                                "jss: the filter asks for owners, and those of 3 sockets were not"
                                        + " seen: rows may be missing"));
    }
}
