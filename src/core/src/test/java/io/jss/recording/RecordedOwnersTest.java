package io.jss.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.owners.OwnerIndex;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedOwnersTest {

    private static final ProcessInfo SERVER =
            new ProcessInfo(
                    77,
                    4242,
                    OptionalLong.of(1000),
                    RawText.of("serv\u001b[1m\n".getBytes(UTF_8)),
                    RawText.of("/usr/bin/server".getBytes(UTF_8)),
                    RawText.of("/usr/bin/server --password=hunter2".getBytes(UTF_8)));

    private static final ProcessInfo KERNEL_THREAD =
            new ProcessInfo(
                    9,
                    1,
                    OptionalLong.empty(),
                    RawText.of(new byte[] {'k', (byte) 0xff}),
                    RawText.of(new byte[0]),
                    RawText.of(new byte[0]));

    @TempDir private Path folder;

    @Test
    void processesKeepTheirNameAndLoseTheirArguments() throws IOException {
        OwnerIndex owners = record(false);

        assertThat(owners.isComplete()).isTrue();
        assertThat(owners.processes()).extracting(ProcessInfo::pid).containsExactly(9, 77);
        ProcessInfo server = owners.processes().get(1);
        assertThat(server.command()).isEqualTo(SERVER.command());
        assertThat(server.argv0()).isEqualTo(SERVER.command());
        assertThat(server.title().isEmpty()).isTrue();
        assertThat(server.startTicks()).isEqualTo(4242);
        assertThat(server.uid()).hasValue(1000);
        assertThat(owners.processes().get(0).uid()).isEmpty();
        assertThat(owners.holders(501)).hasSize(2);
        assertThat(owners.firstHolder(501).orElseThrow().fd()).isEqualTo(3);
        assertThat(owners.holders(502).get(0).fd()).isEqualTo(4);
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter2", "/usr/bin");
    }

    @Test
    void argumentsAreKeptWhenTheyAreAskedFor() throws IOException {
        assertThat(record(true).processes().get(1)).isEqualTo(SERVER);
    }

    @Test
    void aRecordingWithoutProcessesSaysSo() throws IOException {
        RecordingWriter.create(file(), RecordingInfo.NONE).close();
        try (Recording recording = Recording.open(file())) {
            assertThat(recording.owners()).isEmpty();
        }
    }

    private OwnerIndex record(boolean titles) throws IOException {
        OwnerIndex owners =
                new OwnerIndex.Builder()
                        .process(SERVER)
                        .socket(501, 3)
                        .socket(501, 5)
                        .socket(502, 4)
                        .process(KERNEL_THREAD)
                        .socket(503, 3)
                        .build(true);
        try (RecordingWriter writer = RecordingWriter.create(file(), RecordingInfo.NONE)) {
            writer.owners(owners, titles);
            writer.owners(owners, titles);
        }
        try (Recording recording = Recording.open(file())) {
            return recording.owners().orElseThrow();
        }
    }

    private Path file() {
        return folder.resolve("recording");
    }
}
