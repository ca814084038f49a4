package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.NumberField;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --csv}. */
class CsvFormatTest extends FormatRuns {

    CsvFormatTest() throws IOException {}

    @Test
    void aHostileTitleIsOneCsvCellThatNoSpreadsheetTakesForAFormula() throws IOException {
        new FakeProcesses(proc).add(30, HOSTILE, 77);
        TestRun run = run("-tpH", "--csv", "--columns=processes,cgroup-id", "state", "established");
        CSVRecord record = csv(run).get(0);

        assertThat(record.get(0))
                .isEqualTo("30/=\\x1b[31m\"'\\x0a\\x0d\\x2c\\\\\\x7f\\u009b\\xff\\xed\\xa0\\x80");
        assertThat(record.get(1)).isEqualTo("18446744073709551614");
        assertThat(run.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum"})
    void aTextThatLooksLikeAFormulaGetsAnApostrophe(String name) throws IOException {
        KernelTable table =
                new KernelTable()
                        .add(
                                Protocol.TCP,
                                SocketState.ESTABLISHED,
                                "10.0.0.1",
                                1,
                                "10.0.0.2",
                                2,
                                KernelTable.row()
                                        .attribute(
                                                CONG,
                                                KernelBytes.inNativeOrder()
                                                        .raw(
                                                                name.getBytes(
                                                                        StandardCharsets.US_ASCII))
                                                        .u8(0)
                                                        .toArray()));
        TestRun run = new TestRun().sockets(table);
        run.run("-tH", "--csv", "--columns=congestion");

        assertThat(csv(run).get(0).get(0)).isEqualTo("'" + name);
    }

    @Test
    void aNegativeNumberStaysANumber() throws IOException {
        KernelTable table = new KernelTable();
        byte[] sctp = new byte[400];
        Arrays.fill(sctp, (byte) 0xff);
        table.add(
                Protocol.SCTP,
                SocketState.ESTABLISHED,
                "10.0.0.1",
                1,
                "10.0.0.2",
                2,
                KernelTable.row().attribute(INFO, sctp));
        String signed =
                FieldCatalogue.of(SocketFamily.INET).fields().stream()
                        .filter(field -> field.path().get(0).equals("sctpInfo"))
                        .filter(NumberField.class::isInstance)
                        .filter(field -> ((NumberField) field).signed())
                        .map(Field::label)
                        .findFirst()
                        .orElseThrow();
        TestRun run = new TestRun().sockets(table);
        run.run("-SH", "--csv", "--columns=" + signed);

        assertThat(csv(run).get(0).get(0)).startsWith("-").matches("-[0-9]+");
    }

    @Test
    void csvParsedBackIsTheTable() throws IOException {
        String columns = "--columns=proto,local,remote,state,rqueue,inode,class,rtt";
        List<CSVRecord> records = csv(run("-atu", "--csv", columns));
        List<String> rows = run("-atuH", "--sort=none", columns).lines();

        assertThat(records.get(0))
                .containsExactly(
                        "proto", "local", "remote", "state", "rqueue", "inode", "class", "rtt");
        assertThat(records).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = List.of(rows.get(i).trim().split(" +", -1));
            List<String> values =
                    records.get(i + 1).stream().map(cell -> cell.isEmpty() ? "-" : cell).toList();
            assertThat(values).isEqualTo(cells);
        }
    }

    @Test
    void csvWithoutColumnsHasTheTablesWithEachEndInTwo() throws IOException {
        assertThat(csv(run("-atueo", "--csv")).get(0))
                .containsExactly(
                        "family",
                        "proto",
                        "rqueue",
                        "wqueue",
                        "local-address",
                        "local-port",
                        "remote-address",
                        "remote-port",
                        "state",
                        "user",
                        "uid",
                        "inode",
                        "timer",
                        "expires",
                        "retransmits",
                        "class",
                        "interface");
    }

    @Test
    void whatIsMissingHasALineEachWhereAllIsToBeTold() {
        KernelTable table = new KernelTable().without(Protocol.UDPLITE, Protocol.RAW);
        TestRun brief = new TestRun().sockets(table);
        TestRun verbose = new TestRun().sockets(table);
        brief.run("-a", "--csv");
        verbose.run("-av", "--csv");

        assertThat(brief.errors())
                .containsExactly("jss: this kernel cannot list raw sockets (no raw_diag)");
        assertThat(verbose.errors())
                .hasSize(2)
                .allMatch(line -> line.startsWith("jss: this kernel cannot list "));
    }
}
