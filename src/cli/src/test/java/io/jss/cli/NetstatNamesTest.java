package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How {@code --as netstat} finds and cuts names of hosts. */
class NetstatNamesTest {

    private static List<String> ends(TestRun run, KernelTable table, String... arguments) {
        assertThat(run.named("netstat").sockets(table).run(arguments)).isZero();
        return run.lines().stream()
                .skip(2)
                .map(line -> line.substring(20).replaceAll(" +ESTABLISHED$", ""))
                .toList();
    }

    @Test
    void wildcardsAreNotLookedUp() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, ESTABLISHED, "0.0.0.0", 1025, "10.0.0.8", 1026)
                        .add(TCP, ESTABLISHED, "::", 1025, "::1", 1026)
                        .add(TCP, ESTABLISHED, "::ffff:0.0.0.0", 1025, "::ffff:10.0.0.8", 1026);
        TestRun run =
                new TestRun()
                        .host("0.0.0.0", "any")
                        .host("::", "any")
                        .host("10.0.0.8", "eight")
                        .host("::1", "localhost");

        assertThat(ends(run, table, "-ta", "--numeric-ports"))
                .containsExactly(
                        "0.0.0.0:1025            eight:1026",
                        "[::]:1025               localhost:1026",
                        "0.0.0.0:1025            10.0.0.8:1026");
    }

    @Test
    void aMappedAddressHasTheNameThatTheNameServiceHasForIt() {
        KernelTable table =
                new KernelTable().add(TCP, ESTABLISHED, "::ffff:10.0.0.9", 1, "::ffff:10.0.0.8", 2);
        TestRun run = new TestRun().host("::ffff:10.0.0.9", "mapped9");

        assertThat(ends(run, table, "-t", "--numeric-ports"))
                .containsExactly("mapped9:1               10.0.0.8:2");
    }

    @Test
    void aNameIsCutToLeaveRoomForThePort() {
        KernelTable table =
                new KernelTable().add(TCP, ESTABLISHED, "10.0.0.8", 1, "10.0.0.8", 65535);
        String name = "averyveryverylonghostname.example.org";

        assertThat(ends(new TestRun().host("10.0.0.8", name), table, "-t", "--numeric-ports"))
                .containsExactly("averyveryverylonghost:1 averyveryverylong:65535");
        assertThat(ends(new TestRun().host("10.0.0.8", name), table, "-tW", "--numeric-ports"))
                .containsExactly(name + ":1 " + name + ":65535");
    }

    @Test
    void numericMeansThatNoHostIsLookedUp() {
        KernelTable table = new KernelTable().add(TCP, ESTABLISHED, "10.0.0.8", 1, "10.0.0.9", 2);

        for (String option : List.of("-n", "--numeric", "--numeric-hosts")) {
            TestRun run = new TestRun().host("10.0.0.8", "eight");
            assertThat(ends(run, table, "-t", "--numeric-ports", option))
                    .containsExactly("10.0.0.8:1              10.0.0.9:2");
        }
    }
}
