package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.PacketSocket;
import io.jss.netlink.MessageCursor;
import io.jss.wire.PacketDiagAttr;
import io.jss.wire.PacketDiagInfo;
import io.jss.wire.PacketDiagMclist;
import io.jss.wire.PacketDiagMsg;
import io.jss.wire.PacketDiagRing;
import io.jss.wire.SockDiag;
import io.jss.wire.SockFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.ArrayUtils;

/** Decodes {@code packet_diag_msg}. */
public final class PacketDiagDecoder implements FamilyDecoder<PacketSocket> {

    private final FamilyMessage message =
            new FamilyMessage(
                    "packet_diag_msg", SockDiag.AF_PACKET, PacketDiagMsg.SIZE, PacketDiagAttr.MAX);

    /** Creates a decoder. */
    public PacketDiagDecoder() {}

    @Override
    public PacketSocket decode(MessageCursor cursor) throws MalformedMessageException {
        message.wrap(cursor);
        return new PacketSocket(
                message.u8(PacketDiagMsg.TYPE),
                message.u16(PacketDiagMsg.NUM),
                message.nonZero(PacketDiagMsg.INO),
                message.cookie(PacketDiagMsg.COOKIE),
                info(),
                memberships(),
                ring(PacketDiagAttr.RX_RING),
                ring(PacketDiagAttr.TX_RING),
                message.attributeU32(PacketDiagAttr.FANOUT, 0),
                message.attributeU32(PacketDiagAttr.UID, 0),
                message.skMemInfo(PacketDiagAttr.MEMINFO),
                filter());
    }

    private Optional<PacketSocket.Info> info() {
        int type = PacketDiagAttr.INFO;
        return message.has(type, PacketDiagInfo.SIZE)
                ? Optional.of(
                        new PacketSocket.Info(
                                (int) message.attributeWord(type, PacketDiagInfo.INDEX),
                                message.attributeWord(type, PacketDiagInfo.VERSION),
                                message.attributeWord(type, PacketDiagInfo.RESERVE),
                                message.attributeWord(type, PacketDiagInfo.COPY_THRESH),
                                message.attributeWord(type, PacketDiagInfo.TSTAMP),
                                message.attributeWord(type, PacketDiagInfo.FLAGS)))
                : Optional.empty();
    }

    private Optional<List<PacketSocket.Membership>> memberships() {
        int type = PacketDiagAttr.MCLIST;
        if (!message.has(type, 0)) {
            return Optional.empty();
        }
        List<PacketSocket.Membership> memberships = new ArrayList<>();
        int size = PacketDiagMclist.SIZE;
        for (int at = 0; at + size <= message.length(type); at += size) {
            memberships.add(membership(at));
        }
        return Optional.of(memberships);
    }

    private PacketSocket.Membership membership(int at) {
        int type = PacketDiagAttr.MCLIST;
        int claimed = message.attributeShort(type, at + PacketDiagMclist.ALEN);
        byte[] address =
                message.attributeBytes(
                        type,
                        at + PacketDiagMclist.ADDR,
                        Math.min(claimed, PacketDiagMclist.MAX_ADDR_LEN));
        return new PacketSocket.Membership(
                (int) message.attributeWord(type, at + PacketDiagMclist.INDEX),
                message.attributeWord(type, at + PacketDiagMclist.COUNT),
                message.attributeShort(type, at + PacketDiagMclist.TYPE),
                List.of(ArrayUtils.toObject(address)));
    }

    private Optional<PacketSocket.Ring> ring(int type) {
        return message.has(type, PacketDiagRing.SIZE)
                ? Optional.of(
                        new PacketSocket.Ring(
                                message.attributeWord(type, PacketDiagRing.BLOCK_SIZE),
                                message.attributeWord(type, PacketDiagRing.BLOCK_NR),
                                message.attributeWord(type, PacketDiagRing.FRAME_SIZE),
                                message.attributeWord(type, PacketDiagRing.FRAME_NR),
                                message.attributeWord(type, PacketDiagRing.RETIRE_TMO),
                                message.attributeWord(type, PacketDiagRing.SIZEOF_PRIV),
                                message.attributeWord(type, PacketDiagRing.FEATURES)))
                : Optional.empty();
    }

    private Optional<List<Long>> filter() {
        int type = PacketDiagAttr.FILTER;
        if (!message.has(type, 0)) {
            return Optional.empty();
        }
        List<Long> program = new ArrayList<>();
        for (int at = 0; at + SockFilter.SIZE <= message.length(type); at += SockFilter.SIZE) {
            program.add(instruction(at));
        }
        return Optional.of(program);
    }

    private long instruction(int at) {
        int type = PacketDiagAttr.FILTER;
        byte[] jumps = message.attributeBytes(type, at + SockFilter.JT, 2);
        long code = message.attributeShort(type, at + SockFilter.CODE);
        return code << 48
                | (long) Byte.toUnsignedInt(jumps[0]) << 40
                | (long) Byte.toUnsignedInt(jumps[1]) << 32
                | message.attributeWord(type, at + SockFilter.K);
    }
}
