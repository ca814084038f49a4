package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.NetlinkDiagSocket;
import io.jss.netlink.MessageCursor;
import io.jss.wire.NetlinkDiagAttr;
import io.jss.wire.NetlinkDiagMsg;
import io.jss.wire.NetlinkDiagRing;
import io.jss.wire.SockDiag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes {@code netlink_diag_msg}. */
public final class NetlinkDiagDecoder implements FamilyDecoder<NetlinkDiagSocket> {

    private final FamilyMessage message =
            new FamilyMessage(
                    "netlink_diag_msg",
                    SockDiag.AF_NETLINK,
                    NetlinkDiagMsg.SIZE,
                    NetlinkDiagAttr.MAX);

    /** Creates a decoder. */
    public NetlinkDiagDecoder() {}

    @Override
    public NetlinkDiagSocket decode(MessageCursor cursor) throws MalformedMessageException {
        message.wrap(cursor);
        return new NetlinkDiagSocket(
                message.u8(NetlinkDiagMsg.TYPE),
                message.u8(NetlinkDiagMsg.PROTOCOL),
                message.u8(NetlinkDiagMsg.STATE),
                message.u32(NetlinkDiagMsg.PORTID),
                message.u32(NetlinkDiagMsg.DST_PORTID),
                message.u32(NetlinkDiagMsg.DST_GROUP),
                message.nonZero(NetlinkDiagMsg.INO),
                message.cookie(NetlinkDiagMsg.COOKIE),
                message.skMemInfo(NetlinkDiagAttr.MEMINFO),
                groups(),
                ring(NetlinkDiagAttr.RX_RING),
                ring(NetlinkDiagAttr.TX_RING),
                message.attributeU32(NetlinkDiagAttr.FLAGS, 0));
    }

    private Optional<List<Integer>> groups() {
        if (!message.has(NetlinkDiagAttr.GROUPS, 0)) {
            return Optional.empty();
        }
        List<Long> words = wordsLowFirst();
        List<Integer> groups = new ArrayList<>();
        for (int bit = 0; bit < words.size() * Integer.SIZE; bit++) {
            if ((words.get(bit / Integer.SIZE) >>> (bit % Integer.SIZE) & 1) != 0) {
                groups.add(bit + 1);
            }
        }
        return Optional.of(groups);
    }

    /**
     * Returns the bits as 32-bit words, the lowest first. They are sent as {@code unsigned long}s:
     * on a big-endian machine the halves of each are swapped, if it has 64 bits, as those that run
     * a kernel of today have.
     */
    private List<Long> wordsLowFirst() {
        List<Long> words = message.words(NetlinkDiagAttr.GROUPS);
        if (!message.isBigEndian() || words.size() % 2 != 0) {
            return words;
        }
        List<Long> swapped = new ArrayList<>(words);
        for (int i = 0; i < words.size(); i++) {
            swapped.set(i ^ 1, words.get(i));
        }
        return swapped;
    }

    private Optional<NetlinkDiagSocket.Ring> ring(int type) {
        return message.has(type, NetlinkDiagRing.SIZE)
                ? Optional.of(
                        new NetlinkDiagSocket.Ring(
                                message.attributeWord(type, NetlinkDiagRing.BLOCK_SIZE),
                                message.attributeWord(type, NetlinkDiagRing.BLOCK_NR),
                                message.attributeWord(type, NetlinkDiagRing.FRAME_SIZE),
                                message.attributeWord(type, NetlinkDiagRing.FRAME_NR)))
                : Optional.empty();
    }
}
