package io.jss.cli.top.terminal;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.Events;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Characters of a terminal, UTF-8, read by the thread that wants them. JLine has a thread of its
 * own read them, and on a busy machine a key waits for a processor twice then.
 */
final class KeyInput implements KeyReader.Source, Closeable {

    private static final int EVENTS_OFFSET = Integer.BYTES;
    private static final int READ_OFFSET = Events.POLLFD_BYTES;
    private static final int READ_BYTES = 256;
    private static final int MOST_LEFT = 3;

    private final int descriptor;
    private final NativeBuffer memory = NativeBuffer.allocate(READ_OFFSET + READ_BYTES);

    /** Behind what was read, and what is left of a character that came in parts. */
    private final ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES + MOST_LEFT);

    private final CharBuffer characters = CharBuffer.allocate(READ_BYTES).limit(0);
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private KeyInput(int descriptor) {
        this.descriptor = descriptor;
        memory.bytes().putInt(0, descriptor).putShort(EVENTS_OFFSET, (short) Constants.POLLIN);
    }

    /**
     * Opens it.
     *
     * @param path of the terminal
     * @throws SystemCallException when it cannot be opened
     */
    static KeyInput open(String path) throws SystemCallException {
        byte[] name = (path + '\0').getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer buffer = NativeBuffer.allocate(name.length)) {
            buffer.bytes().put(name);
            int flags = Constants.O_RDONLY | Constants.O_CLOEXEC | Constants.O_NONBLOCK;
            return new KeyInput(SystemCalls.openat(Constants.AT_FDCWD, buffer, 0, flags));
        }
    }

    @Override
    public int read(long millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!characters.hasRemaining()) {
            long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            if (Events.poll(memory, 0, 1, (int) left) == 0) {
                return KeyReader.NONE;
            }
            int count = SystemCalls.tryRead(descriptor, memory, READ_OFFSET, READ_BYTES);
            if (count == -Errno.EAGAIN) {
                return KeyReader.NONE; // another one who reads there was quicker
            }
            if (count <= 0) {
                return KeyReader.END; // it was hung up: 0, or EIO
            }
            decode(count);
        }
        return characters.get();
    }

    private void decode(int count) {
        bytes.put(memory.bytes().slice(READ_OFFSET, count)).flip();
        decoder.decode(bytes, characters.clear(), false);
        characters.flip();
        bytes.compact();
    }

    @Override
    public void close() throws IOException {
        memory.close();
        SystemCalls.close(descriptor);
    }
}
