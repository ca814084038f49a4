package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns, orders and counts of unix, netlink, packet and vsock sockets. */
class FamilyColumnsTest {

    private static final int STREAM = 1;
    private static final int DGRAM = 2;
    private static final int ESTABLISHED = 1;
    private static final int CLOSE = 7;
    private static final int LISTEN = 10;
    private static final long ANY = 0xffffffffL;

    private static final Map<SocketFamily<?>, String> OPTIONS =
            Map.of(
                    SocketFamily.INET, "-t",
                    SocketFamily.UNIX, "--unix",
                    SocketFamily.NETLINK, "--netlink",
                    SocketFamily.PACKET, "--packet",
                    SocketFamily.VSOCK, "--vsock");

    private static KernelTable table() {
        return new KernelTable()
                .add(
                        Protocol.TCP,
                        SocketState.LISTEN,
                        "0.0.0.0",
                        22,
                        "0.0.0.0",
                        0,
                        KernelTable.row().owner(0, 650).queues(3, 128))
                .add(
                        FamilyRow.unix(STREAM, ESTABLISHED, 600).peer(601).queues(0, 768),
                        FamilyRow.unix(STREAM, ESTABLISHED, 601)
                                .peer(600)
                                .queues(5, 0)
                                .name("\0bus"),
                        FamilyRow.unix(STREAM, LISTEN, 500).name("/run/a b").queues(1, 7).uid(77),
                        FamilyRow.unix(DGRAM, CLOSE, 700).name("@x"),
                        FamilyRow.netlink(0, CLOSE, 4242, 0, 338)
                                .attribute(1, FamilyRow.u32(0x11, 0x1)),
                        FamilyRow.netlink(16, CLOSE, 0, 0, 0),
                        FamilyRow.packet(3, 3, 800)
                                .attribute(0, FamilyRow.u32(0, 0, 0, 0, 0, 1))
                                .attribute(5, FamilyRow.u32(0)),
                        FamilyRow.packet(2, 0x88cc, 801),
                        FamilyRow.vsock(LISTEN, ANY, 1024, ANY, ANY, 900),
                        FamilyRow.vsock(ESTABLISHED, 3, 1024, 2, 99, 901));
    }

    private static List<String> lines(String... arguments) {
        TestRun run = new TestRun().sockets(table());
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
        return run.lines();
    }

    @Test
    void columnsOfUnixSocketsAreSortedAndWhatIsAbsentComesLast() {
        String columns = "--columns=proto,state,local,rqueue,peer-inode,uid";

        assertThat(lines("-xan", columns, "--sort=rqueue"))
                .containsExactly(
                        "Proto       State       Local Address Recv-Q peer-inode uid",
                        "unix_stream ESTABLISHED -                  0        601   -",
                        "unix_stream LISTEN      /run/a b           1          -  77",
                        "unix_stream ESTABLISHED @bus               5        600   -",
                        "unix_dgram  UNCONN      \\x40x              -          -   -");
        assertThat(lines("-xanH", columns, "--sort=rqueue:desc", "--top=1"))
                .containsExactly("unix_stream ESTABLISHED @bus 5 600 -");
        assertThat(lines("-xanH", "--columns=local", "--sort=local:desc"))
                .containsExactly("\\x40x", "@bus", "/run/a b", "-");
    }

    @Test
    void eachTableOfAFamilyIsSortedByItself() {
        assertThat(lines("-xa0H", "--sort=inode:desc", "--top=1"))
                .containsExactly(
                        "unix dgram UNCONN - - 700 - \\x40x", "packet dgram - - 0x88cc - 801");
    }

    @Test
    void severalFamiliesAreOneTableOfTheColumnsThatAllHave() {
        assertThat(lines("-xatH", "--netlink", "--columns=family,proto,inode", "--sort=inode"))
                .containsExactly(
                        "netlink netlink_raw 338",
                        "unix    unix_stream 500",
                        "unix    unix_stream 600",
                        "unix    unix_stream 601",
                        "inet    tcp         650",
                        "unix    unix_dgram  700",
                        "netlink netlink_raw   -");
    }

    @Test
    void portsAndGroupsOfNetlinkSocketsAreColumns() {
        assertThat(lines("--netlink", "--columns=protocol-name,portid,groups", "--sort=portid"))
                .containsExactly(
                        "protocol-name local-port groups",
                        "generic                0 -",
                        "route               4242 1,5,33");
    }

    @Test
    void formsForProgramsHaveTheSameColumns() {
        assertThat(lines("-xan", "--ndjson", "--columns=local,rqueue,proto", "--sort=inode:desc"))
                .containsExactly(
                        "{\"family\":\"unix\",\"type\":\"dgram\",\"name\":\"@x\","
                                + "\"abstract\":false}",
                        "{\"family\":\"unix\",\"type\":\"stream\",\"name\":\"@bus\","
                                + "\"abstract\":true,\"rqueue\":5}",
                        "{\"family\":\"unix\",\"type\":\"stream\",\"rqueue\":0}",
                        "{\"family\":\"unix\",\"type\":\"stream\",\"name\":\"/run/a b\","
                                + "\"abstract\":false,\"rqueue\":1}");
        assertThat(lines("--vsock", "-a", "--ndjson", "--columns=remote,local-port"))
                .containsExactly(
                        "{\"family\":\"vsock\",\"localPort\":1024}",
                        "{\"family\":\"vsock\",\"localPort\":1024,\"remoteCid\":2,"
                                + "\"remotePort\":99}");
        assertThat(lines("-0", "--csv", "--columns=protocol-name,interface-index,inode"))
                .containsExactly("protocol-name,interface-index,inode", "all,0,800", "0x88cc,,801");
    }

    /** Whatever the columns, a line is what the schema says. */
    @ParameterizedTest
    @MethodSource("io.jss.model.SocketFamily#others")
    void everyLineOfColumnsIsAsTheSchemaSays(SocketFamily<?> family, @TempDir Path proc)
            throws IOException {
        new FakeProcesses(proc).add(88, "peer\0", 600, 601);
        JssSchema schema = new JssSchema();
        for (Field field : FieldCatalogue.of(family).fields()) {
            TestRun run = new TestRun().sockets(table()).proc(proc);
            run.run("-an", OPTIONS.get(family), "--ndjson", "--columns=" + field.label());
            for (String line : run.lines()) {
                assertThat(schema.validate(JssSchema.MAPPER.readTree(line))).as(line).isEmpty();
            }
        }
    }

    @Test
    void aRecordingHasTheSameColumns(@TempDir Path folder) {
        String file = folder.resolve("sockets").toString();
        TestRun record = new TestRun().sockets(table());
        assertThat(record.run("-A", "all", "-a", "--record", file)).isEqualTo(ExitCode.OK);
        for (String words :
                List.of(
                        "-xa --columns=proto,local,rqueue,peer-inode --sort=rqueue:desc",
                        "--netlink -x -0 -t -a --columns=family,proto,inode --sort=inode",
                        "-xa --count-by=type,state",
                        "--netlink --ndjson --columns=groups,portid")) {
            String[] live = (words + " -n").split(" ", -1);
            String[] recorded = ("--read " + file + " " + words).split(" ", -1);
            TestRun read = new TestRun();

            assertThat(read.run(recorded)).as(read.errors().toString()).isEqualTo(ExitCode.OK);
            assertThat(read.lines()).isEqualTo(lines(live)).hasSizeGreaterThan(1);
        }
    }

    @Test
    void processesOfBothEndsAreColumns(@TempDir Path proc) throws IOException {
        new FakeProcesses(proc).add(88, "/usr/bin/python3\0", 600).add(89, "peer\0", 601);
        TestRun run = new TestRun().sockets(table()).proc(proc);

        run.run("-xH", "--columns=inode,processes,peer-processes", "--sort=peer-processes");

        assertThat(run.lines())
                .containsExactly("601 89/peer    88/python3", "600 88/python3 89/peer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-xa | state | 2 ESTABLISHED,1 LISTEN,1 UNCONN,4 total",
                "-xa | type,uid | 2 stream -,1 dgram -,1 stream 77,4 total *",
                "-xa | local | 1 -,1 /run/a b,1 @bus,1 \\x40x,4 total",
                "-xta | family | 4 AF_UNIX,1 AF_INET,5 total",
                "-xta0 | proto | 3 unix_stream,1 packet_dgram,1 packet_raw,1 tcp,1 unix_dgram,7"
                        + " total",
                "--netlink | protocol-name | 1 generic,1 route,2 total",
                "--netlink | portid | 1 0,1 4242,2 total",
                "--vsock -a | local-port,remote | 1 1024 *,1 1024 2,2 total *",
                "-ta | rqueue,wqueue | 1 3 128,1 total *",
            })
    void everyColumnIsAKeyToCountBy(String options, String keys, String expected) {
        TestRun shown = new TestRun().sockets(table());
        shown.run((options + " -nH --count-by=" + keys).split(" ", -1));
        assertThat(
                        shown.lines().stream()
                                .map(line -> line.strip().replaceAll(" +[0-9.]+% +| +", " ")))
                .containsExactly(expected.split(",", -1));
    }

    @ParameterizedTest
    @MethodSource("io.jss.model.SocketFamily#all")
    void everyFieldOfAFamilyIsAColumnAnOrderAndAKey(SocketFamily<?> family, @TempDir Path proc)
            throws IOException {
        new FakeProcesses(proc).add(88, "peer\0", 600);
        String option = OPTIONS.get(family);
        for (Field field : FieldCatalogue.of(family).fields()) {
            for (String form : List.of("--columns=", "--sort=", "--count-by=")) {
                TestRun run = new TestRun().sockets(table()).proc(proc);
                assertThat(run.run("-an", option, form + field.label()))
                        .as(form + field.label() + run.errors())
                        .isEqualTo(ExitCode.OK);
                assertThat(run.lines()).as(form + field.label()).hasSizeGreaterThan(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--netlink -x | --columns=inode,state | netlink sockets have no 'state'",
                "-x | --sort=rtt | unix sockets have no 'rtt'",
                "-tx | --count-by=class | unix sockets have no 'class'",
                "-x | --count-by=local/24 | unix sockets have no 'local/24'",
                "-0 | --count-by=remote | packet sockets have no 'remote'",
                "-t | --columns=pending | internet sockets have no 'pending'",
                "-0 | --csv --columns=state | packet sockets have no 'state'",
                "-x | --columns=peer-inod | perhaps 'peer-inode'",
            })
    void aColumnThatAFamilyLacksIsOneLine(String families, String option, String reason) {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run((families + " " + option).split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).singleElement().asString().contains(reason);
        assertThat(run.lines()).isEmpty();
    }

    @Test
    void helpListsTheColumnsThatAllChosenFamiliesHave() {
        assertThat(lines("--netlink", "--columns", "help"))
                .anyMatch(line -> line.matches("groups +text +groups +multicast .*"))
                .noneMatch(line -> line.startsWith("rtt"));
        assertThat(lines("--netlink", "-x", "--columns", "help"))
                .anyMatch(line -> line.startsWith("inode "))
                .noneMatch(line -> line.startsWith("groups"));
    }
}
