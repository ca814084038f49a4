package io.jss.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.AnswerSource;
import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chunks that make a recording one of several network namespaces. */
class RecordedNamespaceTest {

    private static final SocketQuery TCP = SocketQuery.of(Protocol.TCP);
    private static final SocketQuery UDP = SocketQuery.of(Protocol.UDP);
    private static final Recording.Namespace OWN =
            Recording.Namespace.entered(4026531840L, "1/systemd");
    private static final Recording.Namespace BLUE =
            Recording.Namespace.entered(4026532001L, "blue");
    private static final Recording.Namespace GREEN =
            Recording.Namespace.entered(4026532002L, "grün");
    private static final Recording.Namespace CLOSED = GREEN.refused("not permitted");
    private static final Recording.Hidden HIDDEN =
            new Recording.Hidden(3, List.of("/run/netns/x", "/var/run/y"));

    @TempDir private Path folder;

    @Test
    void aNamespaceIsItsInodeItsNameAndWhyItCouldNotBeEntered() {
        byte[] blue =
                KernelBytes.inNativeOrder()
                        .u64(4026532001L) // inode
                        .u32(4) // length of the name
                        .raw(new byte[] {'b', 'l', 'u', 'e'})
                        .toArray();
        byte[] closed =
                KernelBytes.inNativeOrder()
                        .u64(4026532001L)
                        .u32(4)
                        .raw(new byte[] {'b', 'l', 'u', 'e', 'E', 'I', 'O'})
                        .toArray();

        assertThat(BLUE.encode(ByteOrder.nativeOrder()).array()).isEqualTo(blue);
        assertThat(BLUE.refused("EIO").encode(ByteOrder.nativeOrder()).array()).isEqualTo(closed);
        for (Recording.Namespace one : List.of(OWN, BLUE, GREEN, CLOSED)) {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                assertThat(Recording.Namespace.decode(one.encode(order))).isEqualTo(one);
            }
        }
    }

    @Test
    void aNameIsOneLineOfBoundedLength() {
        Recording.Namespace hostile = Recording.Namespace.entered(1, "a\n\u001b[31mb");
        Recording.Namespace huge = Recording.Namespace.entered(1, "x".repeat(1 << 20));

        assertThat(Recording.Namespace.decode(hostile.encode(ByteOrder.nativeOrder())).name())
                .isEqualTo("a??[31mb");
        assertThat(Recording.Namespace.decode(huge.encode(ByteOrder.nativeOrder())).name())
                .isEqualTo("x".repeat(1024));
    }

    @Test
    void whatIsHiddenIsANumberAndPaths() {
        byte[] bytes =
                KernelBytes.inNativeOrder()
                        .u32(3)
                        .raw(new byte[] {'/', 'a', 0, '/', 'b', 0})
                        .toArray();
        Recording.Hidden hidden = new Recording.Hidden(3, List.of("/a", "/b"));

        assertThat(hidden.encode(ByteOrder.nativeOrder()).array()).isEqualTo(bytes);
        for (Recording.Hidden one : List.of(hidden, HIDDEN, Recording.Hidden.NONE)) {
            assertThat(Recording.Hidden.decode(one.encode(ByteOrder.LITTLE_ENDIAN))).isEqualTo(one);
        }
    }

    @Test
    void eachNamespaceHasItsOwnAnswersInWhateverOrderTheyCame() throws IOException {
        Path file = Files.write(folder.resolve("read"), several());
        try (Recording recording = Recording.open(file)) {
            assertThat(recording.namespaces()).containsExactly(OWN, BLUE, CLOSED);
            assertThat(recording.hiddenNamespaces()).isEqualTo(HIDDEN);
            assertThat(sockets(recording.table(OWN), UDP)).isEqualTo(1);
            assertThat(sockets(recording.table(), UDP)).isEqualTo(1);
            assertThat(sockets(recording.table(BLUE), TCP)).isEqualTo(4);
            assertThatThrownBy(() -> sockets(recording.table(OWN), TCP))
                    .isInstanceOf(ProtocolUnavailableException.class);
            assertThatThrownBy(() -> sockets(recording.table(BLUE), UDP))
                    .isInstanceOf(ProtocolUnavailableException.class);
            assertThatThrownBy(() -> recording.table(Recording.Namespace.entered(5, "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static int sockets(SocketTable table, SocketQuery query) throws IOException {
        try (table) {
            return table.snapshot(query).sockets().size();
        }
    }

    @Test
    void aRecordingOfOneNamesNone() throws IOException {
        Path file = folder.resolve("one");
        try (RecordingWriter writer = RecordingWriter.create(file, RecordingInfo.NONE);
                SocketTable table = SocketTable.over(writer.tap(kernel()))) {
            table.snapshot(TCP);
        }
        try (Recording recording = Recording.open(file)) {
            assertThat(recording.namespaces()).isEmpty();
            assertThat(recording.hiddenNamespaces()).isEqualTo(Recording.Hidden.NONE);
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(kinds(bytes)).containsOnly(1, 2, 0xff);
        assertThat(kinds(several())).startsWith(8, 7).containsOnly(1, 2, 3, 7, 8, 0xff);
    }

    /** Returns the kind of each chunk. */
    private static List<Integer> kinds(byte[] file) {
        List<Integer> kinds = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.nativeOrder());
        int at = RecordingFormat.HEADER_SIZE;
        while (at < file.length) {
            kinds.add(file[at] & 0xff);
            int length = bytes.getInt(at + RecordingFormat.CHUNK_LENGTH);
            at += RecordingFormat.CHUNK_SIZE + (length + 3 & ~3);
        }
        return kinds;
    }

    @Test
    void aCutFileSaysWhereItEnds() throws IOException {
        byte[] whole = several();
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            int end = length;
            assertThatThrownBy(() -> Recording.open(cut))
                    .isInstanceOfSatisfying(
                            RecordingException.class,
                            e -> assertThat(e.offset()).isLessThanOrEqualTo(end))
                    .hasMessageContaining("found");
        }
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        Random random = new Random(13);
        byte[] whole = several();
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            refused += isRead(Files.write(folder.resolve("damaged"), damaged)) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(50);
    }

    /** Reads all of it; any exception other than those that are documented is a fault. */
    private static boolean isRead(Path file) throws IOException {
        try (Recording recording = Recording.open(file)) {
            for (Recording.Namespace namespace : recording.namespaces()) {
                try (SocketTable table = recording.table(namespace)) {
                    table.snapshot(TCP);
                }
            }
            return true;
        } catch (RecordingException e) {
            assertThat(e.offset()).isBetween(0L, Files.size(file));
        } catch (MalformedMessageException
                | ProtocolUnavailableException
                | KernelErrorException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
        return false;
    }

    @Test
    void everyWrongLengthOfANamespaceIsOneError() throws IOException {
        byte[] whole = several();
        int at = RecordingFormat.HEADER_SIZE;
        for (int kind : new int[] {8, 7}) {
            assertThat(whole[at]).isEqualTo((byte) kind);
            int lengthAt = at + RecordingFormat.CHUNK_LENGTH;
            int length = whole[lengthAt] & 0xff;
            for (int wrong = 0; wrong < (kind == 7 ? 13 : 4); wrong++) {
                byte[] damaged = whole.clone();
                damaged[lengthAt] = (byte) wrong;
                Path file = Files.write(folder.resolve("short"), damaged);
                assertThatThrownBy(() -> Recording.open(file))
                        .isInstanceOf(RecordingException.class)
                        .hasMessageContaining("at byte " + at(whole, kind))
                        .hasMessageContaining("found " + wrong + " bytes");
            }
            at += RecordingFormat.CHUNK_SIZE + (length + 3 & ~3);
        }
    }

    private static int at(byte[] whole, int kind) {
        int first = RecordingFormat.HEADER_SIZE;
        int length = whole[first + RecordingFormat.CHUNK_LENGTH] & 0xff;
        return kind == 8 ? first : first + RecordingFormat.CHUNK_SIZE + (length + 3 & ~3);
    }

    @Test
    void aNamespaceBehindTheFirstRequestIsRefused() throws IOException {
        Path file = folder.resolve("late");
        try (RecordingWriter writer = RecordingWriter.create(file, RecordingInfo.NONE);
                SocketTable table = SocketTable.over(writer.tap(kernel()))) {
            table.snapshot(TCP);
            writer.namespace(BLUE);
        }
        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageEndingWith(
                        "expected the network namespace before its requests, found one after them");
    }

    /** Three namespaces, the last of which is closed; two of them are asked in turn. */
    private byte[] several() throws IOException {
        Path file = folder.resolve("several");
        Files.deleteIfExists(file);
        ChannelFactory closed =
                () -> {
                    throw new IOException("not permitted");
                };
        try (RecordingWriter writer = RecordingWriter.create(file, RecordingInfo.NONE)) {
            writer.hidden(HIDDEN);
            writer.namespace(OWN);
            try (SocketTable own = SocketTable.over(writer.tap(kernel(), OWN));
                    SocketTable blue = SocketTable.over(writer.tap(kernel(), BLUE));
                    SocketTable green = SocketTable.over(writer.tap(closed, GREEN))) {
                own.snapshot(UDP);
                blue.snapshot(TCP);
                own.snapshot(UDP);
                assertThatThrownBy(() -> green.snapshot(TCP)).hasMessage("not permitted");
            }
        }
        return Files.readAllBytes(file);
    }

    private static AnswerSource kernel() {
        return (ChannelFactory) RecordedTable::open;
    }
}
