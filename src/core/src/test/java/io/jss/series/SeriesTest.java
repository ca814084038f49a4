package io.jss.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.MalformedMessageException;
import io.jss.decode.InetDiagView;
import io.jss.netlink.MessageCursor;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordedLook.Piece;
import io.jss.recording.Recording;
import io.jss.recording.RecordingException;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.testing.DiagRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
    private static final RecordingInfo INFO =
            new RecordingInfo(
                    Optional.of(START), Optional.of("6.1.0"), Optional.empty(), Optional.empty());

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("series.jss");
    }

    /** Writes looks, one a second, and returns them. */
    private List<RecordedLook> write(long seed, int sockets, int looks, boolean closes)
            throws IOException {
        ChangingKernel kernel = new ChangingKernel(seed, sockets);
        List<RecordedLook> written = new ArrayList<>();
        SeriesWriter series = SeriesWriter.create(file(), INFO);
        for (int i = 0; i < looks; i++) {
            written.add(kernel.look());
            series.add(written.get(i), START.plusSeconds(i), i * 1_000_000_000L);
            kernel.pass(1000);
        }
        if (closes) {
            series.close();
        }
        return written;
    }

    private static List<String> text(RecordedLook look) {
        List<String> pieces = new ArrayList<>();
        for (Piece piece : look.pieces()) {
            pieces.add(piece.kind() + " " + Arrays.toString(piece.bytes()));
        }
        pieces.add(String.valueOf(look.uptimeMillis()));
        return pieces;
    }

    private static List<List<String>> texts(List<RecordedLook> looks) {
        return looks.stream().map(SeriesTest::text).toList();
    }

    private static List<List<String>> read(Series series) throws IOException {
        List<List<String>> looks = new ArrayList<>();
        Moments moments = series.moments();
        while (moments.next()) {
            looks.add(text(moments.look()));
        }
        return looks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLookComesBackByteForByte(long seed) throws IOException {
        List<RecordedLook> written = write(seed, (int) (seed * seed * 4 % 90), 60, seed % 2 == 0);

        try (Series series = Series.open(file())) {
            assertThat(read(series)).as("seed %s", seed).isEqualTo(texts(written));
            assertThat(series.looks()).isEqualTo(written.size());
            assertThat(series.damage().isPresent()).isEqualTo(seed % 2 != 0);
        }
    }

    @Test
    void everyPlaceIsReachedFromEveryOther() throws IOException {
        List<List<String>> written = texts(write(11, 30, 400, true));

        try (Series series = Series.open(file())) {
            Moments moments = series.moments();
            for (int number : new int[] {399, 0, 250, 249, 300, 301, 299, 1, 398}) {
                assertThat(moments.seek(number)).isTrue();
                assertThat(moments.number()).isEqualTo(number);
                assertThat(moments.time()).isEqualTo(START.plusSeconds(number));
                assertThat(moments.nanos()).isEqualTo(number * 1_000_000_000L);
                assertThat(text(moments.look())).isEqualTo(written.get(number));
            }
            assertThat(moments.seek(400)).isFalse();
            assertThat(moments.number()).isEqualTo(398);
        }
    }

    @Test
    void aTimeIsTheLastLookThatWasMadeByThen() throws IOException {
        write(12, 10, 350, true);

        try (Series series = Series.open(file())) {
            Moments moments = series.moments();
            assertThat(moments.seek(START.plusMillis(320_999))).isTrue();
            assertThat(moments.number()).isEqualTo(320);
            assertThat(moments.seek(START)).isTrue();
            assertThat(moments.number()).isZero();
            assertThat(moments.seek(START.plusSeconds(9_999))).isTrue();
            assertThat(moments.number()).isEqualTo(349);
            assertThat(moments.seek(START.minusMillis(1))).isFalse();
            assertThat(series.at(START.minusMillis(1))).isEmpty();
            assertThat(series.firstTime()).contains(START);
            assertThat(series.lastTime()).contains(START.plusSeconds(349));
            assertThat(series.info()).isEqualTo(INFO);
        }
    }

    @Test
    void aLookIsShownAsARecordingOfThatMoment() throws IOException {
        List<RecordedLook> written = write(13, 40, 20, true);

        try (Series series = Series.open(file());
                Recording now = series.at(START.plusSeconds(7)).orElseThrow();
                Recording whole = written.get(7).recording(file(), INFO, ByteOrder.nativeOrder())) {
            assertThat(now.info().time()).contains(START.plusSeconds(7));
            assertThat(now.info().kernel()).contains("6.1.0");
            assertThat(sockets(now)).isNotEmpty().isEqualTo(sockets(whole));
        }
    }

    private static List<String> sockets(Recording recording) throws IOException {
        try (SocketTable table = recording.table()) {
            return table.snapshot(SocketQuery.all()).sockets().stream()
                    .map(socket -> socket + " " + socket.cookie() + " " + socket.inode())
                    .toList();
        }
    }

    @Test
    void whatOnlyGrowsOlderTakesFewBytes() throws IOException {
        ChangingKernel kernel = new ChangingKernel(14, 1000);
        try (SeriesWriter series = SeriesWriter.create(file(), INFO)) {
            series.add(kernel.look(), START, 0);
            long key = series.size();
            for (int i = 1; i <= 100; i++) {
                kernel.rest(1000);
                series.add(kernel.look(), START.plusSeconds(i), i);
            }
            assertThat((series.size() - key) / 100).isLessThan(1500).isGreaterThan(50);
            assertThat(key).isGreaterThan(100_000);
        }
    }

    @Test
    void everyCutShowsWhatIsBeforeItAndSaysWhere() throws IOException {
        List<List<String>> written = texts(write(15, 3, 12, true));
        byte[] whole = Files.readAllBytes(file());
        Path cut = folder.resolve("cut.jss");
        int most = 0;
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            try (Series series = Series.open(cut)) {
                List<List<String>> seen = read(series);
                assertThat(seen).as("cut at %s", length).isEqualTo(written.subList(0, seen.size()));
                assertThat(seen.size()).isGreaterThanOrEqualTo(most);
                most = seen.size();
                RecordingException damage = series.damage().orElseThrow();
                assertThat(damage.offset()).isBetween(0L, (long) length);
                assertThat(damage).hasMessageContaining("cut.jss: at byte " + damage.offset());
            } catch (RecordingException e) {
                assertThat(most).as("cut at %s: %s", length, e).isZero();
            }
        }
        assertThat(most).isEqualTo(written.size());
    }

    @Test
    void everyByteThatIsFlippedIsFound() throws IOException {
        List<List<String>> written = texts(write(16, 3, 6, true));
        byte[] bytes = Files.readAllBytes(file());
        Path flipped = folder.resolve("flipped.jss");
        for (int at = 0; at < bytes.length; at++) {
            for (int bit : new int[] {0, 7}) {
                bytes[at] ^= (byte) (1 << bit);
                Files.write(flipped, bytes);
                try (Series series = Series.open(flipped)) {
                    List<List<String>> seen = read(series);
                    assertThat(seen).as("byte %s", at).isEqualTo(written.subList(0, seen.size()));
                    assertThat(series.damage()).as("byte %s", at).isPresent();
                } catch (RecordingException e) {
                    assertThat(at).as(e.getMessage()).isLessThan(200);
                }
                bytes[at] ^= (byte) (1 << bit);
            }
        }
    }

    @Test
    void whatIsBehindADamageIsStillReached() throws IOException {
        List<List<String>> written = texts(write(17, 20, 620, true));
        byte[] bytes = Files.readAllBytes(file());
        Path damaged = folder.resolve("damaged.jss");
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);

        try (Series series = Series.open(damaged)) {
            assertThat(read(series)).hasSizeBetween(100, 619);
            assertThat(series.damage()).isPresent();
            Moments moments = series.moments();
            assertThat(moments.seek(619)).isTrue();
            assertThat(text(moments.look())).isEqualTo(written.get(619));
        }
    }

    @Test
    void anInterruptedSeriesSaysThatItMayStillBeWritten() throws IOException {
        write(18, 5, 5, false);

        try (Series series = Series.open(file())) {
            assertThat(series.damage().orElseThrow())
                    .hasMessageContaining(
                            "expected a look or the end mark, found the end of the file: it is"
                                    + " still being written, or what wrote it was interrupted");
            assertThat(series.lastTime()).contains(START.plusSeconds(4));
        }
    }

    @Test
    void aSeriesOfNoLookIsRead() throws IOException {
        SeriesWriter.create(file(), INFO).close();

        try (Series series = Series.open(file())) {
            assertThat(series.damage()).isEmpty();
            assertThat(series.looks()).isZero();
            assertThat(series.moments().next()).isFalse();
            assertThat(series.at(START)).isEmpty();
            assertThat(series.firstTime()).isEmpty();
            assertThat(series.lastTime()).isEmpty();
        }
    }

    @Test
    void eventsComeWithTheLookBehindThem() throws IOException {
        ChangingKernel kernel = new ChangingKernel(19, 4);
        try (SeriesWriter series = SeriesWriter.create(file(), INFO)) {
            series.add(kernel.look(), START, 0);
            series.event(event(91));
            series.event(event(92));
            series.add(kernel.look(), START.plusSeconds(1), 1, 3);
            series.add(kernel.look(), START.plusSeconds(2), 2);
        }

        try (Series series = Series.open(file())) {
            Moments moments = series.moments();
            List<String> seen = new ArrayList<>();
            while (moments.next()) {
                long number = moments.number();
                moments.events(socket -> seen.add(number + ": " + socket.cookie()));
                seen.add(number + " lost " + moments.eventsLost());
            }
            assertThat(seen).containsExactly("0 lost 0", "1: 91", "1: 92", "1 lost 3", "2 lost 0");
        }
    }

    private static InetDiagView event(long cookie) throws MalformedMessageException {
        MessageCursor message = new MessageCursor();
        byte[] bytes = DiagRow.row().cookie(cookie).attribute(10, new byte[] {6}).message();
        message.reset(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
        message.next();
        InetDiagView view = new InetDiagView();
        view.wrapEvent(message);
        return view;
    }

    @Test
    void aFileThatExistsIsLeftAlone() throws IOException {
        Files.writeString(file(), "mine");

        assertThatThrownBy(() -> SeriesWriter.create(file(), INFO))
                .isInstanceOf(RecordingWriter.CannotWriteException.class)
                .hasMessageEndingWith("it exists; remove it or give another name");
        assertThat(file()).hasContent("mine");
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        write(20, 1, 1, true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aSeriesIsKnownByItsFirstBytes() throws IOException {
        write(21, 1, 1, true);
        Path one = folder.resolve("one.jss");
        RecordingWriter.create(one, INFO).close();
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(Series.isSeries(file())).isTrue();
        assertThat(Series.isSeries(one)).isFalse();
        assertThat(Series.isSeries(empty)).isFalse();
        assertThat(Series.isSeries(folder)).isFalse();
        assertThatThrownBy(() -> Series.open(one))
                .isInstanceOf(RecordingException.class)
                .hasMessageEndingWith("at byte 0: expected a series of jss, found something else");
    }
}
