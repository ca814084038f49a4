package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.FamilyRow;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel is asked for of unix sockets: their memory only where something shows it. */
class UnixDetailsTest {

    private static final int SHOW = 12;
    private static final int UDIAG_SHOW_MEMINFO = 0x20;
    private static final int STREAM = 1;
    private static final int ESTABLISHED = 1;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-xan",
                "-xane",
                "-xan src /run/a",
                "-xan --sort rqueue",
                "--as ss -xan",
                "--as ss -xane",
                "--as netstat -xan",
            })
    void whatShowsNoMemoryDoesNotAskForIt(String arguments) {
        assertThat(asksForMemory(arguments)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-xan --columns local,skmem-rmem-alloc",
                "-xan --sort skmem-rcvbuf",
                "-xan --count-by skmem-sndbuf",
                "-xan skmem-drops >= 0",
                "--json -xan",
                "--ndjson -xan",
                "--json -xan --columns local,skmem-drops",
                "--csv -xan --columns local,skmem-drops",
                "--as ss -xanm",
            })
    void whatShowsMemoryAsksForIt(String arguments) {
        assertThat(asksForMemory(arguments)).isTrue();
    }

    private static boolean asksForMemory(String arguments) {
        KernelTable table =
                new KernelTable().add(FamilyRow.unix(STREAM, ESTABLISHED, 600).name("/run/a"));
        TestRun run = new TestRun().sockets(table);
        assertThat(run.run(arguments.split(" "))).as("%s", run.errors()).isEqualTo(ExitCode.OK);
        assertThat(table.asked()).hasSize(1);
        byte[] request = HexFormat.of().parseHex(table.asked().get(0));
        return (request[SHOW] & UDIAG_SHOW_MEMINFO) != 0;
    }
}
