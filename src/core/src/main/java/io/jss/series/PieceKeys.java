package io.jss.series;

import io.jss.recording.RecordedLook.Piece;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NetlinkDiagMsg;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.PacketDiagMsg;
import io.jss.wire.SockDiag;
import io.jss.wire.UnixDiagMsg;
import io.jss.wire.VsockDiagMsg;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * By what a piece of one look is found in another: a row by its network namespace, its request and
 * its cookie. Two that have the same key cost bytes, no more.
 */
final class PieceKeys {

    private static final int MULTIPLIER = 31;

    private final ByteOrder order;

    PieceKeys(ByteOrder order) {
        this.order = order;
    }

    /** Returns a key for each piece. */
    long[] of(List<Piece> pieces) {
        long[] keys = new long[pieces.size()];
        int request = 0;
        for (int i = 0; i < keys.length; i++) {
            Piece piece = pieces.get(i);
            if (piece.isNamespace()) {
                request = Long.hashCode(other(piece)); // whatever others there are
            }
            request += piece.isRequest() ? 1 : 0;
            long key = piece.isMessage() ? message(piece.bytes()) : other(piece);
            keys[i] = (key * MULTIPLIER + request) * MULTIPLIER + piece.kind();
        }
        return keys;
    }

    /** A process begins with its number and its start, a namespace with its inode. */
    private static long other(Piece piece) {
        byte[] bytes = piece.bytes();
        return piece.isRequest()
                ? Arrays.hashCode(bytes)
                : Arrays.hashCode(Arrays.copyOf(bytes, Math.min(bytes.length, Long.BYTES)));
    }

    private long message(byte[] bytes) {
        ByteBuffer message = ByteBuffer.wrap(bytes).order(order);
        int type = Short.toUnsignedInt(message.getShort(NlMsgHdr.TYPE));
        if (type != SockDiag.SOCK_DIAG_BY_FAMILY || bytes.length == NlMsgHdr.SIZE) {
            return type;
        }
        int at = NlMsgHdr.SIZE + cookieAt(bytes[NlMsgHdr.SIZE]);
        return at + Long.BYTES <= bytes.length ? message.getLong(at) : Arrays.hashCode(bytes);
    }

    private static int cookieAt(int family) {
        return switch (family) {
            case SockDiag.AF_UNIX -> UnixDiagMsg.COOKIE;
            case SockDiag.AF_NETLINK -> NetlinkDiagMsg.COOKIE;
            case SockDiag.AF_PACKET -> PacketDiagMsg.COOKIE;
            case SockDiag.AF_VSOCK -> VsockDiagMsg.COOKIE;
            default -> InetDiagMsg.ID + InetDiagSockId.COOKIE;
        };
    }
}
