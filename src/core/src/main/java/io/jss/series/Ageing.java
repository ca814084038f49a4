package io.jss.series;

import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import io.jss.wire.TcpInfoOffsets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What changes in the row of an internet socket though nothing happens: the milliseconds since it
 * sent and received last grow, those until its timer fires fall. To age by one time and by another
 * is to age by both together.
 */
final class Ageing {

    private static final int FIXED = NlMsgHdr.SIZE + InetDiagMsg.SIZE;
    private static final int TIMER = NlMsgHdr.SIZE + InetDiagMsg.TIMER;
    private static final int EXPIRES = NlMsgHdr.SIZE + InetDiagMsg.EXPIRES;
    private static final int INFO_END = TcpInfoOffsets.LAST_ACK_RECV + Integer.BYTES;

    private final ByteOrder order;

    /** Creates it for messages of a byte order. */
    Ageing(ByteOrder order) {
        this.order = order;
    }

    /** Returns how many milliseconds a row seems to have aged, 0 when it does not. */
    int between(byte[] before, byte[] now) {
        if (before.length != now.length || !isRow(before)) {
            return 0;
        }
        ByteBuffer old = ByteBuffer.wrap(before).order(order);
        ByteBuffer later = ByteBuffer.wrap(now).order(order);
        int info = info(old);
        int age = 0;
        if (info >= 0) {
            age = grown(old, later, info + TcpInfoOffsets.LAST_ACK_RECV);
            age = age == 0 ? grown(old, later, info + TcpInfoOffsets.LAST_DATA_SENT) : age;
        }
        return age == 0 && before[TIMER] != 0 ? -grown(old, later, EXPIRES) : age;
    }

    private static int grown(ByteBuffer old, ByteBuffer later, int at) {
        return later.getInt(at) - old.getInt(at);
    }

    /** Returns a message as it is after so many milliseconds; itself after none. */
    byte[] apply(byte[] message, int millis) {
        if (millis == 0 || !isRow(message)) {
            return message;
        }
        byte[] aged = message.clone();
        ByteBuffer bytes = ByteBuffer.wrap(aged).order(order);
        if (aged[TIMER] != 0) {
            add(bytes, EXPIRES, -millis);
        }
        int info = info(bytes);
        if (info >= 0) {
            add(bytes, info + TcpInfoOffsets.LAST_DATA_SENT, millis);
            add(bytes, info + TcpInfoOffsets.LAST_DATA_RECV, millis);
            add(bytes, info + TcpInfoOffsets.LAST_ACK_RECV, millis);
        }
        return aged;
    }

    private static void add(ByteBuffer bytes, int at, int millis) {
        bytes.putInt(at, bytes.getInt(at) + millis);
    }

    private boolean isRow(byte[] message) {
        if (message.length < FIXED) {
            return false;
        }
        int type =
                Short.toUnsignedInt(ByteBuffer.wrap(message).order(order).getShort(NlMsgHdr.TYPE));
        int family = message[NlMsgHdr.SIZE + InetDiagMsg.FAMILY];
        return type == SockDiag.SOCK_DIAG_BY_FAMILY
                && (family == SockDiag.AF_INET || family == SockDiag.AF_INET6);
    }

    /** Returns where the tcp_info of a row begins, -1 when it has none. */
    private static int info(ByteBuffer row) {
        int at = FIXED;
        while (at + NlAttr.SIZE <= row.limit()) {
            int length = Short.toUnsignedInt(row.getShort(at + NlAttr.LEN));
            int type = row.getShort(at + NlAttr.TYPE) & NlAttr.NLA_TYPE_MASK;
            if (type == InetDiagAttr.INFO) {
                int payload = at + NlAttr.SIZE;
                boolean whole =
                        length >= NlAttr.SIZE + INFO_END && payload + INFO_END <= row.limit();
                return whole ? payload : -1;
            }
            at += NlMsgHdr.align(Math.max(NlAttr.SIZE, length));
        }
        return -1;
    }
}
