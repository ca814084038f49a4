package io.jss.cli;

import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.cli.table.PortOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of tables for which none was asked for. */
class PortOrderTest {

    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, ESTABLISHED, "10.0.0.1", 443, "10.0.0.9", 4001)
                .add(TCP, LISTEN, "0.0.0.0", 443, "0.0.0.0", 0)
                .add(TCP, ESTABLISHED, "10.0.0.1", 443, "10.0.0.2", 4001)
                .add(TCP, ESTABLISHED, "10.0.0.1", 443, "10.0.0.2", 4000)
                .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.7", 5000)
                .add(TCP, LISTEN, "::", 22, "::", 0)
                .add(TCP, LISTEN, "127.0.0.1", 22, "0.0.0.0", 0)
                .add(UDP, CLOSE, "0.0.0.0", 53, "0.0.0.0", 0)
                .add(RAW, CLOSE, "::", 1, "::", 0);
    }

    private static List<String> run(KernelTable table, String... arguments) {
        TestRun run = new TestRun().sockets(table);
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run.lines();
    }

    @Test
    void socketsWithoutPeersComeByPortThenConnectionsByPortAndPeer() {
        String[] ordered = {
            "tcp  127.0.0.1:22 0.0.0.0:*",
            "tcp6 :::22        :::*",
            "udp  0.0.0.0:53   0.0.0.0:*",
            "tcp  0.0.0.0:443  0.0.0.0:*",
            "raw6 :::1         :::*",
            "tcp  10.0.0.1:22  10.0.0.7:5000",
            "tcp  10.0.0.1:443 10.0.0.2:4000",
            "tcp  10.0.0.1:443 10.0.0.2:4001",
            "tcp  10.0.0.1:443 10.0.0.9:4001"
        };

        assertThat(run(table(), "-tuwanH", "--columns=proto,local,remote"))
                .containsExactly(ordered);
        assertThat(run(table(), "-tuwanH", "--columns=proto,local,remote", "--top=2"))
                .containsExactly("tcp  127.0.0.1:22 0.0.0.0:*", "tcp6 :::22        :::*");
    }

    @Test
    void theKernelsOrderIsThatOfSortNoneAndOfFormsForPrograms() {
        String[] kernels = {"443", "443", "443", "443", "22", "22", "22"};

        assertThat(run(table(), "-tanH", "--sort=none", "--columns=local-port"))
                .map(String::trim)
                .containsExactly(kernels);
        assertThat(run(table(), "-tan", "--format={local-port}")).containsExactly(kernels);
        assertThat(run(table(), "-tanH", "--csv", "--columns=local-port")).containsExactly(kernels);
    }

    @Test
    void moreRowsThanAreHeldKeepTheKernelsOrder() {
        int[] ports =
                IntStream.iterate(PortOrder.MOST + 1, port -> port > 0, port -> port - 1).toArray();
        KernelTable many = new KernelTable();
        for (int port : ports) {
            many.add(TCP, ESTABLISHED, "10.0.0.1", port, "10.0.0.2", 80);
        }

        assertThat(run(many, "-tnH", "--columns=local-port").stream().map(String::trim))
                .containsExactlyElementsOf(
                        IntStream.of(ports).mapToObj(Integer::toString).toList());
        many.remove(1);
        assertThat(run(many, "-tnH", "--columns=local-port").get(0).trim()).isEqualTo("1");
    }
}
