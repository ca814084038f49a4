package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --json} and {@code --ndjson}. */
class FormatTest extends FormatRuns {

    FormatTest() throws IOException {}

    @Test
    void aDocumentHasWhereAndWhenTheSocketsAndTheRemarks() throws IOException {
        new FakeProcesses(proc).namespace(1, 4_026_531_840L);
        Files.createDirectories(proc.resolve("sys/kernel"));
        Files.writeString(proc.resolve("sys/kernel/hostname"), "web1\n");
        TestRun run = run("-atuw", "--json");
        JsonNode document = document(run);

        assertThat(document.path("host").asText()).isEqualTo("web1");
        assertThat(document.path("namespace").path("inode").asLong()).isEqualTo(4_026_531_840L);
        assertThat(document.path("time").asText()).matches("20..-..-..T..:..:.*Z");
        assertThat(document.path("sockets")).hasSize(4);
        assertThat(document.path("remarks").get(0).path("kind").asText())
                .isEqualTo("protocolUnavailable");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void aSocketHasWhatTheKernelToldAndNothingElse() throws IOException {
        List<JsonNode> sockets = lines(run("-at", "--ndjson"));

        assertThat(sockets.get(0))
                .isEqualTo(
                        JssSchema.MAPPER.readTree(
                                """
                                {"protocol":"tcp","family":"inet","state":"TIME_WAIT","class":"IPv4",
                                 "wire":"IPv4","timer":{"kind":"off"},
                                 "local":{"address":"10.0.0.12","port":222},
                                 "remote":{"address":"10.0.0.21","port":55514},
                                 "rqueue":0,"wqueue":0,"cookie":3}
                                """));
        JsonNode mapped = sockets.get(2);
        assertThat(mapped.path("class").asText()).isEqualTo("IPv4-mapped");
        assertThat(mapped.at("/local/address").asText()).isEqualTo("::ffff:10.0.0.12");
        assertThat(mapped.at("/timer/expiresMillis").asInt()).isEqualTo(210);
        assertThat(mapped.at("/socketOptions/transparent").asBoolean()).isTrue();
        assertThat(mapped.at("/unknownAttributes/0").toString())
                .isEqualTo("{\"number\":99,\"bytes\":\"0aff\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ta", "-ta --columns recverr,is-icsk", "-ta --columns is-icsk"})
    void optionsAreThoseOfEachSocketWhateverTheOneBeforeHad(String arguments) throws IOException {
        int[] bits = {1, 2, 2, -1, 2, 1, 1};
        KernelTable table = new KernelTable();
        for (int i = 0; i < bits.length; i++) {
            DiagRow row = KernelTable.row();
            if (bits[i] >= 0) {
                row.attribute(SOCKOPT, new byte[] {(byte) bits[i], 0});
            }
            table.add(Protocol.TCP, SocketState.CLOSE_WAIT, "::1", i + 1, "::1", 9, row);
        }
        TestRun run = new TestRun().sockets(table).proc(proc);
        run.run((arguments + " --ndjson").split(" "));

        List<JsonNode> sockets = lines(run);
        assertThat(sockets).hasSize(bits.length);
        for (int i = 0; i < bits.length; i++) {
            JsonNode options = sockets.get(i).path("socketOptions");
            assertThat(options.isMissingNode()).isEqualTo(bits[i] < 0);
            assertThat(options.path("isIcsk").asBoolean()).isEqualTo(bits[i] == 2);
            assertThat(options.path("recverr").asBoolean())
                    .isEqualTo(bits[i] == 1 && !arguments.endsWith("columns is-icsk"));
        }
    }

    @Test
    void unsignedNumbersOf64BitsAreExact() throws IOException {
        JsonNode socket = lines(run("-at", "--ndjson")).get(2);

        assertThat(socket.path("cgroupId").bigIntegerValue())
                .isEqualTo(new BigInteger("18446744073709551614"));
        assertThat(socket.at("/tcpInfo/bytesAcked").bigIntegerValue())
                .isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(socket.at("/tcpInfo/rtt").asLong()).isEqualTo(4_294_967_295L);
        assertThat(socket.path("cgroupIdText").asText()).isEqualTo("18446744073709551614");
        assertThat(socket.at("/tcpInfo/bytesAckedText").asText()).isEqualTo("18446744073709551615");
        assertThat(socket.has("cookieText")).isFalse();
        assertThat(socket.path("congestion").asText()).isEqualTo("cubic");
    }

    @Test
    void aCookieThatIsAKernelAddressHasItsDigitsAsAString() throws IOException {
        KernelTable table = new KernelTable();
        for (long cookie : new long[] {(1L << 53) - 1, 1L << 53, 0xffff88003c1f0780L}) {
            DiagRow row = KernelTable.row();
            table.add(Protocol.TCP, SocketState.LISTEN, "::1", 1, "::", 0, row);
            row.cookie(cookie);
        }
        TestRun run = new TestRun().sockets(table);
        run.run("-tl", "--ndjson", "--columns=cookie");

        assertThat(run.lines())
                .containsExactly(
                        "{\"family\":\"inet6\",\"cookie\":9007199254740991}",
                        "{\"family\":\"inet6\",\"cookie\":9007199254740992,"
                                + "\"cookieText\":\"9007199254740992\"}",
                        "{\"family\":\"inet6\",\"cookie\":18446612133322884992,"
                                + "\"cookieText\":\"18446612133322884992\"}");
    }

    @Test
    void aHostileTitleIsValidJsonInAsciiWithItsBytesBeside() throws IOException {
        new FakeProcesses(proc).add(30, HOSTILE, 77);
        TestRun run = run("-atp", "--json", "state", "established");
        JsonNode process = document(run).at("/sockets/0/processes/0");

        assertThat(String.join("", run.lines())).matches("[ -~]*");
        assertThat(process.path("title").asText())
                .startsWith("=\u001b[31m\"'\n\r,\\\u007f\u009b\ufffd");
        assertThat(process.path("titleBytes").asText())
                .isEqualTo("3d1b5b33316d22270a0d2c5c7fc29bffeda080");
        assertThat(process.path("pid").asInt()).isEqualTo(30);
        assertThat(process.path("fds").get(0).asInt()).isEqualTo(3);
    }

    @Test
    void columnsLeaveOnlyThoseMembers() throws IOException {
        assertThat(run("-atn", "--ndjson", "--columns=local,rtt", "--sort=rtt", "--top=2").lines())
                .containsExactly(
                        "{\"family\":\"inet6\",\"local\":{\"address\":\"::ffff:10.0.0.12\","
                                + "\"port\":4243},\"tcpInfo\":{\"rtt\":4294967295}}",
                        "{\"family\":\"inet\",\"local\":{\"address\":\"10.0.0.12\",\"port\":222}}");
    }

    @Test
    void countsAreJsonToo() throws IOException {
        JsonNode document = document(run("-at", "--json", "--count-by", "state,class"));

        assertThat(document.path("countBy").toString()).isEqualTo("[\"state\",\"class\"]");
        assertThat(document.path("total").asInt()).isEqualTo(3);
        assertThat(document.path("counts")).hasSize(3);
        assertThat(document.at("/counts/0/key").toString())
                .isEqualTo("{\"state\":\"ESTABLISHED\",\"class\":\"IPv4-mapped\"}");
        assertThat(lines(run("-at", "--ndjson", "--count-by=proto")).get(0).toString())
                .isEqualTo(
                        "{\"key\":{\"proto\":\"tcp6\"},\"count\":2,\"share\":0.6666666666666666}");
        assertThat(run("-at", "--csv", "--count-by=proto").lines())
                .containsExactly("proto,count,share", "tcp6,2,0.666667", "tcp,1,0.333333");
    }

    @Test
    void theSummaryIsJsonToo() throws IOException {
        JsonNode summary = document(run("-s", "--json")).path("summary");

        assertThat(summary.path("total").asInt()).isEqualTo(4);
        assertThat(summary.path("tcp").path("timeWait").asInt()).isEqualTo(1);
        assertThat(lines(run("-s", "--ndjson"))).hasSize(1);
        assertThat(run("-s", "--csv").lines())
                .startsWith("proto,total,ipv4,ipv6,ipv4-mapped", "raw,,,,", "udp,1,1,0,0");
    }

    @ParameterizedTest
    @CsvSource({"--json,--csv", "--ndjson,--json", "--csv,--ndjson"})
    void twoFormsAtOnceAreRefused(String one, String other) {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-t", one, other)).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).singleElement().asString().contains("one form at a time");
    }

    @Test
    void aKernelThatListsNothingLeavesNoBeginningOfADocument() {
        TestRun run = new TestRun().sockets(new KernelTable().without(Protocol.SCTP));

        assertThat(run.run("-S", "--json")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.lines()).isEmpty();
    }

    @Test
    void socketsOfOtherFamiliesComeInTheSameForms() throws IOException {
        KernelTable table =
                new KernelTable()
                        .add(
                                FamilyRow.unix(1, 10, 501).name("\0bus").uid(0),
                                FamilyRow.unix(1, 1, 502).name("/run/\u00ff\"\n").peer(501),
                                FamilyRow.netlink(4, 7, 4711, 0, 503),
                                FamilyRow.packet(3, 3, 504),
                                FamilyRow.vsock(10, 2, 22, 0xffffffffL, 0xffffffffL, 505));
        String[] query = {"-a", "-A", "unix,netlink,packet,vsock"};
        TestRun json = new TestRun().sockets(table);
        json.run(ArrayUtils.addAll(query, "--json"));
        TestRun csv = new TestRun().sockets(table);
        csv.run(ArrayUtils.addAll(query, "--csv", "--columns=family,proto,local,inode"));

        JsonNode sockets = document(json).path("sockets");
        assertThat(sockets.findValuesAsText("family"))
                .containsExactly("unix", "unix", "netlink", "packet", "vsock");
        assertThat(sockets.at("/0/name").asText()).isEqualTo("@bus");
        assertThat(sockets.at("/0/abstract").asBoolean()).isTrue();
        assertThat(sockets.at("/1/name").asText()).isEqualTo("/run/\ufffd\"\n");
        assertThat(sockets.at("/1/nameBytes").asText()).isEqualTo("2f72756e2fff220a");
        assertThat(sockets.at("/2/portId").asInt()).isEqualTo(4711);
        assertThat(sockets.at("/4").has("remotePort")).isFalse();
        assertThat(csv(csv).stream().map(row -> String.join("|", row.values())))
                .containsExactly(
                        "family|proto|local|inode",
                        "unix|unix_stream|'@bus|501",
                        "unix|unix_stream|/run/\\xff\"\\x0a|502",
                        "netlink|netlink_raw|4711|503",
                        "packet|packet_raw||504",
                        "vsock|vsock_stream|2:22|505");
    }

    @Test
    void anEmptyTableIsAnEmptyDocument() throws IOException {
        TestRun run = new TestRun().sockets(new KernelTable());
        run.run("-t", "--json");

        assertThat(document(run).path("sockets")).isEmpty();
    }
}
