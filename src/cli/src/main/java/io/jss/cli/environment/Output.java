package io.jss.cli.environment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A buffered sink of bytes, standard output as a rule. It writes whole calls: what one {@code
 * write} was given reaches the descriptor in one piece, so that an interrupt never leaves half a
 * row or half an escape sequence on a terminal. For one thread at a time.
 */
public final class Output {

    private static final int CAPACITY = 32 * 1024;

    private static final int NO_DESCRIPTOR = -1;
    private static final int STANDARD_OUTPUT = 1;

    private final OutputStream sink;
    private final int descriptor;
    private final byte[] buffer = new byte[CAPACITY];
    private int length;

    private Output(OutputStream sink, int descriptor) {
        this.sink = sink;
        this.descriptor = descriptor;
    }

    /** Returns a sink over standard output (descriptor 1). */
    public static Output standard() {
        return new Output(DescriptorStream.standardOutput(), STANDARD_OUTPUT);
    }

    /**
     * Returns a sink over a stream; an error of it counts as a full disk unless it says "Broken
     * pipe".
     */
    public static Output to(OutputStream stream) {
        return new Output(stream, NO_DESCRIPTOR);
    }

    /**
     * Writes bytes.
     *
     * @throws OutputClosedException when the reader has gone
     * @throws OutputException when the bytes cannot be written
     */
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > CAPACITY - length) {
            flush();
        }
        if (count > CAPACITY) {
            pass(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, buffer, length, count);
            length += count;
        }
    }

    /** Writes text as UTF-8, see {@link #write(byte[], int, int)}. */
    public void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** Passes on what is buffered; the exceptions are those of {@link #write(byte[], int, int)}. */
    public void flush() throws IOException {
        int count = length;
        length = 0;
        if (count > 0) {
            pass(buffer, 0, count);
        }
    }

    /**
     * Returns whether nobody reads any more, as far as that can be known without writing: standard
     * output is a pipe or a terminal that has been closed.
     */
    public boolean isReaderGone() {
        return descriptor != NO_DESCRIPTOR && ReaderGone.isHungUp(descriptor);
    }

    private void pass(byte[] bytes, int offset, int count) throws IOException {
        try {
            sink.write(bytes, offset, count);
        } catch (IOException e) {
            throw ReaderGone.isWhy(e, descriptor)
                    ? new OutputClosedException(e)
                    : new OutputException(e);
        }
    }
}
