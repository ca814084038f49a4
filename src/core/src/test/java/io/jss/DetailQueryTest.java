package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.KernelErrorException;
import io.jss.answer.Remark;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.sys.Errno;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Details in a query: what is asked, what comes, and what is said when the kernel refuses. */
class DetailQueryTest {

    private static final int EXTENSIONS = 16 + 2;
    private static final int PLAIN_REQUEST = 72;
    private static final SocketQuery TCP4 =
            SocketQuery.of(Protocol.TCP).withFamilies(Set.of(AddressFamily.INET));

    @Test
    void onlyTheDetailsOfTheQueryAreAskedFor() throws Exception {
        FakeKernel kernel = FakeKernel.answering(DiagRow.done(0));
        SocketTable table = Tables.over(() -> kernel);

        table.snapshot(TCP4);
        table.snapshot(TCP4.withDetails(List.of(Detail.INFO, Detail.SK_MEM_INFO)));
        table.snapshot(TCP4.withDetails(List.of(Detail.INFO)).withDetails(List.of()));

        assertThat(kernel.requests())
                .extracting(request -> request[EXTENSIONS] & 0xff)
                .containsExactly(0, 0x42, 0);
    }

    @Test
    void aQueryTellsItsDetailsAndKeepsThemWhenItIsNarrowed() {
        SocketQuery query = TCP4.withDetails(EnumSet.of(Detail.TOS, Detail.INFO));

        assertThat(query.details()).containsExactly(Detail.INFO, Detail.TOS);
        assertThat(query.withProtocols(Set.of(Protocol.UDP)).details()).isEqualTo(query.details());
        assertThat(SocketQuery.all().details()).isEmpty();
    }

    @Test
    void aSnapshotKeepsTheDetailsThatCame() throws Exception {
        byte[] tos = {0x10};
        FakeKernel kernel =
                FakeKernel.answering(
                        DiagRow.row().cookie(1).attribute(5, tos).message(),
                        DiagRow.row().cookie(2).message(),
                        DiagRow.done(0));

        List<InetSocket> sockets =
                Tables.over(() -> kernel).snapshot(TCP4.withDetails(List.of(Detail.TOS))).sockets();

        assertThat(sockets.get(0).details().orElseThrow().tos()).hasValue(0x10);
        assertThat(sockets.get(1).details()).isEmpty();
    }

    @Test
    void aKernelThatRefusesBpfStoragesAnswersWithoutThemAndIsSaidTo() throws Exception {
        for (int errno : List.of(Errno.EPERM, Errno.EINVAL)) {
            FakeKernel kernel = new FakeKernel(request -> answer(request, errno));

            SocketSnapshot<InetSocket> snapshot =
                    Tables.over(() -> kernel)
                            .snapshot(TCP4.withDetails(List.of(Detail.BPF_STORAGES)));

            assertThat(snapshot.sockets()).hasSize(1);
            assertThat(snapshot.remarks())
                    .containsExactly(
                            new Remark.DetailRefused(
                                    Detail.BPF_STORAGES, Protocol.TCP, AddressFamily.INET, errno));
            assertThat(snapshot.remarks().get(0).text())
                    .isEqualTo(
                            "the kernel does not tell BPF_STORAGES of tcp sockets of AF_INET: "
                                    + Errno.text(errno));
        }
    }

    @Test
    void withoutThatRequestAttributeEpermIsAnError() {
        FakeKernel kernel = FakeKernel.answering(error(Errno.EPERM));

        assertThatThrownBy(() -> Tables.over(() -> kernel).snapshot(TCP4))
                .isInstanceOf(KernelErrorException.class);
    }

    private static List<byte[]> answer(ByteBuffer request, int errno) {
        return request.limit() == PLAIN_REQUEST
                ? List.of(DiagRow.row().message(), DiagRow.done(0))
                : List.of(error(errno));
    }

    /** NLMSG_ERROR that does not repeat the request. */
    private static byte[] error(int errno) {
        byte[] payload = KernelBytes.inNativeOrder().u32(-errno).raw(new byte[16]).toArray();
        return KernelBytes.inNativeOrder().message(2, 0x100, 0, 0, payload).toArray();
    }
}
