package io.jss.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a search for network namespaces may have missed.
 *
 * <pre>
 *  0            4
 *  +------------+-----------------------------+
 *  | processes  | paths, each ends with a 0   |
 *  +------------+-----------------------------+
 *   u32          UTF-8
 * </pre>
 *
 * @param processes those whose namespace might not be read
 * @param files bind mounts that might not be reached
 */
public record HiddenNamespaces(int processes, List<String> files) {

    /** Nothing was hidden. */
    public static final HiddenNamespaces NONE = new HiddenNamespaces(0, List.of());

    /** Paths beyond this many bytes are left out. */
    private static final int MAX_TEXT = 64 * 1024;

    private static final char END = '\0';

    /** Keeps an unmodifiable list. */
    public HiddenNamespaces {
        files = List.copyOf(files);
    }

    /** Returns the payload of its chunk. */
    ByteBuffer encode(ByteOrder order) {
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            if (text.length() + file.length() < MAX_TEXT / Integer.BYTES) {
                text.append(file).append(END);
            }
        }
        byte[] paths = text.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + paths.length)
                .order(order)
                .putInt(processes)
                .put(paths)
                .flip();
    }

    /** Returns whether a payload can be of this length. */
    static boolean canBeOf(int length) {
        return length >= Integer.BYTES && length <= Integer.BYTES + MAX_TEXT;
    }

    /** Reads a payload whose length was checked. */
    static HiddenNamespaces decode(ByteBuffer payload) {
        ByteBuffer text = payload.slice(Integer.BYTES, payload.limit() - Integer.BYTES);
        String paths = StandardCharsets.UTF_8.decode(text).toString();
        return new HiddenNamespaces(
                Math.max(0, payload.getInt(0)),
                paths.isEmpty() ? List.of() : List.of(paths.split(String.valueOf(END))));
    }
}
