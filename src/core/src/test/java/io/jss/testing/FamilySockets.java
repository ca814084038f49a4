package io.jss.testing;

import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SkMemInfo;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A socket of each family other than the internet's. */
public final class FamilySockets {

    private FamilySockets() {}

    private static final SkMemInfo MEMORY =
            new SkMemInfo(
                    (field, absent) ->
                            field == SkMemInfo.Field.RMEM_ALLOC
                                    ? 768
                                    : field == SkMemInfo.Field.WMEM_ALLOC ? 0 : absent);

    /** A listener at {@code /run/x}. */
    public static final UnixSocket UNIX =
            new UnixSocket(
                    1,
                    10,
                    81,
                    0x1000,
                    Optional.of(UnixSocket.Name.of("/run/x".getBytes(StandardCharsets.UTF_8))),
                    Optional.of(new UnixSocket.BoundFile(7, 0x800003)),
                    OptionalLong.empty(),
                    Optional.of(List.of(90L, 0L)),
                    OptionalLong.of(2),
                    OptionalLong.of(128),
                    Optional.of(MEMORY),
                    OptionalInt.of(0),
                    OptionalLong.of(1000));

    /** A socket of NETLINK_ROUTE with the port id 4711. */
    public static final NetlinkDiagSocket NETLINK =
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

    /** A socket that receives ARP on interface 2. */
    public static final PacketSocket PACKET =
            new PacketSocket(
                    3,
                    0x806,
                    OptionalLong.of(83),
                    0x3000,
                    Optional.of(new PacketSocket.Info(2, 1, 0, 0, 0, 3)),
                    Optional.of(List.of(new PacketSocket.Membership(2, 1, 1, List.of()))),
                    Optional.of(new PacketSocket.Ring(4096, 4, 2048, 8, 60, 0, 0)),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.of(0),
                    Optional.of(MEMORY),
                    Optional.empty());

    /** A socket bound to port 1024. */
    public static final VsockSocket VSOCK =
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

    /** Returns the unix socket with another name, unnamed for the empty one. */
    public static UnixSocket named(String name) {
        byte[] bytes = name.replace('@', '\0').getBytes(StandardCharsets.UTF_8);
        return new UnixSocket(
                UNIX.typeNumber(),
                UNIX.stateNumber(),
                UNIX.inode(),
                UNIX.cookie(),
                name.isEmpty() ? Optional.empty() : Optional.of(UnixSocket.Name.of(bytes)),
                UNIX.file(),
                UNIX.peer(),
                UNIX.pending(),
                UNIX.rqueue(),
                UNIX.wqueue(),
                UNIX.skMemInfo(),
                UNIX.shutdown(),
                UNIX.uid());
    }
}
