package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.engine.InetDump;
import io.jss.engine.ReaderPool;
import io.jss.engine.RefusedAbilities;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SocketTableTest {

    private static final int FAMILY_OFFSET = 16;
    private static final int PROTOCOL_OFFSET = 17;
    private static final int STATES_OFFSET = 20;
    private static final byte[] DONE = DiagRow.done(0);
    private static final byte[] NOT_LISTABLE = DiagRow.done(-2);

    @Test
    void asksProtocolByProtocolAndFamilyByFamily() throws Exception {
        FakeKernel kernel = FakeKernel.answering(DONE);
        try (SocketTable table = Tables.over(() -> kernel)) {
            table.snapshot();
        }

        List<String> asked = new ArrayList<>();
        for (byte[] request : kernel.requests()) {
            asked.add(request[FAMILY_OFFSET] + "/" + request[PROTOCOL_OFFSET]);
        }
        assertThat(asked).containsExactly("2/6", "10/6", "2/17", "10/17");
        assertThat(
                        ByteBuffer.wrap(kernel.requests().get(0))
                                .order(java.nio.ByteOrder.nativeOrder())
                                .getInt(STATES_OFFSET))
                .as("states 1 to 12, without BOUND_INACTIVE")
                .isEqualTo(0x1ffe);
    }

    @Test
    void synRecvIncludesTheStateThatTheKernelCallsNewSynRecv() {
        SocketQuery query = SocketQuery.all().withStates(EnumSet.of(SocketState.SYN_RECV));

        assertThat(query.stateMask()).isEqualTo(1 << 3 | 1 << 12);
    }

    @Test
    void aSocketThatTheDumpShowsTwiceIsOneRow() throws Exception {
        byte[] first = DiagRow.row().cookie(1L << 40 | 1).message();
        byte[] other = DiagRow.row().cookie(2L << 40 | 1).message();

        List<InetSocket> sockets = snapshotOfTcp4(first, other, first, DONE).sockets();

        assertThat(sockets)
                .extracting(InetSocket::cookie)
                .containsExactly(1L << 40 | 1, 2L << 40 | 1);
    }

    @Test
    void cookieZeroIsNoIdentity() throws Exception {
        byte[] row = DiagRow.row().cookie(0).message();

        assertThat(snapshotOfTcp4(row, row, DONE).sockets()).hasSize(2);
    }

    @Test
    void aProtocolThatTheKernelCannotListIsARemark() throws Exception {
        SocketTable table =
                Tables.over(
                        () ->
                                new FakeKernel(
                                        request ->
                                                request.get(PROTOCOL_OFFSET) == 6
                                                        ? List.of(DiagRow.row().message(), DONE)
                                                        : List.of(NOT_LISTABLE)));
        try (table) {
            SocketSnapshot<InetSocket> snapshot =
                    table.snapshot(
                            SocketQuery.of(Protocol.TCP, Protocol.SCTP)
                                    .withFamilies(EnumSet.of(AddressFamily.INET)));

            assertThat(snapshot.sockets()).hasSize(1);
            assertThat(snapshot.remarks())
                    .containsExactly(
                            new Remark.ProtocolUnavailable(Protocol.SCTP, AddressFamily.INET));
            assertThat(snapshot.remarks().get(0).text())
                    .isEqualTo("this kernel cannot list sctp sockets of AF_INET (no sctp_diag)");
        }
    }

    @Test
    void aProtocolThatTheKernelCannotListIsAnErrorWhenItIsAllThatWasAskedFor() {
        assertThatThrownBy(
                        () -> {
                            try (SocketTable table =
                                    Tables.over(() -> FakeKernel.answering(NOT_LISTABLE))) {
                                table.snapshot(SocketQuery.of(Protocol.DCCP));
                            }
                        })
                .isInstanceOf(ProtocolUnavailableException.class)
                .hasMessageContaining("dccp sockets of AF_INET (no dccp_diag)")
                .hasMessageContaining("AF_INET6");
    }

    @Test
    void einvalForMptcpMeansAKernelBeforeItsRequestAttribute() throws Exception {
        byte[] einval =
                KernelBytes.inNativeOrder()
                        .message(
                                2,
                                0,
                                0,
                                0,
                                KernelBytes.inNativeOrder().u32(-22, 72, 0, 0, 0).toArray())
                        .toArray();
        SocketTable table =
                Tables.over(
                        () ->
                                new FakeKernel(
                                        request ->
                                                List.of(
                                                        request.get(PROTOCOL_OFFSET) == 6
                                                                ? DONE
                                                                : einval)));
        try (table) {
            assertThat(table.snapshot(SocketQuery.of(Protocol.TCP, Protocol.MPTCP)).remarks())
                    .containsExactly(
                            new Remark.ProtocolUnavailable(Protocol.MPTCP, AddressFamily.INET),
                            new Remark.ProtocolUnavailable(Protocol.MPTCP, AddressFamily.INET6));
        }
    }

    @Test
    void interruptionAndLossAreRemarksAndTheRowsStillCome() throws Exception {
        byte[] interrupted =
                KernelBytes.inNativeOrder()
                        .message(20, 0x12, 0, 0, DiagRow.row().payload())
                        .toArray();

        SocketSnapshot<InetSocket> snapshot = snapshotOfTcp4(interrupted, DONE);
        SocketSnapshot<InetSocket> lossy =
                snapshotOfTcp4(FakeKernel.LOST, DiagRow.row().message(), DONE);

        assertThat(snapshot.sockets()).hasSize(1);
        assertThat(snapshot.remarks())
                .containsExactly(new Remark.DumpInterrupted(Protocol.TCP, AddressFamily.INET));
        assertThat(lossy.sockets()).hasSize(1);
        assertThat(lossy.remarks())
                .containsExactly(new Remark.AnswersLost(Protocol.TCP, AddressFamily.INET));
    }

    @Test
    void afterAnErrorTheChannelIsClosedAndTheNextLookTakesAnother() throws Exception {
        FakeKernel broken = FakeKernel.answering(new byte[] {1, 2, 3});
        FakeKernel healthy = FakeKernel.answering(DiagRow.row().message(), DONE);
        List<FakeKernel> kernels = new ArrayList<>(List.of(broken, healthy));
        try (SocketTable table = Tables.over(() -> kernels.remove(0))) {
            assertThatThrownBy(() -> table.snapshot(tcp4()))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessage("malformed nlmsghdr at byte 0: expected 16 bytes, found 3 bytes");
            assertThat(broken.isClosed()).isTrue();

            assertThat(table.snapshot(tcp4()).sockets()).hasSize(1);
            assertThat(healthy.isClosed()).isFalse();
        }
        assertThat(healthy.isClosed()).isTrue();
    }

    @Test
    void aVisitorThatThrowsEndsTheVisit() {
        assertThatThrownBy(
                        () -> {
                            try (SocketTable table =
                                    Tables.over(
                                            () ->
                                                    FakeKernel.answering(
                                                            DiagRow.row().message(), DONE))) {
                                table.visit(
                                        tcp4(),
                                        socket -> {
                                            throw new IOException("disk full");
                                        });
                            }
                        })
                .hasMessage("disk full");
    }

    @Test
    void otherErrnosAreErrors() {
        assertThatThrownBy(() -> snapshotOfTcp4(DiagRow.done(-13)))
                .isInstanceOf(KernelErrorException.class)
                .hasMessage(
                        "dump of tcp over AF_INET: the kernel answered EACCES (Permission denied)");
    }

    @Test
    void aClosedTableSaysSo() throws Exception {
        SocketTable table = Tables.over(() -> FakeKernel.answering(DONE));
        table.close();
        table.close();

        assertThatThrownBy(table::snapshot)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the socket table is closed");
    }

    @Test
    void manyThreadsLookAtOnceEachOverAChannelOfItsOwn() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        List<FakeKernel> kernels = new ArrayList<>();
        SocketTable table =
                Tables.over(
                        () -> {
                            FakeKernel kernel =
                                    FakeKernel.answering(
                                            manyRows(1, 500), manyRows(501, 1000), DONE);
                            synchronized (kernels) {
                                kernels.add(kernel);
                            }
                            opened.incrementAndGet();
                            return kernel;
                        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> looks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                looks.add(() -> table.snapshot(tcp4()).sockets().size());
            }
            for (Future<Integer> look : threads.invokeAll(looks)) {
                assertThat(look.get()).isEqualTo(1000);
            }
        } finally {
            threads.shutdownNow();
            table.close();
        }
        assertThat(kernels).allMatch(FakeKernel::isClosed);
    }

    @Test
    void aCloseBetweenTheListOfOwnSocketsAndTheDumpWaitsForTheDump() throws Exception {
        FakeKernel kernel = FakeKernel.answering(manyRows(1, 3), DONE);
        ReaderPool readers = new ReaderPool(() -> kernel, false);
        int[] rows = new int[1];
        readers.withOwnSockets(
                (reader, own) -> {
                    readers.close();
                    assertThat(kernel.isClosed()).isFalse();
                    return new InetDump(
                                    new RefusedAbilities(),
                                    tcp4().requests(),
                                    Filters.any(),
                                    SocketFacts.NONE,
                                    socket -> rows[0]++)
                            .with(reader);
                });
        assertThat(rows[0]).isEqualTo(3);
        assertThat(kernel.isClosed()).isTrue();
    }

    @Test
    void aVisitAllocatesNothingForEachSocketOnceWarm() throws Exception {
        int rows = 20_000;
        byte[] datagram = manyRows(1, rows);
        long[] sum = new long[1];
        SocketVisitor reader =
                socket ->
                        sum[0] +=
                                socket.localLow()
                                        + socket.remotePort()
                                        + socket.uidOr(0)
                                        + socket.cookie()
                                        + socket.shutdownOr(0);
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(datagram, DONE))) {
            for (int i = 0; i < 20; i++) {
                table.visit(tcp4(), reader);
            }
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            table.visit(tcp4(), reader);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            long copiedByTheFakeKernel = datagram.length;
            assertThat(allocated - copiedByTheFakeKernel).isLessThan(rows);
        }
        assertThat(sum[0]).isNotZero();
    }

    private static byte[] manyRows(int first, int last) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = first; i <= last; i++) {
            rows.writeBytes(DiagRow.row().cookie(i).attribute(8, new byte[] {0}).message());
        }
        return rows.toByteArray();
    }

    private static SocketQuery tcp4() {
        return SocketQuery.of(Protocol.TCP).withFamilies(EnumSet.of(AddressFamily.INET));
    }

    private static SocketSnapshot<InetSocket> snapshotOfTcp4(byte[]... datagrams)
            throws IOException {
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(datagrams))) {
            return table.snapshot(tcp4());
        }
    }
}
