package io.jss.recording;

import io.jss.owners.OwnerIndex;
import io.jss.owners.ProcessInfo;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The payload of a chunk that tells of a process and the sockets that it holds.
 *
 * <pre>
 *  0      4           12          20         24         28         32
 *  +------+-----------+-----------+----------+----------+----------+-------------------+
 *  | pid  | start     | uid       | name     | title    | argument | name, title, then |
 *  +------+-----------+-----------+----------+----------+----------+ for each socket:  |
 *   u32    u64 ticks   u64, ~0     u32 bytes  u32 bytes  u32 bytes   inode u64, fd u32
 *                      unknown
 * </pre>
 *
 * <p>The title is all arguments, and is empty unless somebody asked for it to be kept; the first
 * argument is the title up to the byte that the u32 before the texts tells, else the name.
 */
final class RecordedProcesses {

    private static final int FIXED = 3 * Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;
    private static final int SOCKET = Long.BYTES + Integer.BYTES;
    private static final long UNKNOWN_USER = -1;

    private RecordedProcesses() {}

    /** Returns the payload, cut so that it fits. */
    static ByteBuffer encode(
            ProcessInfo process,
            List<Map.Entry<Long, SocketHolder>> sockets,
            boolean titles,
            ByteOrder order) {
        byte[] name = process.command().toBytes();
        byte[] title = titles ? process.title().toBytes() : new byte[0];
        int firstArgument = titles ? Math.min(process.argv0().toBytes().length, title.length) : 0;
        int room = RecordingFormat.MAX_PAYLOAD - FIXED - name.length - title.length;
        int count = Math.min(sockets.size(), room / SOCKET);
        ByteBuffer bytes =
                ByteBuffer.allocate(FIXED + name.length + title.length + count * SOCKET)
                        .order(order);
        bytes.putInt(process.pid())
                .putLong(process.startTicks())
                .putLong(process.uid().orElse(UNKNOWN_USER))
                .putInt(name.length)
                .putInt(title.length)
                .putInt(firstArgument)
                .put(name)
                .put(title);
        for (Map.Entry<Long, SocketHolder> socket : sockets.subList(0, count)) {
            bytes.putLong(socket.getKey()).putInt(socket.getValue().fd());
        }
        return bytes.flip();
    }

    /** Adds what the payload tells; returns what is wrong with it, empty for nothing. */
    static String decode(ByteBuffer bytes, OwnerIndex.Builder owners) {
        if (bytes.remaining() < FIXED) {
            return bytes.remaining() + " bytes";
        }
        int pid = bytes.getInt();
        long start = bytes.getLong();
        long uid = bytes.getLong();
        int nameLength = bytes.getInt();
        int titleLength = bytes.getInt();
        int firstArgument = bytes.getInt();
        long texts = Integer.toUnsignedLong(nameLength) + Integer.toUnsignedLong(titleLength);
        if (texts > bytes.remaining() || firstArgument < 0 || firstArgument > titleLength) {
            return "texts of " + texts + " bytes";
        }
        byte[] name = new byte[nameLength];
        byte[] title = new byte[titleLength];
        bytes.get(name).get(title);
        if (bytes.remaining() % SOCKET != 0) {
            return bytes.remaining() + " bytes of sockets";
        }
        ProcessInfo process =
                new ProcessInfo(
                        pid,
                        start,
                        uid == UNKNOWN_USER ? OptionalLong.empty() : OptionalLong.of(uid),
                        RawText.of(name),
                        RawText.of(firstArgument == 0 ? name : Arrays.copyOf(title, firstArgument)),
                        RawText.of(title));
        owners.process(process);
        while (bytes.hasRemaining()) {
            owners.socket(bytes.getLong(), bytes.getInt());
        }
        return "";
    }
}
