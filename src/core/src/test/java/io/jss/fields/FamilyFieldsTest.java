package io.jss.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.model.DiagFamily;
import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketInfo;
import io.jss.model.PacketMembership;
import io.jss.model.PacketRing;
import io.jss.model.PacketSocket;
import io.jss.model.SkMemInfo;
import io.jss.model.SkMemInfoField;
import io.jss.model.UnixFile;
import io.jss.model.UnixName;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyFieldsTest {

    private static final long ABSENT = Long.MIN_VALUE;

    private static final SkMemInfo MEMORY =
            new SkMemInfo(
                    (field, absent) ->
                            field == SkMemInfoField.RMEM_ALLOC
                                    ? 768
                                    : field == SkMemInfoField.WMEM_ALLOC ? 0 : absent);

    private static final UnixSocket UNIX =
            new UnixSocket(
                    1,
                    10,
                    81,
                    0x1000,
                    Optional.of(UnixName.of("/run/x".getBytes(StandardCharsets.UTF_8))),
                    Optional.of(new UnixFile(7, 0x800003)),
                    OptionalLong.empty(),
                    Optional.of(List.of(90L, 0L)),
                    OptionalLong.of(2),
                    OptionalLong.of(128),
                    Optional.of(MEMORY),
                    OptionalInt.of(0),
                    OptionalLong.of(1000));

    private static final NetlinkDiagSocket NETLINK =
            new NetlinkDiagSocket(
                    3,
                    0,
                    7,
                    4711,
                    0,
                    0,
                    OptionalLong.of(82),
                    0x2000,
                    Optional.of(MEMORY),
                    Optional.of(List.of(1, 5)),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.of(2));

    private static final PacketSocket PACKET =
            new PacketSocket(
                    3,
                    0x806,
                    OptionalLong.of(83),
                    0x3000,
                    Optional.of(new PacketInfo(2, 1, 0, 0, 0, 3)),
                    Optional.of(List.of(new PacketMembership(2, 1, 1, List.of()))),
                    Optional.of(new PacketRing(4096, 4, 2048, 8, 60, 0, 0)),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.of(0),
                    Optional.of(MEMORY),
                    Optional.empty());

    private static final VsockSocket VSOCK =
            new VsockSocket(
                    1,
                    7,
                    0,
                    VsockSocket.ANY,
                    1024,
                    VsockSocket.ANY,
                    VsockSocket.ANY,
                    OptionalLong.empty(),
                    0x4000);

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
        "local,UNIX,name",
        "local-port,INET,local.port",
        "local-port,NETLINK,portId",
        "local-port,VSOCK,localPort",
        "interface-index,PACKET,info.interfaceIndex",
        "skmem-drops,UNIX,skMemInfo.drops",
        "type,UNIX,type",
        "proto,UNIX,''",
    })
    void aFieldStandsWhereItsFamilyHasIt(String label, DiagFamily family, String path) {
        Field field = FieldCatalogue.of(family).find(label).orElseThrow();

        assertThat(String.join(".", field.path(family))).isEqualTo(path);
    }

    @Test
    void theCatalogueOfAFamilyHasItsFieldsAlone() {
        assertThat(FieldCatalogue.of(DiagFamily.INET).find("peer-inode")).isEmpty();
        assertThat(FieldCatalogue.of(DiagFamily.UNIX).find("rtt")).isEmpty();
        assertThat(FieldCatalogue.of(DiagFamily.UNIX, DiagFamily.INET).find("rtt")).isPresent();
        assertThatThrownBy(() -> FamilyNumber.PEER_INODE.path(DiagFamily.INET))
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
