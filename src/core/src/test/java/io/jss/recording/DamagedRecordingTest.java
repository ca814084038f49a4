package io.jss.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be: one error that says what and where, and nothing else. */
class DamagedRecordingTest {

    private static final SocketQuery QUERY =
            SocketQuery.all().withDetails(EnumSet.of(Detail.INFO, Detail.SK_MEM_INFO));

    @TempDir private Path folder;

    @Test
    void whatIsNoRecordingIsSaidToBeNone() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "Proto Recv-Q Send-Q Local");
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThatThrownBy(() -> Recording.open(text))
                .isInstanceOf(RecordingException.class)
                .hasMessage(
                        text
                                + ": at byte 0: expected a recording of jss or of ss -D,"
                                + " found something else");
        assertThatThrownBy(() -> Recording.open(empty))
                .isInstanceOf(RecordingException.class)
                .hasMessageEndingWith("expected a recording, found an empty file");
        assertThatThrownBy(() -> Recording.open(folder))
                .isInstanceOf(RecordingException.class)
                .hasMessageEndingWith("expected a recording, found a directory");
        assertThatThrownBy(() -> Recording.open(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aCutFileSaysWhereItEnds() throws IOException {
        for (byte[] whole : new byte[][] {ofJss(), ofSs()}) {
            for (int length = 0; length < whole.length; length++) {
                Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
                try (Recording recording = Recording.open(cut)) {
                    // an ss file may end behind the first of its dumps
                    assertThat(recording.isOfSs()).isTrue();
                    assertThat(recording.table().snapshot().sockets()).hasSizeLessThan(4);
                } catch (RecordingException e) {
                    assertThat(e.offset()).isLessThanOrEqualTo(length);
                    assertThat(e).hasMessageContaining("found");
                }
            }
        }
    }

    @Test
    void aHugeLengthIsRefusedAndNothingIsMadeForIt() throws IOException {
        byte[] recording = ofJss();
        int length = 16 + 8; // of the first chunk, behind a header without a text
        Arrays.fill(recording, length, length + 4, (byte) 0x7f);
        Path file = Files.write(folder.resolve("huge"), recording);

        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(RecordingException.class)
                .hasMessage(
                        file
                                + ": at byte 24: expected a length of at most 1048576,"
                                + " found 2139062143");
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        Random random = new Random(42);
        for (byte[] whole : new byte[][] {ofJss(), ofSs()}) {
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) random.nextInt();
                if (random.nextInt(4) == 0) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                read(Files.write(folder.resolve("damaged"), damaged));
            }
        }
    }

    /** Reads all of it; any exception other than those that are documented is a fault. */
    private static void read(Path file) throws IOException {
        try (Recording recording = Recording.open(file);
                SocketTable table = recording.table()) {
            assertThat(table.snapshot(QUERY).sockets()).hasSizeLessThan(10);
            recording.owners();
            table.snapshot(SocketFamily.UNIX);
        } catch (RecordingException e) {
            assertThat(e.offset()).isBetween(0L, Files.size(file));
        } catch (MalformedMessageException
                | ProtocolUnavailableException
                | KernelErrorException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    private byte[] ofJss() throws IOException {
        Path file = folder.resolve("whole");
        Files.deleteIfExists(file);
        try (RecordingWriter writer = RecordingWriter.create(file, RecordingInfo.NONE);
                SocketTable table =
                        SocketTable.over(writer.tap((ChannelFactory) RecordedTable::open))) {
            table.snapshot(QUERY);
            table.snapshot(SocketFamily.UNIX);
        }
        return Files.readAllBytes(file);
    }

    private byte[] ofSs() throws IOException {
        Path file = folder.resolve("ss");
        Files.deleteIfExists(file);
        SsRecorder.record(
                file,
                (ChannelFactory) RecordedTable::open,
                EnumSet.allOf(AddressFamily.class),
                -1,
                Set.of(Detail.INFO, Detail.SK_MEM_INFO));
        return Files.readAllBytes(file);
    }
}
