package io.jss.sys.calls;

import java.nio.charset.StandardCharsets;

/** NUL-terminated paths for the tests. */
final class Paths {
    private Paths() {}

    static NativeBuffer of(Object path) {
        byte[] text = path.toString().getBytes(StandardCharsets.UTF_8);
        NativeBuffer buffer = NativeBuffer.allocate(text.length + 1);
        buffer.bytes().put(0, text);
        return buffer;
    }
}
