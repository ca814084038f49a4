package io.jss.sys.calls;

import static io.jss.sys.calls.Constants.AF_INET;
import static io.jss.sys.calls.Constants.AF_NETLINK;
import static io.jss.sys.calls.Constants.AF_UNSPEC;
import static io.jss.sys.calls.Constants.MSG_DONTWAIT;
import static io.jss.sys.calls.Constants.MSG_PEEK;
import static io.jss.sys.calls.Constants.MSG_TRUNC;
import static io.jss.sys.calls.Constants.NETLINK_ROUTE;
import static io.jss.sys.calls.Constants.SOCK_CLOEXEC;
import static io.jss.sys.calls.Constants.SOCK_DGRAM;
import static io.jss.sys.calls.Constants.SOCK_RAW;
import static io.jss.sys.calls.Constants.SOL_SOCKET;
import static io.jss.sys.calls.Constants.SO_RCVBUF;
import static io.jss.sys.calls.Constants.SO_RCVTIMEO;
import static io.jss.sys.calls.Constants.SO_SNDTIMEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketCallsTest {
    /** Bytes of a {@code struct sockaddr_in}, and of a {@code struct sockaddr_nl} below. */
    private static final int SOCKADDR_IN = 16;

    private static final int SOCKADDR_NL = 12;

    private final NativeBuffer buffer = NativeBuffer.allocate(64);
    private final NativeBuffer address = NativeBuffer.allocate(32);

    @AfterEach
    void release() {
        buffer.close();
        address.close();
    }

    @Test
    void netlinkSocketGetsAPortid() throws IOException {
        int fd = SystemCalls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        address.bytes().putShort(4, (short) AF_NETLINK);
        SystemCalls.bind(fd, address, 4, SOCKADDR_NL);

        assertThat(SystemCalls.getsockname(fd, address, 16, SOCKADDR_NL)).isEqualTo(SOCKADDR_NL);
        assertThat(address.bytes().getShort(16)).isEqualTo((short) AF_NETLINK);
        assertThat(address.bytes().getInt(20)).isNotZero();
        SystemCalls.close(fd);
    }

    @Test
    void addressThatDoesNotFitIsCutAndItsTrueLengthReturned() throws IOException {
        int fd = SystemCalls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        address.bytes().putLong(8, -1);

        assertThat(SystemCalls.getsockname(fd, address, 0, 8)).isEqualTo(SOCKADDR_NL);
        assertThat(address.bytes().getLong(8)).isEqualTo(-1);
        SystemCalls.close(fd);
    }

    @Test
    void netlinkAnswersWhatWasSent() throws IOException {
        int fd = SystemCalls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        putMessageOfUnknownType(8);

        assertThat(SystemCalls.send(fd, buffer, 8, 16, 0)).isEqualTo(16);
        int received = SystemCalls.recvfrom(fd, buffer, 0, 64, 0, address, 4, SOCKADDR_NL);

        assertThat(received).isEqualTo(36);
        assertThat(buffer.bytes().getShort(4)).isEqualTo((short) 2); // NLMSG_ERROR
        assertThat(buffer.bytes().getInt(16)).isEqualTo(-Errno.EOPNOTSUPP);
        assertThat(address.bytes().getShort(4)).isEqualTo((short) AF_NETLINK);
        assertThat(address.bytes().getInt(8)).isZero(); // the kernel's portid
        SystemCalls.close(fd);
    }

    @Test
    void trueLengthOfADatagramThatDoesNotFitIsReturned() throws IOException {
        int fd = SystemCalls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
        putMessageOfUnknownType(0);
        SystemCalls.send(fd, buffer, 0, 16, 0);
        buffer.bytes().putLong(20, -1);

        int flags = MSG_PEEK | MSG_TRUNC;
        assertThat(SystemCalls.recvfrom(fd, buffer, 0, 20, flags, address, 0, SOCKADDR_NL))
                .isEqualTo(36);
        assertThat(SystemCalls.recvfrom(fd, buffer, 0, 20, MSG_TRUNC, address, 0, SOCKADDR_NL))
                .isEqualTo(36);
        assertThat(buffer.bytes().getLong(20)).isEqualTo(-1);
        SystemCalls.close(fd);
    }

    /** A {@code struct nlmsghdr} that asks for an acknowledgement of a type that nobody knows. */
    private void putMessageOfUnknownType(int offset) {
        buffer.bytes().putInt(offset, 16).putShort(offset + 4, (short) 0x7ff0);
        buffer.bytes().putShort(offset + 6, (short) 5);
    }

    @Test
    void datagramComesWithItsSendersAddress() throws IOException {
        int fd = boundToLoopback();
        try (DatagramSocket sender = new DatagramSocket()) {
            sender.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, loopback(), port(fd)));

            int received = SystemCalls.recvfrom(fd, buffer, 5, 16, 0, address, 0, SOCKADDR_IN);

            assertThat(received).isEqualTo(3);
            assertThat(buffer.bytes().getInt(4)).isEqualTo(nativeOrder(0, 1, 2, 3));
            assertThat(portIn(0)).isEqualTo(sender.getLocalPort());
        }
        SystemCalls.close(fd);
    }

    @Test
    void oldSenderIsForgottenWhereThereIsNone() throws IOException {
        int fd = boundToLoopback();
        address.bytes().putLong(0, -1).putLong(8, -1).putLong(16, -1);

        assertThatThrownBy(
                        () ->
                                SystemCalls.recvfrom(
                                        fd, buffer, 0, 8, MSG_DONTWAIT, address, 0, SOCKADDR_IN))
                .hasMessage("recvfrom: EAGAIN (Resource temporarily unavailable)");
        assertThat(address.bytes().getShort(0)).isEqualTo((short) AF_UNSPEC);
        assertThat(address.bytes().getLong(8)).isZero();
        assertThat(address.bytes().getLong(16)).isEqualTo(-1);
        SystemCalls.close(fd);
    }

    @Test
    void receiveEndsWithEagainWhenItsTimeHasPassed() throws IOException {
        int fd = boundToLoopback();
        buffer.bytes().putLong(0, 0).putLong(8, 1000); // struct timeval: seconds, microseconds
        SystemCalls.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, buffer, 0, 16);

        assertThatThrownBy(() -> SystemCalls.recvfrom(fd, buffer, 0, 8, 0, address, 0, SOCKADDR_IN))
                .isInstanceOfSatisfying(
                        SystemCallException.class,
                        e -> assertThat(e.errno()).isEqualTo(Errno.EAGAIN));
        SystemCalls.close(fd);
    }

    @Test
    void optionsAreReadBackAsTheyWereSet() throws IOException {
        int fd = boundToLoopback();
        buffer.bytes().putLong(8, 7).putLong(16, 0);
        SystemCalls.setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, buffer, 8, 16);
        assertThat(SystemCalls.getsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, buffer, 32, 32))
                .isEqualTo(16);
        assertThat(buffer.bytes().getLong(32)).isEqualTo(7);

        buffer.bytes().putInt(0, 8192);
        SystemCalls.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, buffer, 0, 4);
        assertThat(SystemCalls.getsockopt(fd, SOL_SOCKET, SO_RCVBUF, buffer, 0, 4)).isEqualTo(4);
        assertThat(buffer.bytes().getInt(0)).isEqualTo(2 * 8192); // doubled, see socket(7)
        SystemCalls.close(fd);
    }

    @Test
    void failuresNameTheirCall() {
        assertThatThrownBy(() -> SystemCalls.socket(AF_NETLINK, SOCK_RAW, 255))
                .hasMessage("socket: EPROTONOSUPPORT (Protocol not supported)");
        assertThatThrownBy(() -> SystemCalls.socket(200, SOCK_RAW, 0))
                .hasMessage("socket: EAFNOSUPPORT (Address family not supported by protocol)");
        assertThatThrownBy(() -> SystemCalls.bind(-1, address, 0, 16))
                .hasMessage("bind: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.getsockname(-1, address, 0, 16))
                .hasMessage("getsockname: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.setsockopt(-1, SOL_SOCKET, SO_RCVBUF, buffer, 0, 4))
                .hasMessage("setsockopt: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.getsockopt(-1, SOL_SOCKET, SO_RCVBUF, buffer, 0, 4))
                .hasMessage("getsockopt: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.send(-1, buffer, 0, 4, 0))
                .hasMessage("send: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.recvfrom(-1, buffer, 0, 4, 0, address, 0, 16))
                .hasMessage("recvfrom: EBADF (Bad file descriptor)");
    }

    private int boundToLoopback() throws IOException {
        int fd = SystemCalls.socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        address.bytes().putShort(0, (short) AF_INET).putShort(2, (short) 0);
        address.bytes().put(4, loopback().getAddress()).putLong(8, 0);
        SystemCalls.bind(fd, address, 0, SOCKADDR_IN);
        return fd;
    }

    private int port(int fd) throws IOException {
        SystemCalls.getsockname(fd, address, 0, SOCKADDR_IN);
        return portIn(0);
    }

    private int portIn(int offset) {
        int high = address.bytes().get(offset + 2) & 0xff;
        return (high << 8) | (address.bytes().get(offset + 3) & 0xff);
    }

    private static int nativeOrder(int b0, int b1, int b2, int b3) {
        int big = b0 << 24 | b1 << 16 | b2 << 8 | b3;
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return little ? Integer.reverseBytes(big) : big;
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
