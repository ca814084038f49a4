package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.RecordedKernel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On one recorded table ss and jss print the same. */
class RecordedSsIT {

    private static final int NLMSG_DONE = 3;
    private static final int TYPE = 4;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "3.16.0, -tanoemi", "5.10.0, -tanoemi", "6.1.0, -tanoemi", "6.18.44, -tanoemi",
        "3.16.0, -taie", "6.18.44, -taiO", "6.1.0, -tam", "6.18.44, -taH"
    })
    void everyTokenOfTheRecordedTableIsThatOfSs(String kernel, String options) throws Exception {
        Path file = folder.resolve("tcp.diag");
        Files.write(file, dump(kernel));

        String ss =
                SsTokens.ss("TCPDIAG_FILE", file.toString(), options, "--tos", "--inet-sockopt");
        CommandRun run =
                CommandRun.of(
                        "--as",
                        "ss",
                        "--read",
                        file.toString(),
                        options,
                        "--tos",
                        "--inet-sockopt");

        assertThat(run.errors()).isEmpty();
        assertThat(SsTokens.of(run.output()))
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(SsTokens.of(ss));
    }

    /** Both families' rows and one DONE: ss stops at the first. */
    private static byte[] dump(String kernel) throws Exception {
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        byte[] done = {};
        for (String table : new String[] {"tcp4", "tcp6"}) {
            byte[] bytes = RecordedKernel.file("/captures/" + kernel + "/" + table + ".nlmsg");
            ByteBuffer messages = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < bytes.length; ) {
                int end = at + (messages.getInt(at) + 3 & -4);
                if (messages.getShort(at + TYPE) == NLMSG_DONE) {
                    done = java.util.Arrays.copyOfRange(bytes, at, end);
                } else {
                    dump.write(bytes, at, end - at);
                }
                at = end;
            }
        }
        dump.write(done);
        return dump.toByteArray();
    }
}
