package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel's answer may lack is said in every form and mode, also in those of the peers. */
class LackingAnswersTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-tani",
                "-tanp",
                "-tan --json",
                "-tan --ndjson",
                "-tan --csv",
                "-tan --columns=local,remote",
                "-tan --sort=local",
                "-tan --sort=local --top=1",
                "-tan --count-by=state",
                "-tan --summary",
                "-tan -H",
                "-tan --record-ss FILE",
                "-tan --record FILE",
                "explain :8080",
                "kill --yes :8080",
                "--as ss -tan",
                "--as ss -tani",
                "--as ss -tanp",
                "--as ss -tanH",
                "--as ss -tanO",
                "--as ss -tan -D FILE",
                "--as netstat -tan",
                "--as netstat -tanp"
            })
    void isSaidInEveryForm(String line) {
        TestRun run =
                new TestRun()
                        .proc(folder)
                        .sockets(
                                new KernelTable()
                                        .add(
                                                Protocol.TCP,
                                                SocketState.LISTEN,
                                                "127.0.0.1",
                                                8080,
                                                "0.0.0.0",
                                                0)
                                        .changing());

        run.run(line.replace("FILE", folder.resolve("file").toString()).split(" ", -1));

        assertSaid(run);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-xan",
                "-xan --json",
                "-xan --ndjson",
                "-xan --csv",
                "-xan --columns=local",
                "-xan --count-by=state",
                "--as ss -xan",
                "--as netstat -xan"
            })
    void isSaidOfUnixSockets(String line) {
        TestRun run = new TestRun().sockets(new KernelTable().changing());

        run.run(line.split(" ", -1));

        assertSaid(run);
    }

    /** On standard error, or among the remarks of a JSON document. */
    private static void assertSaid(TestRun run) {
        String all = String.join("\n", run.errors()) + String.join("\n", run.lines());

        assertThat(all).contains("changed while it was read: rows may be missing");
    }
}
