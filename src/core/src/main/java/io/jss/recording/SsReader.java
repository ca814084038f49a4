package io.jss.recording;

import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads what {@code ss -D} writes: the netlink messages of TCP dumps one behind the other, those of
 * AF_INET before those of AF_INET6, NLMSG_DONE behind each. Neither byte order nor request is in
 * it: the first message tells the order, the rows what they have.
 */
final class SsReader {

    private static final int IPPROTO_TCP = 6;
    private static final int MAX_MESSAGE = 1 << 20;

    /** Messages that are replayed together. */
    private static final int SEGMENT = 32 * 1024;

    private static final String MESSAGE = "a netlink message";

    private final RecordingFile file;
    private final ByteOrder order;
    private final boolean[] families = new boolean[2];
    private final RecordedExchange[] exchanges = new RecordedExchange[2];
    private int ends;
    private int states;
    private int extensions;

    private SsReader(RecordingFile file, ByteOrder order) {
        this.file = file;
        this.order = order;
    }

    /**
     * Returns what is in the file.
     *
     * @throws RecordingException when it is not of ss
     */
    static RecordingIndex read(RecordingFile file) throws IOException {
        ByteOrder order = order(file);
        SsReader reader = new SsReader(file, order);
        reader.survey();
        RecordingIndex index = new RecordingIndex(order, RecordingInfo.NONE);
        reader.segments(index);
        return index;
    }

    private static ByteOrder order(RecordingFile file) throws IOException {
        String wanted = "a recording of jss or of ss -D";
        if (file.size() < NlMsgHdr.SIZE) {
            throw file.error(0, wanted, file.size() + " bytes");
        }
        ByteBuffer header = file.read(0, NlMsgHdr.SIZE, ByteOrder.LITTLE_ENDIAN, MESSAGE);
        if (isHeader(header)) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        if (isHeader(header.order(ByteOrder.BIG_ENDIAN))) {
            return ByteOrder.BIG_ENDIAN;
        }
        throw file.error(0, wanted, "something else");
    }

    private static boolean isHeader(ByteBuffer header) {
        int length = header.getInt(NlMsgHdr.LEN);
        return length >= NlMsgHdr.SIZE
                && length <= MAX_MESSAGE
                && isKnown(Short.toUnsignedInt(header.getShort(NlMsgHdr.TYPE)));
    }

    private static boolean isKnown(int type) {
        return isRow(type) || type == NlMsgHdr.NLMSG_DONE || type == NlMsgHdr.NLMSG_ERROR;
    }

    private static boolean isRow(int type) {
        return type == SockDiag.SOCK_DIAG_BY_FAMILY || type == SockDiag.TCPDIAG_GETSOCK;
    }

    /** Looks at every message: its length, its family, what it tells. */
    private void survey() throws IOException {
        boolean ended = true;
        ByteBuffer header = ByteBuffer.allocate(NlMsgHdr.SIZE).order(order);
        long at = 0;
        while (at < file.size()) {
            int length = length(at, header);
            int type = Short.toUnsignedInt(header.getShort(NlMsgHdr.TYPE));
            if (isRow(type)) {
                row(at, length);
                ended = false;
            } else if (type == NlMsgHdr.NLMSG_DONE) {
                ends++;
                ended = true;
            }
            at += NlMsgHdr.align(length);
        }
        if (!ended) {
            throw file.error(at, "NLMSG_DONE", "the end of the file");
        }
    }

    private int length(long at, ByteBuffer header) throws IOException {
        file.read(at, header, MESSAGE);
        int length = header.getInt(NlMsgHdr.LEN);
        if (!isHeader(header)) {
            throw file.error(
                    at,
                    MESSAGE,
                    "length "
                            + Integer.toUnsignedString(length)
                            + ", type "
                            + Short.toUnsignedInt(header.getShort(NlMsgHdr.TYPE)));
        }
        if (at + length > file.size()) {
            throw file.error(
                    at,
                    MESSAGE + " of " + length + " bytes",
                    "the end of the file after " + (file.size() - at));
        }
        return length;
    }

    private void row(long at, int length) throws IOException {
        if (length < NlMsgHdr.SIZE + InetDiagMsg.SIZE) {
            throw file.error(at, "an inet_diag_msg", "a message of " + length + " bytes");
        }
        ByteBuffer row = file.read(at, length, order, MESSAGE);
        int family = row.get(NlMsgHdr.SIZE + InetDiagMsg.FAMILY) & 0xff;
        if (!RecordedRequest.isInternet(family)) {
            throw file.error(at, "a TCP socket of family 2 or 10", "family " + family);
        }
        families[slot(family)] = true;
        states |= 1 << (row.get(NlMsgHdr.SIZE + InetDiagMsg.STATE) & 0x1f);
        int next = NlMsgHdr.SIZE + InetDiagMsg.SIZE;
        while (next + NlAttr.SIZE <= length) {
            int type = row.getShort(next + NlAttr.TYPE) & NlAttr.NLA_TYPE_MASK;
            if (type >= InetDiagAttr.MEMINFO && type <= InetDiagAttr.SKMEMINFO) {
                extensions |= 1 << (type - 1);
            }
            int size = Short.toUnsignedInt(row.getShort(next + NlAttr.LEN));
            next += NlMsgHdr.align(Math.max(NlAttr.SIZE, size));
        }
    }

    private static int slot(int family) {
        return family == SockDiag.AF_INET ? 0 : 1;
    }

    /** Both families are there when there are two ends: ss asks for one after the other. */
    private void segments(RecordingIndex index) throws IOException {
        for (int family : new int[] {SockDiag.AF_INET, SockDiag.AF_INET6}) {
            if (families[slot(family)]
                    || ends > 1
                    || (family == SockDiag.AF_INET && !families[1])) {
                RecordedExchange exchange =
                        new RecordedExchange(request(family), Optional.empty(), false);
                exchanges[slot(family)] = exchange;
                index.answers().exchanges().add(exchange);
            }
        }
        ByteBuffer header = ByteBuffer.allocate(NlMsgHdr.SIZE).order(order);
        long start = 0;
        long at = 0;
        while (at < file.size()) {
            int step = NlMsgHdr.align(length(at, header));
            if (at > start && at + step - start > SEGMENT) {
                add(start, at);
                start = at;
            }
            at += step;
        }
        add(start, Math.min(at, file.size()));
    }

    private void add(long start, long end) {
        for (RecordedExchange exchange : exchanges) {
            if (exchange != null) {
                exchange.add(start, (int) (end - start));
            }
        }
    }

    private RecordedRequest request(int family) {
        return new RecordedRequest(
                SockDiag.SOCK_DIAG_BY_FAMILY,
                true,
                family,
                IPPROTO_TCP,
                states,
                extensions,
                0,
                0,
                false,
                false);
    }
}
