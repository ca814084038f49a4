package io.jss.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidNamespaceTest {

    private static final String FIRST = "pid:[4026531836]";
    private static final String OTHER = "pid:[4026532301]";

    @TempDir private Path root;
    private FakeProc proc;

    @BeforeEach
    void makeProcessOne() throws IOException {
        proc = new FakeProc(root);
        proc.process(1, "init\n", "init\0").socket(3, 5);
        Files.createDirectory(root.resolve("self"));
    }

    private void isIn(String process, String namespace) throws IOException {
        Path directory = Files.createDirectories(root.resolve(process + "/ns"));
        Files.createSymbolicLink(directory.resolve("pid"), Path.of(namespace));
    }

    private void hasPids(String pids) throws IOException {
        Files.writeString(
                root.resolve("self/status"), "Name:\tjava\nNSpid:\t" + pids + "\nNSsid:\t1\n");
    }

    private OwnerIndex scanned() throws IOException {
        return proc.scan().scan(InodeSet.of(5, 6), OwnerScan.Mode.ALL_HOLDERS);
    }

    @Test
    void theNamespaceOfProcessOneIsTheOneShown() throws IOException {
        isIn("1", OTHER);
        isIn("self", OTHER);

        assertThat(scanned().lacksOuterProcesses()).isTrue();
        assertThat(scanned().isComplete()).isFalse();
        assertThat(scanned().hiddenAmong(InodeSet.of(5, 6))).isEqualTo(1);
    }

    @Test
    void inTheFirstNamespaceNobodyIsOutside() throws IOException {
        isIn("1", FIRST);
        isIn("self", OTHER); // of a reader within, to whom /proc shows all

        assertThat(scanned().lacksOuterProcesses()).isFalse();
        assertThat(scanned().isComplete()).isTrue();
    }

    @Test
    void whereProcessOneMayNotBeReadTheReaderTells() throws IOException {
        isIn("self", OTHER);
        hasPids("14");
        assertThat(scanned().lacksOuterProcesses()).isTrue();

        hasPids("3021\t14"); // it has another pid in the namespace shown, so that is an outer one
        assertThat(scanned().lacksOuterProcesses()).isFalse();
    }

    @Test
    void readerInTheFirstNamespaceSeesAll() throws IOException {
        isIn("self", FIRST);
        hasPids("14");

        assertThat(scanned().isComplete()).isTrue();
    }

    @Test
    void kernelsWithoutSuchNamespacesHaveNobodyOutside() throws IOException {
        assertThat(scanned().isComplete()).isTrue();
    }

    @Test
    void processesThatMayNotBeReadAreAnotherReason() throws IOException {
        Files.move(root.resolve("1"), root.resolve("one"));
        isIn("self", OTHER);
        hasPids("14");

        assertThat(scanned().isComplete()).isFalse();
        assertThat(scanned().lacksOuterProcesses())
                .as("process 1 is not listed: hidepid")
                .isFalse();
    }
}
