package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.KernelErrorException;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact look-ups in bytes: what is asked, and which answer is one. */
class SocketLookupsTest {

    private static final int EXTENSIONS = 18;
    private static final int SOURCE = 28;
    private static final int DESTINATION = 44;
    private static final int SKV6ONLY = 11;
    private static final int LISTEN = 10;
    private static final int EPERM = 1;
    private static final byte[] ANY4 = new byte[4];
    private static final byte[] ANY6 = new byte[16];
    private static final byte[] NOT_THERE =
            KernelBytes.inNativeOrder()
                    .message(
                            2,
                            0,
                            0,
                            0,
                            KernelBytes.inNativeOrder().u32(-2).raw(new byte[16]).toArray())
                    .toArray();

    private static Connection open(Protocol protocol, String local, int port) {
        String remote = local.contains(":") ? "::" : "0.0.0.0";
        return new Connection(protocol, end(local, port), end(remote, 0));
    }

    private static Endpoint end(String address, int port) {
        return Endpoint.of(IpAddress.parse(address), port);
    }

    private static DiagRow listener(byte[] any, int v6only) {
        DiagRow row =
                DiagRow.row()
                        .addresses(any.length == 4 ? 2 : 10, any, any)
                        .ports(8080, 0)
                        .state(LISTEN);
        return v6only < 0 ? row : row.attribute(SKV6ONLY, new byte[] {(byte) v6only});
    }

    private static Optional<InetSocket> answer(Connection asked, DiagRow row) throws IOException {
        try (SocketTable table = table(FakeKernel.answering(row.message()))) {
            return table.find(asked);
        }
    }

    private static SocketTable table(FakeKernel kernel) {
        return Tables.over(() -> kernel);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0, true",
        "0.0.0.0, -1, true",
        "::ffff:0.0.0.0, 0, true",
        "::, 0, true",
        "::, 1, true",
        "0.0.0.0, 1, false",
        "127.0.0.1, 0, false",
        "::1, 0, false",
    })
    void dualStackListenerIsWhatTakesIpv4OnTheWildcard(String asked, int v6only, boolean found)
            throws Exception {
        assertThat(answer(open(Protocol.TCP, asked, 8080), listener(ANY6, v6only)).isPresent())
                .isEqualTo(found);
        assertThat(answer(open(Protocol.UDP, asked, 8080), listener(ANY6, v6only)).isPresent())
                .isEqualTo(found);
        assertThat(answer(open(Protocol.TCP, asked, 8081), listener(ANY6, v6only))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, true", "::ffff:0.0.0.0, false", "::, false", "127.0.0.1, false"})
    void listenerOnIpv4IsFoundByIpv4Alone(String asked, boolean found) throws Exception {
        boolean isMapped = asked.startsWith("::ffff");
        assertThat(answer(open(Protocol.TCP, asked, 8080), listener(ANY4, -1)).isPresent())
                .isEqualTo(found || isMapped);
    }

    @Test
    void rawSocketOfIpv6TakesNoIpv4() throws Exception {
        FakeKernel kernel = FakeKernel.answering(listener(ANY6, 0).message(), DiagRow.done(0));
        try (SocketTable table = table(kernel)) {
            assertThat(table.find(open(Protocol.RAW, "0.0.0.0", 8080))).isEmpty();
            assertThat(table.find(open(Protocol.RAW, "::", 8080))).isPresent();
        }
    }

    @Test
    void datagramSocketOnTheWildcardIsAskedForOnLoopbackWhereAnOldKernelFindsNone()
            throws Exception {
        for (String any : List.of("0.0.0.0", "::")) {
            byte[] row = listener(any.contains(":") ? ANY6 : ANY4, -1).message();
            Function<ByteBuffer, List<byte[]>> old =
                    request -> {
                        // UDP is asked with its ends swapped
                        int last = any.contains(":") ? DESTINATION + 15 : DESTINATION + 3;
                        return List.of(request.get(last) == 1 ? row : NOT_THERE);
                    };
            FakeKernel kernel = new FakeKernel(old);
            try (SocketTable table = table(kernel)) {
                assertThat(table.find(open(Protocol.UDP, any, 8080))).isPresent();
                assertThat(table.visit(open(Protocol.UDP, any, 8080), Set.of(), socket -> {}))
                        .isTrue();
                assertThat(kernel.requests()).hasSize(4);
                assertThat(table.find(open(Protocol.TCP, any, 8080))).isEmpty();
                assertThat(kernel.requests()).hasSize(5);
            }
        }
    }

    @Test
    void refusalOfTheSecondRequestIsAnErrorInLookUpsOfOneAndOfMany() throws Exception {
        byte[] refused = NOT_THERE.clone();
        ByteBuffer.wrap(refused).order(ByteOrder.nativeOrder()).putInt(16, -EPERM);
        Connection asked = open(Protocol.UDP, "0.0.0.0", 8080);
        int last = DESTINATION + 3; // UDP is asked with its ends swapped
        FakeKernel kernel =
                new FakeKernel(request -> List.of(request.get(last) == 1 ? refused : NOT_THERE));
        try (SocketTable table = table(kernel)) {
            assertThatThrownBy(() -> table.visit(asked, Set.of(), socket -> {}))
                    .isInstanceOf(KernelErrorException.class)
                    .hasMessageContaining("EPERM");
            assertThatThrownBy(() -> table.findAll(List.of(asked)))
                    .isInstanceOf(KernelErrorException.class)
                    .hasMessageContaining("EPERM");
        }
        assertThat(kernel.requests()).hasSize(4);
    }

    @Test
    void onlyTheDetailsThatAreWantedAreAskedFor() throws Exception {
        FakeKernel kernel = FakeKernel.answering(DiagRow.row().message());
        Connection asked =
                new Connection(Protocol.TCP, end("127.0.0.1", 5001), end("127.0.0.1", 5101));
        try (SocketTable table = table(kernel)) {
            assertThat(table.find(asked)).isPresent();
            assertThat(table.find(asked, Set.of())).isPresent();
            assertThat(table.find(asked, EnumSet.of(Detail.INFO))).isPresent();
            assertThat(table.findAll(List.of(asked), EnumSet.of(Detail.CONGESTION))).hasSize(1);
            assertThat(table.visit(asked, EnumSet.of(Detail.TOS), socket -> {})).isTrue();
            assertThat(table.visitAll(List.of(asked), Set.of(), (index, socket) -> {}))
                    .isEqualTo(1);
            assertThatThrownBy(() -> table.find(asked, EnumSet.of(Detail.BPF_STORAGES)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the kernel sends BPF storages in dumps only");
        }
        assertThat(kernel.requests())
                .extracting(request -> request[EXTENSIONS] & 0xff)
                .containsExactly(0x7f, 0, 1 << 1, 1 << 3, 1 << 4, 0);
    }

    @Test
    void bufferOfTheLastLookUpLeavesNothingInTheNext() throws Exception {
        FakeKernel kernel = FakeKernel.answering(NOT_THERE);
        Connection six = new Connection(Protocol.TCP, end("2001:db8::1", 1), end("2001:db8::2", 2));
        Connection four = new Connection(Protocol.TCP, end("192.0.2.1", 3), end("192.0.2.2", 4));
        try (SocketTable table = table(kernel)) {
            for (Connection asked : List.of(six, four, six)) {
                assertThat(table.visit(asked, Set.of(), socket -> {})).isFalse();
            }
        }
        List<byte[]> sent = kernel.requests();
        assertThat(sent.get(1)).startsWith(new byte[] {72, 0, 0, 0}).hasSize(72);
        byte[] address = new byte[16];
        ByteBuffer.wrap(sent.get(1)).get(SOURCE, address);
        assertThat(address)
                .isEqualTo(new byte[] {(byte) 192, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        ByteBuffer.wrap(sent.get(2)).get(SOURCE, address);
        assertThat(address).isEqualTo(IpAddress.parse("2001:db8::1").toBytes());
        ByteBuffer.wrap(sent.get(2)).get(DESTINATION, address);
        assertThat(address).isEqualTo(IpAddress.parse("2001:db8::2").toBytes());
    }

    @Test
    void viewThatOutlivesItsLookUpThrows() throws Exception {
        FakeKernel kernel = FakeKernel.answering(DiagRow.row().message());
        Connection asked =
                new Connection(Protocol.TCP, end("127.0.0.1", 5001), end("127.0.0.1", 5101));
        List<InetSocketView> kept = new ArrayList<>();
        try (SocketTable table = table(kernel)) {
            table.visit(asked, Set.of(), kept::add);
            assertThatThrownBy(() -> kept.get(0).cookie())
                    .isInstanceOf(IllegalStateException.class);
            table.visitAll(List.of(asked), Set.of(), (index, socket) -> kept.add(socket));
            assertThatThrownBy(() -> kept.get(1).cookie())
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(kept).hasSize(2);
    }

    @Test
    void eachOfManyKnowsItsPlace() throws Exception {
        List<Connection> asked = new ArrayList<>();
        for (int port = 1; port <= 250; port++) {
            asked.add(new Connection(Protocol.TCP, end("127.0.0.1", port), end("127.0.0.1", 9)));
        }
        FakeKernel kernel = new FakeKernel(SocketLookupsTest::oddPorts);
        List<Integer> places = new ArrayList<>();
        try (SocketTable table = table(kernel)) {
            int found =
                    table.visitAll(
                            asked,
                            Set.of(),
                            (index, socket) -> {
                                assertThat(socket.localPort()).isEqualTo(index + 1);
                                places.add(index);
                            });
            assertThat(found).isEqualTo(125);
            assertThat(table.findAll(asked, Set.of()).stream().filter(Optional::isPresent))
                    .hasSize(125);
        }
        assertThat(places).hasSize(125).allMatch(place -> place % 2 == 0);
    }

    /** Answers each request of a datagram: a socket for an odd local port, else ENOENT. */
    private static List<byte[]> oddPorts(ByteBuffer requests) {
        List<byte[]> answers = new ArrayList<>();
        for (int at = 0; at < requests.limit(); at += 72) {
            int port = ((requests.get(at + 24) & 0xff) << 8) | (requests.get(at + 25) & 0xff);
            byte[] answer =
                    port % 2 == 1 ? DiagRow.row().ports(port, 9).message() : NOT_THERE.clone();
            ByteBuffer.wrap(answer)
                    .order(java.nio.ByteOrder.nativeOrder())
                    .putInt(8, requests.getInt(at + 8));
            answers.add(answer);
        }
        return answers;
    }
}
