package io.jss;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.InetSocket;
import io.jss.owners.FakeProc;
import io.jss.owners.ProcessInfo;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionOwnerTest {

    private static final int UID = 1000;
    private static final int INODE = 77;

    @TempDir private Path root;
    private FakeProc proc;

    @BeforeEach
    void makeProcesses() {
        proc = new FakeProc(root);
    }

    private static InetSocket socket(int uid, int inode) throws IOException {
        List<byte[]> answer = List.of(DiagRow.row().owner(uid, inode).message(), DiagRow.done(0));
        try (SocketTable table = Tables.over(() -> new FakeKernel(request -> answer))) {
            return table.snapshot().sockets().get(0);
        }
    }

    private ConnectionOwner owner(int inode) throws IOException {
        return ConnectionOwner.of(socket(UID, inode), proc.scan());
    }

    @Test
    void aProcessThatHoldsItByTwoDescriptorsIsNamedOnce() throws IOException {
        proc.process(1, "init\n", "init\0");
        proc.process(40, "front\n", "front\0").socket(3, INODE).socket(9, INODE);
        proc.process(30, "worker\n", "worker\0").socket(5, INODE).socket(6, INODE + 1);

        ConnectionOwner owner = owner(INODE);

        assertThat(owner.uid()).hasValue(UID);
        assertThat(owner.processes()).extracting(ProcessInfo::pid).containsExactly(30, 40);
        assertThat(owner.complete()).isTrue();
    }

    @Test
    void hiddenProcessesMakeTheAnswerIncomplete() throws IOException {
        proc.process(30, "worker\n", "worker\0").socket(5, INODE);

        assertThat(owner(INODE).processes()).hasSize(1);
        assertThat(owner(INODE).complete()).isFalse();
    }

    /** Its file is not there yet, or no more: nobody can hold it, whatever is hidden. */
    @Test
    void aSocketWithoutInodeHasNoHolder() throws IOException {
        proc.process(30, "worker\n", "worker\0").socket(5, 0);

        assertThat(owner(0).processes()).isEmpty();
        assertThat(owner(0).complete()).isTrue();
    }
}
