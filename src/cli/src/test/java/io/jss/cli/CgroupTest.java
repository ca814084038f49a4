package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cgroup of a socket: its path, unit and container. */
class CgroupTest {

    private static final int CGROUP_ID = 21;
    private static final String CONTAINER = "0123456789abcdef".repeat(4);
    private static final long GONE = Long.MAX_VALUE;

    @TempDir private Path folder;
    private Path proc;
    private long service;
    private long scope;

    @BeforeEach
    void mount() throws IOException {
        Path mount = folder.resolve("cgroup");
        proc = Files.createDirectories(folder.resolve("proc"));
        new FakeProcesses(proc).cgroupMount(mount);
        service = inode(mount.resolve("system.slice/web.service"));
        scope = inode(mount.resolve("system.slice/docker-" + CONTAINER + ".scope"));
    }

    private static long inode(Path cgroup) throws IOException {
        return (Long) Files.getAttribute(Files.createDirectories(cgroup), "unix:ino");
    }

    private TestRun run(String... args) {
        KernelTable table = new KernelTable();
        add(table, 1, service);
        add(table, 2, scope);
        add(table, 3, GONE);
        table.add(
                Protocol.TCP,
                SocketState.TIME_WAIT,
                "10.0.0.1",
                4,
                "10.0.0.2",
                443,
                KernelTable.minisock());
        TestRun run = new TestRun().sockets(table).proc(proc);
        assertThat(run.run(args)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run;
    }

    private static void add(KernelTable table, int port, long cgroup) {
        table.add(
                Protocol.TCP,
                SocketState.ESTABLISHED,
                "10.0.0.1",
                port,
                "10.0.0.2",
                443,
                KernelTable.row()
                        .attribute(CGROUP_ID, KernelBytes.inNativeOrder().u64(cgroup).toArray()));
    }

    @Test
    void lineBelowTheRowNamesPathUnitAndContainer() {
        assertThat(run("-tH", "--cgroup").lines())
                .containsExactly(
                        "tcp 0 0 10.0.0.1:1 10.0.0.2:443 ESTABLISHED IPv4",
                        "  cgroup     /system.slice/web.service, unit web.service",
                        "tcp 0 0 10.0.0.1:2 10.0.0.2:443 ESTABLISHED IPv4",
                        "  cgroup     /system.slice/docker-"
                                + CONTAINER
                                + ".scope, unit docker-"
                                + CONTAINER
                                + ".scope, container docker-0123456789ab",
                        "tcp 0 0 10.0.0.1:3 10.0.0.2:443 ESTABLISHED IPv4",
                        "  cgroup     id 9223372036854775807",
                        "tcp 0 0 10.0.0.1:4 10.0.0.2:443 TIME_WAIT   IPv4");
    }

    @Test
    void cgroupsAreNamedWhileTheyAreRecordedAndNotInTheRecording() {
        String file = folder.resolve("recording").toString();

        assertThat(run("-tH", "--cgroup", "--record", file).lines().get(1))
                .isEqualTo("  cgroup     /system.slice/web.service, unit web.service");
        assertThat(run("-tH", "--cgroup", "--read", file).lines().get(1))
                .isEqualTo("  cgroup     id " + service);
    }

    @Test
    void columnHasThePathAndTheIdOfWhatHasNone() {
        String containers = "/system.slice/docker-" + CONTAINER + ".scope";
        String blanks = " ".repeat(containers.length() - "/system.slice/web.service".length());

        assertThat(run("-tH", "--columns=cgroup,local-port", "--sort=cgroup:desc").lines())
                .containsExactly(
                        "id:9223372036854775807 "
                                + " "
                                        .repeat(
                                                containers.length()
                                                        - "id:9223372036854775807".length())
                                + "3",
                        "/system.slice/web.service " + blanks + "1",
                        containers + " 2",
                        "- " + " ".repeat(containers.length() - 1) + "4");
    }

    @Test
    void countsAreByTheSameTexts() {
        assertThat(run("-t", "--csv", "--count-by=cgroup").lines())
                .contains("/system.slice/web.service,1,0.250000");
    }

    @Test
    void jsonHasPathUnitAndContainerWhereTheyAreKnown() {
        assertThat(run("-t", "--ndjson", "--columns=cgroup").lines())
                .containsExactly(
                        "{\"family\":\"inet\",\"cgroup\":{\"path\":\"/system.slice/web.service\","
                                + "\"unit\":\"web.service\"}}",
                        "{\"family\":\"inet\",\"cgroup\":{\"path\":\"/system.slice/docker-"
                                + CONTAINER
                                + ".scope\",\"unit\":\"docker-"
                                + CONTAINER
                                + ".scope\",\"container\":{\"engine\":\"docker\",\"id\":\""
                                + CONTAINER
                                + "\"}}}",
                        "{\"family\":\"inet\"}",
                        "{\"family\":\"inet\"}");
    }

    @Test
    void jsonOfAllFieldsHasTheCgroupWhereItIsAskedForAndIsAsTheSchemaSays() throws IOException {
        JssSchema schema = new JssSchema();

        for (String line : run("-t", "--ndjson", "--cgroup").lines()) {
            assertThat(schema.validate(JssSchema.MAPPER.readTree(line))).as(line).isEmpty();
        }
        assertThat(run("-t", "--ndjson", "--cgroup").lines())
                .filteredOn(line -> line.contains("\"cgroup\":{"))
                .hasSize(2);
        assertThat(run("-t", "--ndjson").lines()).noneMatch(line -> line.contains("\"cgroup\""));
    }

    @Test
    void csvHasAColumnForIt() {
        assertThat(run("-t", "--csv", "--cgroup").lines().get(0))
                .isEqualTo(
                        "family,proto,rqueue,wqueue,local-address,local-port,remote-address,"
                                + "remote-port,state,cgroup,class,interface");
        assertThat(run("-tH", "--csv", "--columns=local-port,cgroup").lines())
                .containsExactly(
                        "1,/system.slice/web.service",
                        "2,/system.slice/docker-" + CONTAINER + ".scope",
                        "3,id:9223372036854775807",
                        "4,");
    }
}
