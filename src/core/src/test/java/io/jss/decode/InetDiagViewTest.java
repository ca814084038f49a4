package io.jss.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.MalformedMessageException;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.Timer;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InetDiagViewTest {

    private static final int SHUTDOWN = 8;
    private static final int IP_PROTOCOL = 10;
    private static final int SKV6ONLY = 11;
    private static final int MARK = 15;
    private static final int CGROUP_ID = 21;
    private static final int SOCKOPT = 22;

    /** An AF_INET6 connection that carries IPv4, as a little-endian kernel writes it. */
    private static final String MAPPED_LITTLE_ENDIAN =
            """
            0a 01 02 03                                      family 10, state 1, timer 2, retrans 3
            10 93 fb 72                                      ports 4243 and 64370, network order
            00 00 00 00 00 00 00 00 00 00 ff ff 0a 00 00 0c  local ::ffff:10.0.0.12
            00 00 00 00 00 00 00 00 00 00 ff ff 0a 00 00 14  remote ::ffff:10.0.0.20
            07 00 00 00                                      interface 7
            44 33 22 11 88 77 66 f5                          cookie 0xf566778811223344, low word first
            e8 03 00 00                                      expires 1000 ms
            05 00 00 00 06 00 00 80                          rqueue 5, wqueue 0x80000006
            fe ff 00 00 ff ff ff ff                          uid 65534, inode 4294967295
            05 00 08 00 03 00 00 00                          SHUTDOWN 3
            0c 00 15 00 ef cd ab 89 67 45 23 01              CGROUP_ID 0x0123456789abcdef
            06 00 16 00 21 02 00 00                          SOCKOPT recverr, transparent; recverr_rfc4884
            08 00 0f 00 2a 00 00 00                          MARK 42
            """;

    private static final String MAPPED_BIG_ENDIAN =
            """
            0a 01 02 03                                      family 10, state 1, timer 2, retrans 3
            10 93 fb 72                                      ports 4243 and 64370, network order
            00 00 00 00 00 00 00 00 00 00 ff ff 0a 00 00 0c  local ::ffff:10.0.0.12
            00 00 00 00 00 00 00 00 00 00 ff ff 0a 00 00 14  remote ::ffff:10.0.0.20
            00 00 00 07                                      interface 7
            11 22 33 44 f5 66 77 88                          cookie 0xf566778811223344, low word first
            00 00 03 e8                                      expires 1000 ms
            00 00 00 05 80 00 00 06                          rqueue 5, wqueue 0x80000006
            00 00 ff fe ff ff ff ff                          uid 65534, inode 4294967295
            00 05 00 08 03 00 00 00                          SHUTDOWN 3
            00 0c 00 15 01 23 45 67 89 ab cd ef              CGROUP_ID 0x0123456789abcdef
            00 06 00 16 84 40 00 00                          SOCKOPT, bit-fields from the top
            00 08 00 0f 00 00 00 2a                          MARK 42
            """;

    static List<ByteBuffer> bothOrders() {
        return List.of(
                annotated(ByteOrder.LITTLE_ENDIAN, MAPPED_LITTLE_ENDIAN),
                annotated(ByteOrder.BIG_ENDIAN, MAPPED_BIG_ENDIAN));
    }

    private static ByteBuffer annotated(ByteOrder order, String lines) {
        KernelBytes bytes = KernelBytes.in(order);
        lines.lines().forEach(line -> bytes.hex(line.split(" {2,}", 2)[0]));
        return bytes.toBuffer();
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void readsEveryFieldInTheOrderOfTheKernelThatWroteIt(ByteBuffer bytes) throws Exception {
        assertEveryField(view(bytes));
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void copyOfAViewKeepsEveryField(ByteBuffer bytes) throws Exception {
        InetDiagView view = view(bytes);
        InetSocket copy = InetSocket.copyOf(view);
        view.wrap(bytesOf(DiagRow.row()), 0, 72, Protocol.UDP);

        assertEveryField(copy);
        assertThat(copy)
                .hasToString(
                        "tcp6 ESTABLISHED [::ffff:10.0.0.12%7]:4243 [::ffff:10.0.0.20%7]:64370");
    }

    private static void assertEveryField(InetSocketView socket) {
        assertThat(socket.protocol()).isEqualTo(Protocol.TCP);
        assertThat(socket.socketFamily()).isEqualTo(AddressFamily.INET6);
        assertThat(socket.state()).isEqualTo(SocketState.ESTABLISHED);
        assertThat(socket.timer().kind()).isEqualTo(Timer.Kind.KEEPALIVE);
        assertThat(socket.timer().retransmits()).isEqualTo(3);
        assertThat(socket.timer().expiresMillis()).isEqualTo(1000);
        assertThat(socket.localAddress()).isEqualTo(IpAddress.parse("::ffff:10.0.0.12"));
        assertThat(socket.remoteAddress()).isEqualTo(IpAddress.parse("::ffff:10.0.0.20"));
        assertThat(socket.localPort()).isEqualTo(4243);
        assertThat(socket.remotePort()).isEqualTo(64370);
        assertThat(socket.interfaceIndex()).isEqualTo(7);
        assertThat(socket.cookie()).isEqualTo(0xf566778811223344L);
        assertThat(socket.rqueue()).isEqualTo(5);
        assertThat(socket.wqueue()).isEqualTo(0x80000006L);
        assertThat(socket.uid()).hasValue(65534);
        assertThat(socket.inode()).hasValue(4294967295L);
        assertThat(socket.shutdown()).hasValue(3);
        assertThat(socket.mark()).hasValue(42);
        assertThat(socket.cgroupId()).hasValue(0x0123456789abcdefL);
        assertThat(socket.v6only()).isEqualTo(InetSocketView.V6Only.NOT_TOLD);
        assertThat(socket.ipProtocol()).isEmpty();
        assertThat(socket.socketOptions())
                .hasValueSatisfying(
                        options -> {
                            assertThat(options.recverr()).isTrue();
                            assertThat(options.transparent()).isTrue();
                            assertThat(options.recverrRfc4884()).isTrue();
                            assertThat(options.bits()).isEqualTo(0x221);
                        });
    }

    @ParameterizedTest
    @MethodSource("bothOrders")
    void cutAtEveryLengthItIsAnErrorOfOursOrAShorterTruth(ByteBuffer bytes) throws Exception {
        int whole = bytes.limit();
        int shorterTruths = 0;
        for (int length = 0; length < whole; length++) {
            ByteBuffer cut = bytes.duplicate().order(bytes.order()).limit(length);
            InetDiagView view = new InetDiagView();
            try {
                view.wrap(cut, 0, length, Protocol.TCP);
            } catch (MalformedMessageException e) {
                assertThat(e).hasMessageStartingWith("malformed ");
                continue;
            }
            shorterTruths++;
            assertThat(view.localPort()).isEqualTo(4243);
            assertThat(view.inode()).hasValue(4294967295L);
            assertThat(InetSocket.copyOf(view).mark()).isEmpty();
        }
        assertThat(shorterTruths)
                .as("cuts between attributes, padding of the last one or not")
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void anIpv4AddressIsTheFirstFourBytesOfItsField() throws Exception {
        InetDiagView view =
                view(
                        DiagRow.row()
                                .addresses(
                                        2,
                                        new byte[] {(byte) 192, 0, 2, 1},
                                        new byte[] {10, 1, 2, 3}));

        assertThat(view.socketFamily()).isEqualTo(AddressFamily.INET);
        assertThat(view.local()).hasToString("192.0.2.1:5001");
        assertThat(view.remote()).hasToString("10.1.2.3:5101");
    }

    @Test
    void uidAndInodeZeroOfAMinisockAreUnknown() throws Exception {
        InetDiagView view = view(DiagRow.row().state(6).owner(0, 0));

        assertThat(view.uid()).isEmpty();
        assertThat(view.inode()).isEmpty();
        assertThat(view.uidOr(-7)).isEqualTo(-7);
    }

    @Test
    void uidZeroOfASocketWithAFileIsRoot() throws Exception {
        assertThat(view(DiagRow.row().owner(0, 5)).uid()).hasValue(0);
    }

    @Test
    void v6onlyIsOnOffOrNotTold() throws Exception {
        assertThat(view(DiagRow.row().attribute(SKV6ONLY, new byte[] {1})).v6only())
                .isEqualTo(InetSocketView.V6Only.ON);
        assertThat(view(DiagRow.row().attribute(SKV6ONLY, new byte[] {0})).v6only())
                .isEqualTo(InetSocketView.V6Only.OFF);
        assertThat(view(DiagRow.row()).v6only()).isEqualTo(InetSocketView.V6Only.NOT_TOLD);
    }

    @Test
    void attributesShorterThanTheirValueAreAbsent() throws Exception {
        InetDiagView view =
                view(
                        DiagRow.row()
                                .attribute(MARK, new byte[2])
                                .attribute(CGROUP_ID, new byte[4])
                                .attribute(SOCKOPT, new byte[1])
                                .attribute(SHUTDOWN, new byte[0])
                                .attribute(IP_PROTOCOL, new byte[0]));

        assertThat(view.mark()).isEmpty();
        assertThat(view.cgroupId()).isEmpty();
        assertThat(view.socketOptions()).isEmpty();
        assertThat(view.shutdown()).isEmpty();
        assertThat(view.ipProtocol()).isEmpty();
    }

    @Test
    void flagBitsOfTheTypeAreMaskedAndUnknownAttributesPassedOver() throws Exception {
        InetDiagView view =
                view(
                        DiagRow.row()
                                .attribute(0x3fff, new byte[9])
                                .attribute(0x8000 | SHUTDOWN, new byte[] {1})
                                .attribute(23, new byte[0]));

        assertThat(view.shutdown()).hasValue(1);
    }

    @Test
    void attributesOfOneSocketDoNotLeakIntoTheNext() throws Exception {
        InetDiagView view =
                view(DiagRow.row().attribute(MARK, KernelBytes.inNativeOrder().u32(9).toArray()));
        assertThat(view.mark()).hasValue(9);

        ByteBuffer next = bytesOf(DiagRow.row());
        view.wrap(next, 0, next.limit(), Protocol.TCP);

        assertThat(view.mark()).isEmpty();
    }

    @Test
    void statesAndTimersThatAreNotKnownKeepTheirNumber() throws Exception {
        InetDiagView view = view(DiagRow.row().state(200).timer(250, 255, 0xffffffffL));

        assertThat(view.state()).isEqualTo(SocketState.UNKNOWN);
        assertThat(InetSocket.copyOf(view).stateNumber()).isEqualTo(200);
        assertThat(InetSocket.copyOf(view).timer().kind()).isEqualTo(Timer.Kind.UNKNOWN);
        assertThat(InetSocket.copyOf(view).timer().number()).isEqualTo(250);
        assertThat(InetSocket.copyOf(view).timer().retransmits()).isEqualTo(255);
        assertThat(InetSocket.copyOf(view).timer().expiresMillis()).isEqualTo(0xffffffffL);
    }

    @Test
    void aFamilyThatIsNoInternetFamilyIsMalformed() {
        DiagRow row = DiagRow.row().addresses(1, new byte[16], new byte[16]);

        assertThatThrownBy(() -> view(row))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("malformed inet_diag_msg at byte 0: expected family 2 or 10, found 1");
    }

    private static InetDiagView view(DiagRow row) throws MalformedMessageException {
        return view(bytesOf(row));
    }

    private static ByteBuffer bytesOf(DiagRow row) {
        return ByteBuffer.wrap(row.payload()).order(ByteOrder.nativeOrder());
    }

    private static InetDiagView view(ByteBuffer bytes) throws MalformedMessageException {
        InetDiagView view = new InetDiagView();
        view.wrap(bytes, 0, bytes.limit(), Protocol.TCP);
        return view;
    }
}
