package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jss.cli.environment.ExitCode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The rows of one listing in each form, every one as the table's default columns would have it. */
final class FormRows {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Function<List<String>, CommandRun> command;
    private final List<String> options;

    /** Takes a command and the options that choose the sockets. */
    FormRows(Function<List<String>, CommandRun> command, String... options) {
        this.command = command;
        this.options = List.of(options);
    }

    /**
     * Asserts that each form has the rows of the table, in the kernel's order, and returns them.
     */
    List<String> assertEqual() throws IOException {
        List<String> table = table();
        assertSame("csv", csv(), table);
        assertSame("ndjson", ndjson(), table);
        assertSame("json", json(), table);
        return table;
    }

    /** Says which rows differ, for there are hundreds. */
    private static void assertSame(String form, List<String> rows, List<String> table) {
        assertThat(without(table, rows)).as("rows that %s lacks", form).isEmpty();
        assertThat(without(rows, table)).as("rows of %s alone", form).isEmpty();
        assertThat(rows).as("rows of %s", form).hasSameSizeAs(table);
        for (int i = 0; i < table.size(); i++) {
            assertThat(rows.get(i)).as("row %d of %s", i, form).isEqualTo(table.get(i));
        }
    }

    private static List<String> without(List<String> rows, List<String> others) {
        List<String> left = new ArrayList<>(rows);
        left.removeAll(others);
        return left;
    }

    private String output(String... form) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of(form));
        CommandRun run = command.apply(words);
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        return run.output();
    }

    private List<String> table() {
        return output("-H", "--sort=none")
                .lines()
                .map(line -> line.trim().replaceAll(" +", " "))
                .toList();
    }

    private List<String> csv() throws IOException {
        List<String> rows = new ArrayList<>();
        for (CSVRecord record :
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(output("--csv")))) {
            String device = record.get("interface");
            rows.add(
                    String.join(
                            " ",
                            record.get("proto"),
                            record.get("rqueue"),
                            record.get("wqueue"),
                            local(record.get("local-address"), device, record.get("local-port")),
                            remote(record.get("remote-address"), device, record.get("remote-port")),
                            record.get("state"),
                            record.get("class")));
        }
        return rows;
    }

    private List<String> ndjson() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : output("--ndjson").lines().toList()) {
            rows.add(row(MAPPER.readTree(line)));
        }
        return rows;
    }

    private List<String> json() throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode socket : MAPPER.readTree(output("--json")).path("sockets")) {
            rows.add(row(socket));
        }
        return rows;
    }

    private static String row(JsonNode socket) {
        String device = socket.path("interface").asText("");
        String protocol = socket.path("protocol").asText();
        return String.join(
                " ",
                protocol + (socket.path("family").asText().equals("inet6") ? "6" : ""),
                socket.path("rqueue").asText(),
                socket.path("wqueue").asText(),
                local(
                        socket.at("/local/address").asText(),
                        device,
                        socket.at("/local/port").asText()),
                remote(
                        socket.at("/remote/address").asText(),
                        device,
                        socket.at("/remote/port").asText()),
                socket.path("state").asText(),
                socket.path("class").asText());
    }

    private static String local(String address, String device, String port) {
        return address
                + (device.isEmpty() ? "" : "%" + device)
                + ":"
                + (port.equals("0") ? "*" : port);
    }

    private static String remote(String address, String device, String port) {
        boolean zone = !device.isEmpty() && address.startsWith("fe80:");
        return address + (zone ? "%" + device : "") + ":" + (port.equals("0") ? "*" : port);
    }
}
