package io.jss.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import io.jss.testing.FamilySockets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyFieldsTest {

    private static final UnixSocket UNIX = FamilySockets.UNIX;
    private static final NetlinkDiagSocket NETLINK = FamilySockets.NETLINK;
    private static final PacketSocket PACKET = FamilySockets.PACKET;
    private static final VsockSocket VSOCK = FamilySockets.VSOCK;
    private static final long ABSENT = Long.MIN_VALUE;

    /** Returns what a socket tells, by label. */
    private static Map<String, String> told(DiagSocket socket) {
        Map<String, String> told = new TreeMap<>();
        for (Field field : FieldCatalogue.standard().fields()) {
            String text = field.textOr(socket, null);
            if (text != null) {
                told.put(field.label(), text);
            }
        }
        return told;
    }

    @Test
    void everyFieldOfAUnixSocketIsRead() {
        assertThat(told(UNIX))
                .hasToString(
                        "{abstract=0, cookie=4096, family=unix, file-inode=7, file-major=8,"
                                + " file-minor=3, inode=81, local=/run/x, local-address=/run/x,"
                                + " pending=90,0, proto=unix_stream, rqueue=2, shutdown=0,"
                                + " skmem-rmem-alloc=768, skmem-wmem-alloc=0, state=LISTEN,"
                                + " type=stream, uid=1000, wqueue=128}");
    }

    @Test
    void everyFieldOfANetlinkSocketIsRead() {
        assertThat(told(NETLINK))
                .hasToString(
                        "{cookie=8192, dst-group=0, family=netlink, groups=1,5, inode=82,"
                            + " local=4711, local-port=4711, netlink-flags=2, proto=netlink_raw,"
                            + " protocol-name=route, protocol-number=0, remote=0, remote-port=0,"
                            + " rqueue=768, skmem-rmem-alloc=768, skmem-wmem-alloc=0,"
                            + " state-number=7, type=raw, wqueue=0}");
    }

    @Test
    void everyFieldOfAPacketSocketIsRead() {
        assertThat(told(PACKET))
                .hasToString(
                        "{cookie=12288, family=packet, inode=83, interface-index=2,"
                            + " memberships=2:1:1, packet-copy-threshold=0, packet-flags=3,"
                            + " packet-reserve=0, packet-timestamping=0, packet-version=1,"
                            + " proto=packet_raw, protocol-name=arp, protocol-number=2054,"
                            + " rqueue=768, rx-ring-block-size=4096, rx-ring-blocks=4,"
                            + " rx-ring-features=0, rx-ring-frame-size=2048, rx-ring-frames=8,"
                            + " rx-ring-private-size=0, rx-ring-retire=60, skmem-rmem-alloc=768,"
                            + " skmem-wmem-alloc=0, type=raw, uid=0, wqueue=0}");
    }

    @Test
    void everyFieldOfAVsockSocketIsRead() {
        assertThat(told(VSOCK))
                .hasToString(
                        "{cookie=16384, family=vsock, local=*:1024, local-address=*,"
                                + " local-port=1024, proto=vsock_stream, remote=*:*,"
                                + " remote-address=*, shutdown=0, state=UNCONN, type=stream}");
    }

    @Test
    void aSocketTellsNoFieldThatItsFamilyDoesNotHave() {
        for (DiagSocket socket : List.of(UNIX, NETLINK, PACKET, VSOCK)) {
            for (Field field : FieldCatalogue.standard().fields()) {
                if (!field.isOf(socket.family())) {
                    assertThat(field.textOr(socket, null)).as(field.label()).isNull();
                    if (field instanceof NumberField number) {
                        assertThat(number.valueOr(socket, ABSENT)).isEqualTo(ABSENT);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "local,unix,name",
        "local-port,inet,local.port",
        "local-port,netlink,portId",
        "local-port,vsock,localPort",
        "interface-index,packet,info.interfaceIndex",
        "skmem-drops,unix,skMemInfo.drops",
        "type,unix,type",
        "proto,unix,''",
    })
    void aFieldStandsWhereItsFamilyHasIt(String label, String name, String path) {
        SocketFamily<?> family = SocketFamily.find(name).orElseThrow();
        Field field = FieldCatalogue.of(family).find(label).orElseThrow();

        assertThat(String.join(".", field.path(family))).isEqualTo(path);
    }

    @Test
    void theCatalogueOfAFamilyHasItsFieldsAlone() {
        assertThat(FieldCatalogue.of(SocketFamily.INET).find("peer-inode")).isEmpty();
        assertThat(FieldCatalogue.of(SocketFamily.UNIX).find("rtt")).isEmpty();
        assertThat(FieldCatalogue.of(SocketFamily.UNIX, SocketFamily.INET).find("rtt")).isPresent();
        assertThatThrownBy(() -> FamilyNumber.PEER_INODE.path(SocketFamily.INET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsHaveAnOrderOverAllFamilies() {
        assertThat(EndField.LOCAL.compare(UNIX, VSOCK)).isNegative();
        assertThat(EndField.LOCAL.compare(UNIX, UNIX)).isZero();
        assertThat(EndField.REMOTE.compare(VSOCK, VSOCK)).isZero();
        assertThat(EndField.LOCAL.compare(NETLINK, NETLINK)).isZero();
    }

    @Test
    void whatTheKernelBroughtAndSinceWhenIsDeclared() {
        assertThat(BaseNumber.CGROUP_ID.symbol()).isEqualTo("INET_DIAG_CGROUP_ID");
        assertThat(BaseNumber.CGROUP_ID.since()).isEqualTo("5.8");
        assertThat(FieldCatalogue.standard().find("rtt").orElseThrow().symbol())
                .isEqualTo("tcpi_rtt");
    }
}
