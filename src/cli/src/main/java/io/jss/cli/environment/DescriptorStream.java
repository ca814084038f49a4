package io.jss.cli.environment;

import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.Events;
import io.jss.sys.calls.NativeBuffer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes to a descriptor that the process was started with, and waits where it is non-blocking and
 * its reader slow (EAGAIN): {@link FileOutputStream} fails there, and does not say how much it had
 * written.
 */
public final class DescriptorStream extends OutputStream {

    private static final int EVENTS_OFFSET = Integer.BYTES;
    private static final int NO_LIMIT = -1;

    private final WritableByteChannel channel;
    private final int descriptor;

    private DescriptorStream(FileDescriptor file, int descriptor) {
        channel = new FileOutputStream(file).getChannel();
        this.descriptor = descriptor;
    }

    /** Returns standard output, descriptor 1. */
    static DescriptorStream standardOutput() {
        return new DescriptorStream(FileDescriptor.out, 1);
    }

    /** Returns standard error, descriptor 2. */
    public static DescriptorStream standardError() {
        return new DescriptorStream(FileDescriptor.err, 2);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
        while (left.hasRemaining()) {
            if (channel.write(left) == 0) {
                awaitReader();
            }
        }
    }

    private void awaitReader() throws SystemCallException {
        try (NativeBuffer pollfd = NativeBuffer.allocate(Events.POLLFD_BYTES)) {
            pollfd.bytes().putInt(0, descriptor).putShort(EVENTS_OFFSET, (short) Constants.POLLOUT);
            Events.poll(pollfd, 0, 1, NO_LIMIT);
        }
    }
}
