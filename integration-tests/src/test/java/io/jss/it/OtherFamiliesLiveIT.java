package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Netlink, packet and vsock sockets of a namespace of the test's own, against ss. */
@Tag("kernel")
class OtherFamiliesLiveIT {

    private static final String NETLINK_SCRIPT =
            """
            NETLINK_ROUTE = 0; SOL_NETLINK = 270; ADD_MEMBERSHIP = 1; NO_ENOBUFS = 5
            listener = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)
            listener.bind((4242, 0))
            for group in (1, 5, 33): listener.setsockopt(SOL_NETLINK, ADD_MEMBERSHIP, group)
            listener.setsockopt(SOL_NETLINK, NO_ENOBUFS, 1)
            connected = socket(AF_NETLINK, SOCK_DGRAM, NETLINK_ROUTE)
            connected.bind((4243, 0)); connected.connect((4242, 0))
            ready(*[os.fstat(s.fileno()).st_ino for s in (listener, connected)])
            """;

    private static final String PACKET_SCRIPT =
            """
            SOL_PACKET = 263; ADD_MEMBERSHIP = 1; AUXDATA = 8; FANOUT = 18; RX_RING = 5
            raw = socket(AF_PACKET, SOCK_RAW, htons(3)); raw.bind(('lo', 3))
            raw.setsockopt(SOL_PACKET, ADD_MEMBERSHIP,
                struct.pack('=iHH8s', 1, 1, 0, b''))
            raw.setsockopt(SOL_PACKET, AUXDATA, 1)
            raw.setsockopt(SOL_PACKET, FANOUT, 42)
            code = struct.pack('=HBBI', 0x06, 0, 0, 0xffff)
            import ctypes
            buffer = ctypes.create_string_buffer(code)
            raw.setsockopt(SOL_SOCKET, 26, struct.pack('@HP', 1, ctypes.addressof(buffer)))
            cooked = socket(AF_PACKET, SOCK_DGRAM, htons(0x800))
            cooked.setsockopt(SOL_PACKET, RX_RING, struct.pack('=IIII', 4096, 2, 2048, 4))
            ready(*[os.fstat(s.fileno()).st_ino for s in (raw, cooked)])
            """;

    @Test
    void netlinkSocketsTellAddressGroupsAndFlags() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(NETLINK_SCRIPT);
                            SocketTable table = SocketTable.open()) {
                        List<NetlinkDiagSocket> sockets =
                                table.snapshot(SocketFamily.NETLINK).sockets();
                        NetlinkDiagSocket listener =
                                only(sockets, socket -> socket.inode(), python.number(0));
                        NetlinkDiagSocket connected =
                                only(sockets, socket -> socket.inode(), python.number(1));

                        assertThat(listener.type()).isEqualTo(SocketType.RAW);
                        assertThat(listener.portId()).isEqualTo(4242);
                        assertThat(listener.stateNumber()).as("never connected").isEqualTo(7);
                        assertThat(listener.groups().orElseThrow()).containsExactly(1, 5, 33);
                        assertThat(listener.flags().orElseThrow() & 8)
                                .as("NO_ENOBUFS")
                                .isEqualTo(8);
                        assertThat(connected.type()).isEqualTo(SocketType.DGRAM);
                        assertThat(connected.stateNumber()).isEqualTo(1);
                        assertThat(connected.dstPortId()).isEqualTo(4242);
                        assertThat(sockets).as("the kernel's own").anyMatch(s -> s.portId() == 0);
                        verifyNetlinkAgainstSs(sockets);
                        return null;
                    }
                });
    }

    private static void verifyNetlinkAgainstSs(List<NetlinkDiagSocket> sockets) throws Exception {
        Matcher rows =
                Pattern.compile("^UNCONN +(\\d+) +(\\d+) +(\\d+):(\\d+) +\\S+", Pattern.MULTILINE)
                        .matcher(NetworkTool.output("ss", "-an", "-f", "netlink"));
        int compared = 0;
        while (rows.find()) {
            int protocol = Integer.parseInt(rows.group(3));
            long portId = Long.parseLong(rows.group(4));
            if (portId != 0 && portId != 4242 && portId != 4243) {
                continue; // of ss itself
            }
            assertThat(sockets)
                    .as(rows.group())
                    .anyMatch(s -> s.protocol() == protocol && s.portId() == portId);
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    @Test
    void packetSocketsTellInterfaceRingFanoutAndFilter() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    NetworkTool.output("ip", "link", "set", "lo", "up");
                    try (PythonSockets python = PythonSockets.run(PACKET_SCRIPT);
                            SocketTable table = SocketTable.open()) {
                        List<PacketSocket> sockets = table.snapshot(SocketFamily.PACKET).sockets();
                        assertThat(sockets).hasSize(2);
                        verifyRaw(only(sockets, PacketSocket::inode, python.number(0)));
                        verifyCooked(only(sockets, PacketSocket::inode, python.number(1)));
                        verifyPacketAgainstSs();
                        return null;
                    }
                });
    }

    private static void verifyRaw(PacketSocket raw) {
        assertThat(raw.type()).isEqualTo(SocketType.RAW);
        assertThat(raw.protocol()).isEqualTo(3);
        PacketSocket.Info info = raw.info().orElseThrow();
        assertThat(info.interfaceIndex()).isEqualTo(1);
        assertThat(info.flags() & 3).as("running, auxdata").isEqualTo(3);
        assertThat(raw.memberships().orElseThrow())
                .singleElement()
                .satisfies(one -> assertThat(one.type()).as("PACKET_MR_PROMISC").isEqualTo(1));
        assertThat(raw.fanout()).hasValue(42);
        assertThat(raw.uid()).hasValue(0);
        assertThat(raw.filter()).hasValue(List.of(0x0006_0000_0000_ffffL));
        assertThat(raw.rxRing()).isEmpty();
    }

    private static void verifyCooked(PacketSocket cooked) {
        assertThat(cooked.type()).isEqualTo(SocketType.DGRAM);
        assertThat(cooked.protocol()).isEqualTo(0x800);
        assertThat(cooked.rxRing().orElseThrow().blockSize()).isEqualTo(4096);
        assertThat(cooked.rxRing().orElseThrow().frames()).isEqualTo(4);
        assertThat(cooked.txRing()).isEmpty();
        assertThat(cooked.fanout()).isEmpty();
        assertThat(cooked.filter()).isEmpty();
        assertThat(cooked.memberships().orElseThrow()).isEmpty();
    }

    private static void verifyPacketAgainstSs() throws Exception {
        assertThat(
                        NetworkTool.output("ss", "-0an")
                                .lines()
                                .skip(1)
                                .map(line -> line.trim().replaceAll(" +", " ")))
                .containsExactlyInAnyOrder(
                        "p_raw UNCONN 0 0 *:lo *", "p_dgr UNCONN 0 0 [2048]:* *");
    }

    @Test
    void vsockSocketsAreListedOrTheKernelSaysThatItCannot() throws Exception {
        try (SocketTable table = SocketTable.open()) {
            if (NetworkTool.output("ss", "--vsock", "-an").lines().count() > 1) {
                assertThat(table.snapshot(SocketFamily.VSOCK).sockets()).isNotEmpty();
            } else if (canListVsock(table)) {
                assertThat(table.snapshot(SocketFamily.VSOCK).sockets()).isEmpty();
            } else {
                assertThatThrownBy(() -> table.snapshot(SocketFamily.VSOCK))
                        .hasMessage("this kernel cannot list vsock sockets (no vsock_diag)");
            }
        }
    }

    private static boolean canListVsock(SocketTable table) throws IOException {
        try {
            table.snapshot(SocketFamily.VSOCK);
            return true;
        } catch (ProtocolUnavailableException e) {
            return false;
        }
    }

    private static <T> T only(List<T> sockets, Function<T, OptionalLong> inode, int wanted) {
        List<T> found = sockets.stream().filter(s -> inode.apply(s).orElse(0) == wanted).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
