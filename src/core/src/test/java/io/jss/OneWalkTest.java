package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.answer.Remark;
import io.jss.engine.ChannelFactory;
import io.jss.filter.build.FilterParser;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneWalkTest {

    private static final int TCPDIAG_GETSOCK = 18;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int TYPE_OFFSET = 4;
    private static final int EEXIST = 17;
    private static final byte[] DONE = DiagRow.done(0);
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    private final List<Integer> asked = new ArrayList<>();
    private List<byte[]> answer = List.of(DONE);
    private OptionalInt sockets = OptionalInt.of(4096);

    @Test
    void fewSocketsOfBothFamiliesAreOneRequestAndComeInTheUsualOrder() throws Exception {
        answer = List.of(ipv6(1), ipv4(2), ipv6(3), ipv4(4), ipv4(4), DONE);

        List<InetSocket> rows = look(SocketQuery.of(Protocol.TCP)).sockets();

        assertThat(asked).containsExactly(TCPDIAG_GETSOCK);
        assertThat(rows).extracting(InetSocket::cookie).containsExactly(2L, 4L, 1L, 3L);
        assertThat(rows)
                .extracting(InetSocket::socketFamily)
                .containsExactly(
                        AddressFamily.INET,
                        AddressFamily.INET,
                        AddressFamily.INET6,
                        AddressFamily.INET6);
    }

    @Test
    void rowsOfManyDatagramsAreKeptWhole() throws Exception {
        List<byte[]> rows = new ArrayList<>();
        for (long i = 1; i <= 500; i++) {
            rows.add(ipv6(2 * i));
            rows.add(ipv4(2 * i + 1));
        }
        rows.add(DONE);
        answer = rows;

        assertThat(look(SocketQuery.of(Protocol.TCP)).sockets())
                .hasSize(1000)
                .allMatch(row -> row.localPort() == 5001);
    }

    @Test
    void moreSocketsOrAnUnknownNumberAreARequestForEachFamily() throws Exception {
        sockets = OptionalInt.of(4097);
        look(SocketQuery.of(Protocol.TCP));
        sockets = OptionalInt.empty();
        look(SocketQuery.of(Protocol.TCP));

        assertThat(asked).hasSize(4).containsOnly(SOCK_DIAG_BY_FAMILY);
    }

    @Test
    void onlyBothFamiliesOfTcpWithoutFilterAreOneRequest() throws Exception {
        look(SocketQuery.of(Protocol.UDP));
        look(SocketQuery.of(Protocol.TCP).withFamilies(Set.of(AddressFamily.INET6)));
        look(SocketQuery.of(Protocol.TCP).withDetails(Set.of(Detail.BPF_STORAGES)));
        look(SocketQuery.of(Protocol.TCP).withFilter(new FilterParser().parse("sport = :22")));

        assertThat(asked).isNotEmpty().containsOnly(SOCK_DIAG_BY_FAMILY);
    }

    @Test
    void aKernelThatRefusesIsAskedForEachFamily() throws Exception {
        answer = null;

        assertThat(look(SocketQuery.of(Protocol.TCP)).sockets()).hasSize(2);
        assertThat(asked)
                .containsExactly(TCPDIAG_GETSOCK, SOCK_DIAG_BY_FAMILY, SOCK_DIAG_BY_FAMILY);
    }

    @Test
    void whatTheVisitorThrowsIsNoRefusalOfTheKernels() throws Exception {
        answer = List.of(ipv4(1), ipv4(2), DONE);
        List<Long> seen = new ArrayList<>();
        KernelErrorException failure = new KernelErrorException("a look-up", EEXIST, "");

        try (SocketTable table = Tables.over(new Channels())) {
            assertThatThrownBy(
                            () ->
                                    table.visit(
                                            SocketQuery.of(Protocol.TCP),
                                            socket -> {
                                                seen.add(socket.cookie());
                                                throw failure;
                                            }))
                    .isSameAs(failure);
        }
        assertThat(seen).containsExactly(1L);
    }

    @Test
    void whatIsLostOrInterruptedIsSaidOfBothFamilies() throws Exception {
        answer = List.of(ipv4(1), FakeKernel.LOST, ipv6(2), DONE);

        assertThat(look(SocketQuery.of(Protocol.TCP)).remarks())
                .containsExactly(
                        new Remark.AnswersLost(Protocol.TCP, AddressFamily.INET),
                        new Remark.AnswersLost(Protocol.TCP, AddressFamily.INET6));
    }

    @Test
    void aRowThatIsCutIsAnError() {
        answer =
                List.of(
                        KernelBytes.inNativeOrder()
                                .message(TCPDIAG_GETSOCK, 2, 0, 0, new byte[71])
                                .toArray(),
                        DONE);

        assertThatThrownBy(() -> look(SocketQuery.of(Protocol.TCP)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("inet_diag_msg");
    }

    private SocketSnapshot<InetSocket> look(SocketQuery query) throws IOException {
        try (SocketTable table = Tables.over(new Channels())) {
            return table.snapshot(query);
        }
    }

    private static byte[] ipv4(long cookie) {
        return DiagRow.row().cookie(cookie).legacyMessage();
    }

    private static byte[] ipv6(long cookie) {
        return DiagRow.row().addresses(10, MAPPED, MAPPED).cookie(cookie).legacyMessage();
    }

    private List<byte[]> answer(ByteBuffer request) {
        int type = request.getShort(TYPE_OFFSET);
        asked.add(type);
        if (type == TCPDIAG_GETSOCK) {
            return answer == null ? List.of(DiagRow.done(-EEXIST)) : answer;
        }
        return List.of(DiagRow.row().cookie(asked.size()).message(), DONE);
    }

    private final class Channels implements ChannelFactory {

        @Override
        public NetlinkChannel open() {
            return new FakeKernel(OneWalkTest.this::answer);
        }

        @Override
        public OptionalInt sockets() {
            return sockets;
        }

        @Override
        public OptionalInt buckets(Protocol protocol) {
            return OptionalInt.of(1 << 18);
        }
    }
}
