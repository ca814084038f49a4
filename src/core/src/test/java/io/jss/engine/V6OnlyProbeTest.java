package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A kernel before 4.2, which does not tell IPV6_V6ONLY, is asked about each socket on [::]. */
class V6OnlyProbeTest {

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int FLAGS_OFFSET = 6;
    private static final int FAMILY_OFFSET = 16;
    private static final int DUMP = 0x300;
    private static final int SRC_OFFSET = 28;
    private static final int DST_OFFSET = 44;
    private static final int COOKIE_OFFSET = 64;
    private static final int LISTEN = 10;
    private static final int CLOSE = 7;
    private static final long COOKIE = 0xffff_8800_1234_5678L;
    private static final byte[] ENOENT =
            KernelBytes.inNativeOrder()
                    .message(2, 0, 0, 0, KernelBytes.inNativeOrder().u32(-2, 72, 0, 0, 0).toArray())
                    .toArray();

    @Test
    void aSocketThatIsFoundOverIpv4ByItsOwnCookieIsDualStack() throws Exception {
        byte[] row = wildcard(LISTEN).message();

        assertThat(v6only(Protocol.TCP, row, request -> true, row))
                .isEqualTo(InetSocketView.V6Only.OFF);
    }

    @Test
    void aSocketThatIsNotFoundOverIpv4CannotTakeIt() throws Exception {
        assertThat(v6only(Protocol.TCP, wildcard(LISTEN).message(), request -> false, ENOENT))
                .isEqualTo(InetSocketView.V6Only.ON);
    }

    @Test
    void anIpv4SocketBesideItIsNotItself() throws Exception {
        byte[] beside =
                DiagRow.row().addresses(AF_INET, new byte[4], new byte[4]).state(LISTEN).message();

        assertThat(
                        v6only(
                                Protocol.TCP,
                                wildcard(LISTEN).message(),
                                V6OnlyProbeTest::asksAnyCookie,
                                beside))
                .isEqualTo(InetSocketView.V6Only.ON);
    }

    @Test
    void anotherSocketOfAReuseportGroupLeavesItUnknown() throws Exception {
        byte[] other = wildcard(LISTEN).cookie(2).message();

        assertThat(
                        v6only(
                                Protocol.TCP,
                                wildcard(LISTEN).message(),
                                V6OnlyProbeTest::asksAnyCookie,
                                other))
                .isEqualTo(InetSocketView.V6Only.NOT_TOLD);
    }

    @Test
    void aSocketBoundToAnInterfaceIsNotAskedAbout() throws Exception {
        byte[] row = wildcard(LISTEN).device(3).message();

        assertThat(v6only(Protocol.TCP, row, request -> true, row))
                .isEqualTo(InetSocketView.V6Only.NOT_TOLD);
    }

    @Test
    void udpIsAskedByItsDestination() throws Exception {
        byte[] row = wildcard(CLOSE).message();
        Predicate<ByteBuffer> asksLoopbackAsDestination =
                request ->
                        request.get(DST_OFFSET) == 127
                                && request.get(SRC_OFFSET) == 0
                                && request.getLong(COOKIE_OFFSET) == COOKIE;

        assertThat(v6only(Protocol.UDP, row, asksLoopbackAsDestination, row))
                .isEqualTo(InetSocketView.V6Only.OFF);
    }

    @Test
    void whatWasFoundOutIsNotWhatTheKernelSent() throws Exception {
        byte[] row = wildcard(LISTEN).message();
        ChannelFactory kernel =
                () ->
                        new FakeKernel(
                                request ->
                                        (request.getShort(FLAGS_OFFSET) & DUMP) != 0
                                                ? List.of(row, DiagRow.done(0))
                                                : List.of(row));
        List<Integer> seen = new ArrayList<>();
        try (SocketTable table = Tables.overKernel(kernel)) {
            table.visit(
                    tcp6(Protocol.TCP),
                    socket -> {
                        seen.add(socket.v6onlyOr(-1));
                        seen.add(socket.sentV6onlyOr(-1));
                    });
        }

        assertThat(seen).containsExactly(0, -1);
    }

    @Test
    void whatTheKernelTellsIsNotAskedFor() throws Exception {
        byte[] told = wildcard(LISTEN).attribute(11, new byte[] {1}).message();

        assertThat(v6only(Protocol.TCP, told, request -> true, told))
                .isEqualTo(InetSocketView.V6Only.ON);
    }

    @Test
    void aTableThatDoesNotAskBackSaysNotTold() throws Exception {
        byte[] row = wildcard(LISTEN).message();
        try (SocketTable table = Tables.over(() -> FakeKernel.answering(row, DiagRow.done(0)))) {
            assertThat(table.snapshot(tcp6(Protocol.TCP)).sockets().get(0).v6only())
                    .isEqualTo(InetSocketView.V6Only.NOT_TOLD);
        }
    }

    private static boolean asksAnyCookie(ByteBuffer request) {
        return request.getLong(COOKIE_OFFSET) == -1;
    }

    private static DiagRow wildcard(int state) {
        return DiagRow.row()
                .addresses(AF_INET6, new byte[16], new byte[16])
                .ports(80, 0)
                .state(state)
                .cookie(COOKIE);
    }

    /**
     * Dumps one row from a kernel that answers AF_INET look-ups that match the condition, the
     * others with ENOENT.
     */
    private static InetSocketView.V6Only v6only(
            Protocol protocol, byte[] row, Predicate<ByteBuffer> condition, byte[] answer)
            throws Exception {
        ChannelFactory kernel =
                () ->
                        new FakeKernel(
                                request -> {
                                    if ((request.getShort(FLAGS_OFFSET) & DUMP) != 0) {
                                        return List.of(row, DiagRow.done(0));
                                    }
                                    boolean asksIpv4 = request.get(FAMILY_OFFSET) == AF_INET;
                                    return List.of(
                                            asksIpv4 && condition.test(request) ? answer : ENOENT);
                                });
        try (SocketTable table = Tables.overKernel(kernel)) {
            return table.snapshot(tcp6(protocol)).sockets().get(0).v6only();
        }
    }

    private static SocketQuery tcp6(Protocol protocol) {
        return SocketQuery.of(protocol).withFamilies(EnumSet.of(AddressFamily.INET6));
    }
}
