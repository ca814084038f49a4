package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the command over a small table, and their output read back. */
abstract class FormatRuns {

    static final int INFO = 2;
    static final int CONG = 4;
    static final int TOS = 5;
    static final int SKMEMINFO = 7;
    static final int CGROUP_ID = 21;
    static final int SOCKOPT = 22;
    static final int UNKNOWN = 99;
    static final int TCP_INFO_BYTES = 280;

    /** An escape sequence, quotes, a line's end, a comma, a backslash, C1, and what is no UTF-8. */
    static final byte[] HOSTILE = {
        '=',
        27,
        '[',
        '3',
        '1',
        'm',
        '"',
        '\'',
        '\n',
        '\r',
        ',',
        '\\',
        0x7f,
        (byte) 0xc2,
        (byte) 0x9b,
        (byte) 0xff,
        (byte) 0xed,
        (byte) 0xa0,
        (byte) 0x80,
        0
    };

    @TempDir Path proc;

    private final JssSchema schema;

    FormatRuns() throws IOException {
        schema = new JssSchema();
    }

    static DiagRow full() {
        byte[] info = new byte[TCP_INFO_BYTES];
        Arrays.fill(info, (byte) 0xff);
        return KernelTable.row()
                .timer(1, 3, 210)
                .queues(5, 4_294_967_295L)
                .attribute(INFO, info)
                .attribute(CONG, new byte[] {'c', 'u', 'b', 'i', 'c', 0})
                .attribute(TOS, new byte[] {16})
                .attribute(SKMEMINFO, new byte[36])
                .attribute(CGROUP_ID, KernelBytes.inNativeOrder().u64(-2).toArray())
                .attribute(SOCKOPT, new byte[] {0x20, 0})
                .attribute(UNKNOWN, new byte[] {0x0a, (byte) 0xff});
    }

    static KernelTable table() {
        return new KernelTable()
                .addDualStackListener(4243, KernelTable.row())
                .add(
                        Protocol.TCP,
                        SocketState.ESTABLISHED,
                        "::ffff:10.0.0.12",
                        4243,
                        "::ffff:10.0.0.20",
                        64702,
                        full())
                .add(
                        Protocol.TCP,
                        SocketState.TIME_WAIT,
                        "10.0.0.12",
                        222,
                        "10.0.0.21",
                        55514,
                        KernelTable.minisock())
                .add(Protocol.UDP, SocketState.CLOSE, "0.0.0.0", 53, "0.0.0.0", 0)
                .without(Protocol.RAW);
    }

    TestRun run(String... arguments) {
        TestRun run = new TestRun().sockets(table()).proc(proc);
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run;
    }

    JsonNode document(TestRun run) throws IOException {
        JsonNode document = JssSchema.MAPPER.readTree(String.join("\n", run.lines()));
        assertThat(schema.validate(document)).isEmpty();
        return document;
    }

    List<JsonNode> lines(TestRun run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.lines()) {
            JsonNode socket = JssSchema.MAPPER.readTree(line);
            assertThat(schema.validate(socket)).as(line).isEmpty();
            lines.add(socket);
        }
        return lines;
    }

    static List<CSVRecord> csv(TestRun run) throws IOException {
        String text = String.join("\r\n", run.lines()) + "\r\n";
        return CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
    }
}
