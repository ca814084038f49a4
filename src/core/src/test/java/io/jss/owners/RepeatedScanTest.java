package io.jss.owners;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.BpfRefusedException;
import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans that are repeated, and scans that begin before it is known what is wanted. */
class RepeatedScanTest {

    @TempDir private Path root;
    private FakeProc proc;

    @BeforeEach
    void makeProcessOne() throws IOException {
        proc = new FakeProc(root);
        proc.process(1, "init\n", "/sbin/init\0");
    }

    private static String title(OwnerIndex index, long inode) {
        return index.firstHolder(inode).orElseThrow().process().title().toString();
    }

    @Test
    void aProcessThatStillIsTheSameIsNotReadAgain() throws IOException {
        FakeProc.FakeProcess process = proc.process(7, "web\n", "web\0").socket(3, 70);
        OwnerScan remembering = proc.scan().remembering();

        assertThat(title(remembering.scan(), 70)).isEqualTo("web");
        Files.writeString(process.directory().resolve("cmdline"), "another\0");
        process.socket(4, 71);
        assertThat(title(remembering.scan(), 71)).as("a new socket, an old title").isEqualTo("web");
        assertThat(title(proc.scan().scan(), 71)).as("without memory").isEqualTo("another");
    }

    @Test
    void anotherProcessWithTheSameIdIsRead() throws IOException {
        FakeProc.FakeProcess process = proc.process(7, "web\n", "web\0").socket(3, 70);
        OwnerScan remembering = proc.scan().remembering();
        OwnerIndex before = remembering.scan();
        Path stat = process.directory().resolve("stat");
        Files.writeString(stat, Files.readString(stat).replace(" 700 ", " 701 "), US_ASCII);
        Files.writeString(process.directory().resolve("cmdline"), "later\0");
        OwnerIndex after = remembering.scan();

        assertThat(before.firstHolder(70).orElseThrow().process().startTicks()).isEqualTo(700);
        assertThat(title(after, 70)).isEqualTo("later");
        assertThat(after.firstHolder(70).orElseThrow().process().startTicks()).isEqualTo(701);
    }

    @Test
    void aRememberedProcessThatEndsIsAHolderNoMore() throws IOException {
        FakeProc.FakeProcess process = proc.process(7, "web\n", "web\0").socket(3, 70);
        OwnerScan remembering = proc.scan().remembering();

        assertThat(remembering.scan().isHeld(70)).isTrue();
        process.exit();
        assertThat(remembering.scan().isHeld(70)).isFalse();
    }

    @Test
    void aScanAheadFindsWhatAScanFindsWhetherItHasBegunOrNot() throws IOException {
        proc.process(7, "web\n", "web\0").socket(3, 70);
        proc.process(8, "db\n", "db\0").socket(3, 80);
        for (boolean begun : new boolean[] {false, true}) {
            ScanAhead ahead = new ScanAhead(proc.scan().withThreads(2), begun);

            assertThat(title(ahead.holders(InodeSet.of(70)), 70)).isEqualTo("web");
            assertThat(title(ahead.everything(), 80)).isEqualTo("db");
            assertThat(ahead.holders(InodeSet.of(70)).isHeld(80))
                    .as("one that has begun did not know what was wanted")
                    .isEqualTo(begun);
        }
    }

    @Test
    void whatFailsAheadIsToldToWhoeverWaits() {
        OwnerScan absent = OwnerScan.of(ProcPaths.at(root.resolve("absent")));
        ScanAhead ahead = new ScanAhead(absent, true);

        assertThatThrownBy(ahead::everything)
                .isInstanceOf(SystemCallException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void bpfKnowsNothingOfARecording() throws BpfRefusedException {
        OwnerScan recorded = OwnerScan.of(() -> proc.scan().scan());

        for (OwnerScan scan : List.of(recorded, proc.scan())) {
            assertThatThrownBy(() -> scan.withBpf().load()).isInstanceOf(BpfRefusedException.class);
            assertThatThrownBy(() -> scan.withBpf().scan())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(BpfRefusedException.class);
            scan.load(); // nothing to load
        }
    }

    @Test
    void capabilitiesAreReadFromTheirLine() {
        String status = "Name:\tx\nCapPrm:\t0000000000000000\nCapEff:\t000000c000200000\nX:\t1\n";

        assertThat(StatusLines.effectiveCapabilities(status.getBytes(US_ASCII)))
                .isEqualTo(1L << 21 | 1L << 38 | 1L << 39);
        assertThat(StatusLines.effectiveCapabilities("Name:\tx\n".getBytes(US_ASCII))).isZero();
    }
}
