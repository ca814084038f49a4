package io.jss.fields;

import static io.jss.model.SocketFamily.NETLINK;
import static io.jss.model.SocketFamily.PACKET;
import static io.jss.model.SocketFamily.UNIX;
import static io.jss.model.SocketFamily.VSOCK;

import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.util.Optional;

/** The numbers that sockets of the internet do not have. */
public enum FamilyNumber implements NumberField {
    /** {@code UNIX_DIAG_PEER}, unknown for a peer without an inode. */
    PEER_INODE(
            Unit.IDENTIFIER, "UNIX_DIAG_PEER", "inode of a unix socket's peer", "peerInode", UNIX),
    /** {@code udiag_vfs_ino}. */
    FILE_INODE(
            Unit.IDENTIFIER,
            "udiag_vfs_ino",
            "inode of the file that a unix socket is bound to, its lower 32 bits",
            "file.inode",
            UNIX),
    /** The major number of {@code udiag_vfs_dev}. */
    FILE_MAJOR(
            Unit.NUMBER, "udiag_vfs_dev", "major number of that file's device", "file.major", UNIX),
    /** The minor number of {@code udiag_vfs_dev}. */
    FILE_MINOR(
            Unit.NUMBER, "udiag_vfs_dev", "minor number of that file's device", "file.minor", UNIX),
    /** {@code ndiag_protocol} and {@code pdiag_num}. */
    PROTOCOL_NUMBER(
            Unit.NUMBER,
            "ndiag_protocol, pdiag_num",
            "netlink protocol; protocol that a packet socket receives, 3 for all, 0 for none",
            "protocolNumber",
            NETLINK,
            PACKET),
    /** {@code ndiag_state}. */
    STATE_NUMBER(
            Unit.NUMBER,
            "ndiag_state",
            "1 for a netlink socket that is connected",
            "stateNumber",
            NETLINK),
    /** {@code ndiag_dst_group}. */
    DST_GROUP(
            Unit.NUMBER,
            "ndiag_dst_group",
            "group that a netlink socket is connected to, 0 for none",
            "dstGroup",
            NETLINK),
    /** {@code NETLINK_DIAG_FLAGS}. */
    NETLINK_FLAGS(
            Unit.BITS,
            "NETLINK_DIAG_FLAGS",
            "1 a dump runs, 2 packet info, 4 broadcast errors, 8 no ENOBUFS, 16 events of all"
                    + " namespaces, 32 short acknowledgements (NDIAG_FLAG_*)",
            "flags",
            "4.4",
            NETLINK),
    /** {@code pdi_version}. */
    PACKET_VERSION(
            Unit.NUMBER,
            "pdi_version",
            "version of a packet socket's rings: 0 TPACKET_V1, 1 V2, 2 V3",
            "info.version",
            PACKET),
    /** {@code pdi_reserve}. */
    PACKET_RESERVE(
            Unit.BYTES, "pdi_reserve", "kept free before each packet", "info.reserve", PACKET),
    /** {@code pdi_copy_thresh}. */
    PACKET_COPY_THRESHOLD(
            Unit.NUMBER,
            "pdi_copy_thresh",
            "bytes from which a packet is copied beside its ring (PACKET_COPY_THRESH)",
            "info.copyThreshold",
            PACKET),
    /** {@code pdi_tstamp}. */
    PACKET_TIMESTAMPING(
            Unit.BITS,
            "pdi_tstamp",
            "where packets of its ring get their time (SOF_TIMESTAMPING_*)",
            "info.timestamping",
            PACKET),
    /** {@code pdi_flags}. */
    PACKET_FLAGS(
            Unit.BITS,
            "pdi_flags",
            "1 running, 2 auxiliary data, 4 original device, 8 virtio header, 16 losses are"
                    + " marked (PDI_*)",
            "info.flags",
            PACKET),
    /** {@code PACKET_DIAG_FANOUT}. */
    FANOUT(
            Unit.BITS,
            "PACKET_DIAG_FANOUT",
            "fanout group in the low 16 bits, type and flags above",
            "fanout",
            PACKET),
    /** {@code pdr_block_size}. */
    RX_RING_BLOCK_SIZE(
            Unit.BYTES, "pdr_block_size", "of a block", "rxRing.blockSize", NETLINK, PACKET),
    /** {@code pdr_block_nr}. */
    RX_RING_BLOCKS(Unit.COUNT, "pdr_block_nr", "blocks", "rxRing.blocks", NETLINK, PACKET),
    /** {@code pdr_frame_size}. */
    RX_RING_FRAME_SIZE(
            Unit.BYTES, "pdr_frame_size", "of a frame", "rxRing.frameSize", NETLINK, PACKET),
    /** {@code pdr_frame_nr}. */
    RX_RING_FRAMES(Unit.COUNT, "pdr_frame_nr", "frames", "rxRing.frames", NETLINK, PACKET),
    /** {@code pdr_retire_tmo}. */
    RX_RING_RETIRE(
            Unit.MILLISECONDS,
            "pdr_retire_tmo",
            "until a block is given",
            "rxRing.retireMillis",
            PACKET),
    /** {@code pdr_sizeof_priv}. */
    RX_RING_PRIVATE_SIZE(
            Unit.BYTES, "pdr_sizeof_priv", "private part of a block", "rxRing.privateSize", PACKET),
    /** {@code pdr_features}. */
    RX_RING_FEATURES(Unit.BITS, "pdr_features", "TP_FT_*", "rxRing.features", PACKET),
    /** {@code pdr_block_size}. */
    TX_RING_BLOCK_SIZE(
            Unit.BYTES, "pdr_block_size", "of a block", "txRing.blockSize", NETLINK, PACKET),
    /** {@code pdr_block_nr}. */
    TX_RING_BLOCKS(Unit.COUNT, "pdr_block_nr", "blocks", "txRing.blocks", NETLINK, PACKET),
    /** {@code pdr_frame_size}. */
    TX_RING_FRAME_SIZE(
            Unit.BYTES, "pdr_frame_size", "of a frame", "txRing.frameSize", NETLINK, PACKET),
    /** {@code pdr_frame_nr}. */
    TX_RING_FRAMES(Unit.COUNT, "pdr_frame_nr", "frames", "txRing.frames", NETLINK, PACKET),
    /** {@code pdr_retire_tmo}. */
    TX_RING_RETIRE(
            Unit.MILLISECONDS,
            "pdr_retire_tmo",
            "until a block is given",
            "txRing.retireMillis",
            PACKET),
    /** {@code pdr_sizeof_priv}. */
    TX_RING_PRIVATE_SIZE(
            Unit.BYTES, "pdr_sizeof_priv", "private part of a block", "txRing.privateSize", PACKET),
    /** {@code pdr_features}. */
    TX_RING_FEATURES(Unit.BITS, "pdr_features", "TP_FT_*", "txRing.features", PACKET),
    /** {@code vdiag_src_cid}. */
    LOCAL_CID(
            Unit.IDENTIFIER, "vdiag_src_cid", "local context of a vsock socket", "localCid", VSOCK),
    /** {@code vdiag_dst_cid}. */
    REMOTE_CID(
            Unit.IDENTIFIER,
            "vdiag_dst_cid",
            "remote context of a vsock socket",
            "remoteCid",
            VSOCK);

    private final FieldDeclaration declaration;
    private final String label;

    FamilyNumber(
            Unit unit, String symbol, String meaning, String path, SocketFamily<?>... families) {
        this(unit, symbol, meaning, path, "", families);
    }

    FamilyNumber(
            Unit unit,
            String symbol,
            String meaning,
            String path,
            String since,
            SocketFamily<?>... families) {
        String whole = path.startsWith("rx") ? "receive ring: " : "send ring: ";
        declaration =
                FieldDeclaration.of(path.contains("Ring") ? whole + meaning : meaning, unit, symbol)
                        .since(since)
                        .at(path, families);
        label = FieldDeclaration.label(this);
    }

    @Override
    public FieldDeclaration declaration() {
        return declaration;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public long valueOr(DiagSocket socket, long absent) {
        if (socket instanceof UnixSocket unix) {
            return ofUnix(unix, absent);
        }
        if (socket instanceof NetlinkDiagSocket netlink) {
            return ofNetlink(netlink, absent);
        }
        if (socket instanceof PacketSocket packet) {
            return ofPacket(packet, absent);
        }
        return socket instanceof VsockSocket vsock ? ofVsock(vsock, absent) : absent;
    }

    private long ofUnix(UnixSocket socket, long absent) {
        Optional<UnixSocket.BoundFile> file = socket.file();
        return switch (this) {
            case PEER_INODE -> socket.peerInode().orElse(absent);
            case FILE_INODE -> file.isPresent() ? file.get().inode() : absent;
            case FILE_MAJOR -> file.isPresent() ? file.get().major() : absent;
            case FILE_MINOR -> file.isPresent() ? file.get().minor() : absent;
            default -> absent;
        };
    }

    private long ofNetlink(NetlinkDiagSocket socket, long absent) {
        return switch (this) {
            case PROTOCOL_NUMBER -> socket.protocol();
            case STATE_NUMBER -> socket.stateNumber();
            case DST_GROUP -> socket.dstGroup();
            case NETLINK_FLAGS -> socket.flags().orElse(absent);
            default -> ofRing(isReceiving() ? socket.rxRing() : socket.txRing(), absent);
        };
    }

    private long ofRing(Optional<NetlinkDiagSocket.Ring> ring, long absent) {
        if (ring.isEmpty()) {
            return absent;
        }
        return switch (this) {
            case RX_RING_BLOCK_SIZE, TX_RING_BLOCK_SIZE -> ring.get().blockSize();
            case RX_RING_BLOCKS, TX_RING_BLOCKS -> ring.get().blocks();
            case RX_RING_FRAME_SIZE, TX_RING_FRAME_SIZE -> ring.get().frameSize();
            case RX_RING_FRAMES, TX_RING_FRAMES -> ring.get().frames();
            default -> absent;
        };
    }

    private boolean isReceiving() {
        return label.startsWith("rx-");
    }

    private long ofPacket(PacketSocket socket, long absent) {
        return switch (this) {
            case PROTOCOL_NUMBER -> socket.protocol();
            case FANOUT -> socket.fanout().orElse(absent);
            case PACKET_VERSION,
                    PACKET_RESERVE,
                    PACKET_COPY_THRESHOLD,
                    PACKET_TIMESTAMPING,
                    PACKET_FLAGS ->
                    socket.info().isPresent() ? ofInfo(socket.info().get()) : absent;
            default -> ofPacketRing(isReceiving() ? socket.rxRing() : socket.txRing(), absent);
        };
    }

    private long ofInfo(PacketSocket.Info info) {
        return switch (this) {
            case PACKET_VERSION -> info.version();
            case PACKET_RESERVE -> info.reserve();
            case PACKET_COPY_THRESHOLD -> info.copyThreshold();
            case PACKET_TIMESTAMPING -> info.timestamping();
            default -> info.flags();
        };
    }

    private long ofPacketRing(Optional<PacketSocket.Ring> ring, long absent) {
        if (ring.isEmpty()) {
            return absent;
        }
        return switch (this) {
            case RX_RING_BLOCK_SIZE, TX_RING_BLOCK_SIZE -> ring.get().blockSize();
            case RX_RING_BLOCKS, TX_RING_BLOCKS -> ring.get().blocks();
            case RX_RING_FRAME_SIZE, TX_RING_FRAME_SIZE -> ring.get().frameSize();
            case RX_RING_FRAMES, TX_RING_FRAMES -> ring.get().frames();
            case RX_RING_RETIRE, TX_RING_RETIRE -> ring.get().retireMillis();
            case RX_RING_PRIVATE_SIZE, TX_RING_PRIVATE_SIZE -> ring.get().privateSize();
            case RX_RING_FEATURES, TX_RING_FEATURES -> ring.get().features();
            default -> absent;
        };
    }

    private long ofVsock(VsockSocket socket, long absent) {
        return switch (this) {
            case LOCAL_CID -> unlessAny(socket.localCid(), absent);
            case REMOTE_CID -> unlessAny(socket.remoteCid(), absent);
            default -> absent;
        };
    }

    private static long unlessAny(long number, long absent) {
        return number == VsockSocket.ANY ? absent : number;
    }
}
