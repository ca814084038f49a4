package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.environment.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prefixes and addresses as packets bear them, where columns are named. */
class AddressPartsTest {

    @TempDir Path proc;

    private TestRun run(String... words) throws Exception {
        new FakeProcesses(proc).add(90, "/usr/sbin/sshd\0", 77);
        KernelTable table =
                new KernelTable()
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                22,
                                "192.0.2.130",
                                1000,
                                row().owner(0, 77))
                        .add(TCP, ESTABLISHED, "::ffff:10.0.0.1", 22, "::ffff:9.0.2.9", 1001, row())
                        .add(
                                TCP,
                                ESTABLISHED,
                                "2001:db8:1:2::1",
                                22,
                                "2001:db8:1:3::9",
                                1002,
                                row());
        TestRun run = new TestRun().proc(proc).sockets(table);
        assertThat(run.run(words)).as("%s", run.errors()).isEqualTo(ExitCode.OK);
        return run;
    }

    private static final String[] ROWS = {
        "10.0.0.0/24 192.0.2.128/25 192.0.2.130 90/sshd",
        "10.0.0.0/24 9.0.2.0/25 9.0.2.9 90/sshd",
        "2001:db8:1::/48 2001:db8:1:3::9 2001:db8:1:3::9 90/sshd"
    };

    @Test
    void areColumnsOfATable() throws Exception {
        List<String> lines = run("-tn", "--columns=local/24/48,remote/25,remote-wire,pid").lines();
        assertThat(lines.get(0)).contains("local/24/48", "remote/25", "remote-wire");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.trim().replaceAll(" +", " "))
                .containsExactlyInAnyOrder(ROWS);
    }

    @Test
    void areColumnsOfCsv() throws Exception {
        List<String> lines =
                run("-tn", "--csv", "--columns=local/24/48,remote/25,remote-wire,pid").lines();
        assertThat(lines.get(0)).isEqualTo("local/24/48,remote/25,remote-wire,processes");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.replace(',', ' '))
                .containsExactlyInAnyOrder(ROWS);
    }

    @Test
    void areMembersOfJsonAsTheSchemaHasThem() throws Exception {
        String text =
                run("-tn", "--json", "--columns=local/24/48,remote/25,remote-wire,pid")
                        .lines()
                        .get(0);
        JsonNode document = JssSchema.MAPPER.readTree(text);
        assertThat(new JssSchema().validate(document)).isEmpty();
        assertThat(document.path("sockets"))
                .extracting(
                        socket ->
                                socket.path("local/24/48").asText()
                                        + " "
                                        + socket.path("remote/25").asText()
                                        + " "
                                        + socket.path("remoteWire").asText()
                                        + " "
                                        + (socket.path("processes").isEmpty() ? "-" : "90/sshd"))
                .containsExactlyInAnyOrder(ROWS);
    }

    @Test
    void areAnOrderByTheirBytes() throws Exception {
        List<String> lines =
                run("-tnH", "--columns=remote-wire", "--sort=remote/8/16,local").lines();
        assertThat(lines)
                .extracting(String::trim)
                .containsExactly("9.0.2.9", "192.0.2.130", "2001:db8:1:3::9");
    }

    @Test
    void whatIsNoLengthIsNoColumn() {
        for (String name : List.of("local/33/129", "local/129", "local-", "remote/")) {
            TestRun run = new TestRun();
            assertThat(run.run("-tn", "--columns=" + name)).as(name).isEqualTo(ExitCode.USAGE);
        }
    }
}
