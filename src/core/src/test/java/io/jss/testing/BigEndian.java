package io.jss.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes messages of a little-endian kernel as a big-endian one would have written them, field by
 * field. It knows the structures of the kernel's headers by itself, and nothing of the code under
 * test.
 *
 * <p>A layout is a list of fields: {@code 1 2 4 8} for numbers of so many bytes, {@code 4x7} for
 * seven of them, {@code r16} for bytes in network order or without order, {@code b} and others for
 * bytes of bit-fields, {@code …} to repeat from the beginning up to the end of the payload.
 */
public final class BigEndian {

    private static final int HEADER = 16;
    private static final int DONE = 3;
    private static final int ERROR = 2;
    private static final int CAPPED = 0x100;

    private static final String SOCKADDR_INET = "2 r126";
    private static final String SOCKADDR_INET6 = "2 r22 4 r100";

    private static final String TCP_INFO =
            "1x6 nibbles tcpflags 4x24 8x4 4x6 8x4 4x2 8x2 4x6 2x2 4x9";
    private static final String MPTCP_INFO = "1x6 r2 4x2 8x3 1x3 r1 4 8x4 1 r3 4x3";
    private static final String SCTP_INFO = "4x3 2x4 4x8 1x2 2 8x14 sockaddr 4x11 2x2 4x3 1x4 4x2";

    /** INET_DIAG_*; INFO is the protocol's. */
    private static final Map<Integer, String> INET =
            Map.ofEntries(
                    Map.entry(1, "4 …"),
                    Map.entry(3, "4 …"),
                    Map.entry(7, "4 …"),
                    Map.entry(9, "2x2 4x3"),
                    Map.entry(12, "sockaddr …"),
                    Map.entry(13, "sockaddr …"),
                    Map.entry(15, "4"),
                    Map.entry(16, "4x5"),
                    Map.entry(17, "4"),
                    Map.entry(18, "1x2 2 r96 …"),
                    Map.entry(21, "8"),
                    Map.entry(22, "b b"));

    private static final Map<Integer, String> TLS = Map.of(1, "2", 2, "2", 3, "2", 4, "2");

    private static final Map<Integer, String> SUBFLOW =
            Map.of(1, "4", 2, "4", 3, "4", 4, "8", 5, "4", 6, "4", 7, "2", 8, "4");

    private static final Map<Integer, String> UNIX =
            Map.of(1, "4x2", 2, "4", 3, "4 …", 4, "4x2", 5, "4 …", 7, "4");

    private static final Map<Integer, String> NETLINK =
            Map.of(0, "4 …", 1, "8 …", 2, "4 …", 3, "4 …", 4, "4");

    private static final Map<Integer, String> PACKET =
            Map.of(
                    0,
                    "4x6",
                    1,
                    "4x2 2x2 r32 …",
                    2,
                    "4 …",
                    3,
                    "4 …",
                    4,
                    "4",
                    5,
                    "4",
                    6,
                    "4 …",
                    7,
                    "2 1x2 4 …");

    private static final Map<Integer, String> REQUEST = Map.of(3, "4");

    private final ByteBuffer from;
    private final ByteArrayOutputStream to = new ByteArrayOutputStream();
    private final int protocol;

    private BigEndian(byte[] bytes, int protocol) {
        from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.protocol = protocol;
    }

    /**
     * Returns messages one behind the other in the other order.
     *
     * @param protocol what the rows are of: 262 and 132 have an INFO of their own
     */
    public static byte[] messages(byte[] little, int protocol) {
        BigEndian big = new BigEndian(little, protocol);
        while (big.from.remaining() >= HEADER) {
            big.message();
        }
        return big.to.toByteArray();
    }

    private void message() {
        int start = from.position();
        int length = from.getInt(start);
        int type = from.getShort(start + 4);
        int flags = from.getShort(start + 6);
        fields("4 2x2 4x2", start + HEADER);
        int end = start + length;
        switch (type) {
            case DONE -> {
                fields("4", end);
                attributes(Map.of(), end);
            }
            case ERROR -> error(flags, end);
            default -> payload((flags & 1) != 0, end);
        }
        fields("r3", Math.min(start + (length + 3 & -4), from.limit()));
    }

    private void error(int flags, int end) {
        fields("4", end);
        int request = from.getInt(from.position());
        int type = from.getShort(from.position() + 4);
        fields("4 2x2 4x2", end);
        if ((flags & CAPPED) == 0 && request > HEADER && type == 20) {
            int stop = Math.min(end, from.position() + request - HEADER);
            payload(true, stop);
            fields("r3", Math.min(from.position() + (-request & 3), end));
        }
        attributes(Map.of(2, "4"), end);
    }

    /** Requests and rows of a family begin alike, and differ then. */
    private void payload(boolean isRequest, int end) {
        switch (from.get(from.position()) & 0xff) {
            case 1 -> {
                fields(isRequest ? "1x2 2 4x5" : "1x4 4x3", end);
                attributes(UNIX, end);
            }
            case 16 -> {
                fields(isRequest ? "1x2 2 4x4" : "1x4 4x6", end);
                attributes(NETLINK, end);
            }
            case 17 -> {
                fields(isRequest ? "1x2 2 4x4" : "1x2 2 4x3", end);
                attributes(PACKET, end);
            }
            case 40 -> fields(isRequest ? "1x2 2 4x5" : "1x4 4x7", end);
            default -> {
                fields(isRequest ? "1x4 4 r36 4x3" : "1x4 r36 4x8", end);
                attributes(isRequest ? REQUEST : INET, end);
            }
        }
    }

    private void attributes(Map<Integer, String> layouts, int end) {
        while (end - from.position() >= 4) {
            int start = from.position();
            int length = Short.toUnsignedInt(from.getShort(start));
            int type = from.getShort(start + 2) & 0x3fff;
            fields("2x2", end);
            int stop = Math.min(end, start + Math.max(length, 4));
            if (layouts == INET && type == 2) {
                fields(protocol == 262 ? MPTCP_INFO : protocol == 132 ? SCTP_INFO : TCP_INFO, stop);
            } else if (layouts == INET && type == 19) {
                nest(Map.of(2, TLS, 3, SUBFLOW), stop);
            } else if (layouts == INET && type == 20) {
                nest(Map.of(1, Map.of(2, "4")), stop);
            } else {
                fields(layouts.getOrDefault(type, "r1 …"), stop);
            }
            fields("r1 …", stop);
            fields("r3", Math.min(start + (length + 3 & -4), end));
        }
    }

    /** Attributes of attributes; those that are not in the map are bytes. */
    private void nest(Map<Integer, Map<Integer, String>> layouts, int end) {
        while (end - from.position() >= 4) {
            int start = from.position();
            int length = Short.toUnsignedInt(from.getShort(start));
            int type = from.getShort(start + 2) & 0x3fff;
            fields("2x2", end);
            int stop = Math.min(end, start + length);
            if (layouts.containsKey(type)) {
                attributes(layouts.get(type), stop);
            }
            fields("r1 …", stop);
            fields("r3", Math.min(start + (length + 3 & -4), end));
        }
    }

    /** Copies fields up to an end; what the layout does not name is left for the next call. */
    private void fields(String layout, int end) {
        String[] words = layout.split(" ", -1);
        for (int i = 0; i < words.length && from.position() < end; i++) {
            if (words[i].equals("…")) {
                i = -1;
            } else {
                word(words[i], end);
            }
        }
    }

    private void word(String word, int end) {
        switch (word) {
            case "b" -> to.write(Integer.reverse(from.get() & 0xff) >>> 24);
            case "nibbles" -> {
                int both = from.get() & 0xff;
                to.write(both << 4 | both >>> 4);
            }
            case "tcpflags" -> {
                int flags = from.get();
                to.write((flags & 1) << 7 | (flags >>> 1 & 3) << 5);
            }
            case "sockaddr" -> {
                boolean inet6 = from.getShort(from.position()) == 10;
                fields(inet6 ? SOCKADDR_INET6 : SOCKADDR_INET, end);
            }
            default -> numbers(word, end);
        }
    }

    private void numbers(String word, int end) {
        boolean raw = word.startsWith("r");
        String[] parts = (raw ? word.substring(1) : word).split("x", -1);
        int size = Integer.parseInt(parts[0]);
        int count = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
        for (int i = 0; i < count && from.position() < end; i++) {
            byte[] field = new byte[Math.min(size, end - from.position())];
            from.get(field);
            to.writeBytes(raw ? field : reversed(field));
        }
    }

    private static byte[] reversed(byte[] field) {
        byte[] other = Arrays.copyOf(field, field.length);
        for (int i = 0; i < field.length; i++) {
            other[i] = field[field.length - 1 - i];
        }
        return other;
    }

    /** Returns a recording of jss as a big-endian machine would have written it. */
    public static byte[] recording(byte[] little) {
        BigEndian big = new BigEndian(little, 0);
        ByteBuffer bytes = big.from;
        big.fields("r9", 9);
        bytes.get();
        big.to.write(2);
        big.fields("r2", 12);
        int text = bytes.getInt(12);
        big.fields("4 r" + (text + 3 & -4), little.length);
        int protocol = 0;
        while (bytes.hasRemaining()) {
            int kind = bytes.get(bytes.position()) & 0xff;
            int length = bytes.getInt(bytes.position() + 8);
            big.fields("r4 4x2", little.length);
            byte[] payload = new byte[length + 3 & -4];
            bytes.get(payload);
            if (kind == 1 && payload[HEADER + 1] == 0) {
                protocol = 262;
            } else if (kind == 1) {
                protocol = payload[HEADER + 1] & 0xff;
            }
            big.to.writeBytes(kind == 0xff ? payload : messages(payload, protocol));
        }
        return big.to.toByteArray();
    }
}
