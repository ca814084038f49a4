package io.jss.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.recording.RecordedLook;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesRingTest {

    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
    private static final long SIZE = SeriesWriter.LEAST_RING;

    @TempDir private Path folder;

    private final List<Integer> hashes = new ArrayList<>();
    private final ChangingKernel kernel = new ChangingKernel(1, 150);

    private Path file() {
        return folder.resolve("ring.jss");
    }

    private void look(SeriesWriter ring) throws IOException {
        RecordedLook look = kernel.look();
        hashes.add(hash(look));
        ring.add(look, START.plusSeconds(hashes.size()), hashes.size());
        kernel.pass(1000);
    }

    private static int hash(RecordedLook look) {
        return look.pieces().stream()
                .map(piece -> Arrays.hashCode(piece.bytes()))
                .toList()
                .hashCode();
    }

    /** Reads all looks, checks that they follow each other, and returns the number of the last. */
    private long check(Series series) throws IOException {
        Moments moments = series.moments();
        long next = series.firstNumber();
        while (moments.next()) {
            assertThat(moments.number()).isEqualTo(next++);
            assertThat(hash(moments.look())).isEqualTo(hashes.get((int) moments.number()));
        }
        return next - 1;
    }

    @Test
    void itNeverGrowsAboveItsSizeAndIsReadableAfterEachLook() throws IOException {
        long oldest = 0;
        try (SeriesWriter ring = SeriesWriter.ring(file(), RecordingInfo.NONE, SIZE)) {
            for (int i = 0; i < 700; i++) {
                look(ring);
                assertThat(Files.size(file())).isLessThanOrEqualTo(SIZE).isEqualTo(ring.size());
                if (i % 25 == 0 || i == 699) {
                    try (Series series = Series.open(file())) {
                        assertThat(series.isRing()).isTrue();
                        assertThat(check(series)).isEqualTo(i);
                        assertThat(series.lastTime()).contains(START.plusSeconds(i + 1));
                        assertThat(series.firstNumber()).isGreaterThanOrEqualTo(oldest);
                        oldest = series.firstNumber();
                    }
                }
            }
        }
        assertThat(oldest).as("some were dropped").isGreaterThan(100);
        try (Series series = Series.open(file())) {
            assertThat(check(series)).isEqualTo(699);
            assertThat(series.damage()).isEmpty();
            assertThat(series.looks()).isGreaterThan(50);
        }
    }

    @Test
    void whatIsWrittenHalfLeavesTheRestReadable() throws IOException {
        SeriesWriter ring = SeriesWriter.ring(file(), RecordingInfo.NONE, SIZE);
        for (int i = 0; i < 500; i++) {
            look(ring);
        }
        byte[] before = Files.readAllBytes(file());
        for (int i = 0; i < 12; i++) {
            look(ring);
            byte[] after = Files.readAllBytes(file());
            int from = firstDifference(before, after);
            int to = lastDifference(before, after);
            for (int cut : new int[] {from + 1, from + 57, (from + to) / 2, to}) {
                byte[] torn = Arrays.copyOf(before, Math.max(before.length, cut));
                System.arraycopy(after, from, torn, from, cut - from);
                Path half = folder.resolve("half.jss");
                Files.write(half, torn);
                try (Series series = Series.open(half)) {
                    assertThat(check(series)).isEqualTo(hashes.size() - 2);
                    assertThat(series.damage()).isPresent();
                }
            }
            before = after;
        }
    }

    private static int firstDifference(byte[] one, byte[] other) {
        return Arrays.mismatch(one, other);
    }

    private static int lastDifference(byte[] one, byte[] other) {
        int last = other.length - 1;
        while (last < one.length && one[last] == other[last]) {
            last--;
        }
        return last;
    }

    @Test
    void aDamagedSegmentIsSaid() throws IOException {
        try (SeriesWriter ring = SeriesWriter.ring(file(), RecordingInfo.NONE, SIZE)) {
            for (int i = 0; i < 500; i++) {
                look(ring);
            }
        }
        long segment = (SIZE - SeriesFormat.RING_START) / 16;
        long start = SeriesFormat.RING_START + 7 * segment;
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.seek(start + segment / 2);
            int old = bytes.read();
            bytes.seek(start + segment / 2);
            bytes.write(old ^ 1);
        }

        try (Series series = Series.open(file())) {
            check(series);
            assertThat(series.damage().orElseThrow().offset())
                    .isBetween(start, start + segment / 2);
        }
    }

    @Test
    void aLookThatDoesNotFitIsLeftOutAndTheNextIsNot() throws IOException {
        ChangingKernel crowd = new ChangingKernel(2, 2000);
        try (SeriesWriter ring = SeriesWriter.ring(file(), RecordingInfo.NONE, SIZE)) {
            look(ring);
            ring.add(crowd.look(), START, 0);
            look(ring);
            assertThat(ring.leftOut()).isEqualTo(1);
            assertThat(ring.looks()).isEqualTo(2);
        }
        try (Series series = Series.open(file())) {
            assertThat(check(series)).isEqualTo(1);
        }
    }

    @Test
    void aRingThatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> SeriesWriter.ring(file(), RecordingInfo.NONE, SIZE - 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file()).doesNotExist();
    }
}
