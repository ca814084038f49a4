package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.answer.KernelErrorException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import io.jss.model.UnixSocket;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.UnixDiagReq;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FamilyDumpTest {

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int NLMSG_ERROR = 2;
    private static final int MULTI = 2;
    private static final int SHOW = NlMsgHdr.SIZE + UnixDiagReq.SHOW;
    private static final int DUMP_INTR = 0x10;
    private static final int EVERYTHING = 0x7f;
    private static final int UDIAG_SHOW_MEMINFO = 0x20;

    @Test
    void theSocketsOfOneDumpAreKeptInOrderAndSeenOnce() throws IOException {
        byte[] rows =
                KernelBytes.inNativeOrder()
                        .raw(row(11, 1, MULTI))
                        .raw(row(12, 2, MULTI))
                        .raw(row(11, 1, MULTI))
                        .toArray();
        for (NetlinkChannel kernel :
                List.of(
                        FakeKernel.answering(rows, DiagRow.done(0)),
                        new FakeKernel(request -> split(rows)))) {
            try (SocketTable table = Tables.over(() -> kernel)) {
                SocketSnapshot<UnixSocket> snapshot = table.snapshot(SocketFamily.UNIX);

                assertThat(snapshot.sockets())
                        .extracting(UnixSocket::inode)
                        .containsExactly(11L, 12L);
                assertThat(snapshot.remarks()).isEmpty();
            }
        }
    }

    @Test
    void eachFamilyIsAskedForByItsNumber() throws IOException {
        FakeKernel kernel = FakeKernel.answering(DiagRow.done(0));
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThat(table.snapshot(SocketFamily.UNIX).sockets()).isEmpty();
            assertThat(table.snapshot(SocketFamily.NETLINK).sockets()).isEmpty();
            assertThat(table.snapshot(SocketFamily.PACKET).sockets()).isEmpty();
            assertThat(table.snapshot(SocketFamily.VSOCK).sockets()).isEmpty();
        }
        assertThat(kernel.requests())
                .extracting(request -> (int) request[16])
                .containsExactly(1, 16, 17, 40);
    }

    @Test
    void aFamilyThatTheKernelLacksIsUnavailable() {
        byte[] error =
                KernelBytes.inNativeOrder().message(NLMSG_ERROR, 0, 0, 0, error(-2)).toArray();
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(error))) {
            assertThatThrownBy(() -> table.snapshot(SocketFamily.VSOCK))
                    .isInstanceOfSatisfying(
                            ProtocolUnavailableException.class,
                            e ->
                                    assertThat(e.remarks())
                                            .containsExactly(
                                                    new Remark.FamilyUnavailable(
                                                            SocketFamily.VSOCK)))
                    .hasMessage("this kernel cannot list vsock sockets (no vsock_diag)");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anotherErrnoIsTheKernelsError() throws IOException {
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(DiagRow.done(-1)))) {
            assertThatThrownBy(() -> table.snapshot(SocketFamily.PACKET))
                    .isInstanceOf(KernelErrorException.class)
                    .hasMessageContaining("dump of packet sockets")
                    .hasMessageContaining("EPERM");
        }
    }

    @Test
    void anInterruptedDumpAndLostDatagramsAreRemarks() throws IOException {
        FakeKernel interrupted =
                FakeKernel.answering(row(11, 1, MULTI | DUMP_INTR), DiagRow.done(0));
        try (SocketTable table = Tables.over(() -> interrupted)) {
            assertThat(table.snapshot(SocketFamily.UNIX).remarks())
                    .containsExactly(new Remark.FamilyDumpInterrupted(SocketFamily.UNIX));
        }
        FakeKernel lossy = FakeKernel.answering(FakeKernel.LOST, DiagRow.done(0));
        try (SocketTable table = Tables.over(() -> lossy)) {
            assertThat(table.snapshot(SocketFamily.UNIX).remarks())
                    .containsExactly(new Remark.FamilyAnswersLost(SocketFamily.UNIX));
        }
    }

    @Test
    void aCrowdedTableIsReadUntilAnAnswerHasNothingNew() throws IOException {
        Deque<List<byte[]>> answers = new ArrayDeque<>();
        answers.add(rows(1, 300, 302, 700));
        answers.add(rows(1, 299, 301, 700)); // 300 has closed, 301 was passed over before
        answers.add(rows(1, 299, 301, 700));
        answers.add(rows(1, 299, 301, 700));
        FakeKernel kernel = new FakeKernel(request -> answers.remove());
        try (SocketTable table = Tables.over(() -> kernel)) {
            SocketSnapshot<UnixSocket> snapshot = table.snapshot(SocketFamily.UNIX);

            assertThat(snapshot.sockets())
                    .extracting(UnixSocket::cookie)
                    .contains(301L)
                    .hasSize(700)
                    .doesNotHaveDuplicates();
            assertThat(snapshot.remarks()).isEmpty();
        }
        assertThat(kernel.requests())
                .extracting(request -> request[SHOW] != 0)
                .containsExactly(true, false, true, false);
    }

    @Test
    void aCrowdedTableThatStayedIsAskedForOnceAndItsCookiesOnce() throws IOException {
        FakeKernel kernel = new FakeKernel(request -> rows(1, 300, 301, 700));
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThat(table.snapshot(SocketFamily.UNIX).sockets()).hasSize(700);
        }
        assertThat(kernel.requests())
                .extracting(request -> request[SHOW] != 0)
                .containsExactly(true, false);
    }

    @Test
    void aCrowdedTableThatNeverSettlesMayLackSockets() throws IOException {
        int[] last = {700};
        FakeKernel kernel = new FakeKernel(request -> rows(1, 300, 301, last[0]++));
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThat(table.snapshot(SocketFamily.UNIX).remarks())
                    .containsExactly(new Remark.FamilyMayLackSockets(SocketFamily.UNIX));
        }
        assertThat(kernel.requests()).hasSizeLessThan(8);
    }

    @Test
    void memoryIsAskedForWhereItIsWantedInEachAnswer() throws IOException {
        for (Set<Detail> details : List.of(Set.<Detail>of(), Set.of(Detail.SK_MEM_INFO))) {
            Deque<List<byte[]>> answers = new ArrayDeque<>();
            answers.add(rows(1, 300, 302, 700));
            for (int more = 0; more < 3; more++) {
                answers.add(rows(1, 300, 301, 700));
            }
            FakeKernel kernel = new FakeKernel(request -> answers.remove());
            try (SocketTable table = Tables.over(() -> kernel)) {
                table.visit(SocketFamily.UNIX, details, socket -> {});
            }
            int whole = details.isEmpty() ? EVERYTHING & ~UDIAG_SHOW_MEMINFO : EVERYTHING;
            assertThat(kernel.requests())
                    .extracting(request -> (int) request[SHOW])
                    .containsExactly(whole, 0, whole, 0);
        }
    }

    @Test
    void fewSocketsInManyDatagramsAreReadOnce() throws IOException {
        FakeKernel kernel = new FakeKernel(request -> rows(1, 300, 301, 500));
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThat(table.snapshot(SocketFamily.UNIX).sockets()).hasSize(500);
        }
        assertThat(kernel.requests()).hasSize(1);
    }

    /** Returns a datagram for each row of two ranges, and the end. */
    private static List<byte[]> rows(int first, int last, int next, int end) {
        List<byte[]> datagrams = new ArrayList<>();
        for (int cookie = first; cookie <= end; cookie++) {
            if (cookie <= last || cookie >= next) {
                datagrams.add(row(cookie, cookie, MULTI));
            }
        }
        datagrams.add(DiagRow.done(0));
        return datagrams;
    }

    @Test
    void whatTheVisitorThrowsEndsTheVisit() throws IOException {
        byte[] rows = row(11, 1, MULTI);
        FakeKernel kernel = FakeKernel.answering(rows, DiagRow.done(0));
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThatThrownBy(
                            () ->
                                    table.visit(
                                            SocketFamily.UNIX,
                                            socket -> {
                                                throw new IOException("enough");
                                            }))
                    .hasMessage("enough");
        }
        assertThat(kernel.isClosed()).isTrue();
    }

    private static List<byte[]> split(byte[] rows) {
        List<byte[]> datagrams = new ArrayList<>(FakeKernel.split(rows));
        datagrams.add(DiagRow.done(0));
        return datagrams;
    }

    private static byte[] row(int inode, int cookie, int flags) {
        byte[] payload = KernelBytes.inNativeOrder().u8(1, 1, 7, 0).u32(inode, cookie, 0).toArray();
        return KernelBytes.inNativeOrder()
                .message(SOCK_DIAG_BY_FAMILY, flags, 0, 0, payload)
                .toArray();
    }

    private static byte[] error(int errno) {
        return KernelBytes.inNativeOrder().u32(errno).raw(new byte[16]).toArray();
    }
}
