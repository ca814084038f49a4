package io.jss.netlink;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;

/**
 * A channel that receives on a thread of its own while the caller works on what it has received
 * before: the kernel writes the next part of a dump inside the system call. Two buffers go back and
 * forth.
 *
 * <p>Only a long answer is worth a thread, and only a caller that works for a third of the time or
 * more: handing a datagram over costs more than a look at its sockets. So the first datagrams after
 * a request are received by the caller, and the thread ends with the answer. Not safe for use by
 * several threads at once.
 */
public final class ReadAhead implements NetlinkChannel {

    /** Datagrams of a dump that are not worth a thread: about 16,000 sockets. */
    public static final int USUAL_START = 64;

    private static final int BUFFERS = 2;

    private final NetlinkChannel channel;
    private final int start;
    private final BlockingQueue<Datagram> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Datagram> full = new ArrayBlockingQueue<>(BUFFERS);
    private final LongSupplier clock;
    private int received;
    private long returnedAt;
    private long working;
    private long receiving;
    private Thread reader;
    private Datagram shown;

    /**
     * Creates a channel over another, which it closes with itself.
     *
     * @param start the datagrams of an answer before the thread is made
     */
    public ReadAhead(NetlinkChannel channel, int start) {
        this(channel, start, System::nanoTime);
    }

    ReadAhead(NetlinkChannel channel, int start, LongSupplier clock) {
        this.channel = channel;
        this.start = start;
        this.clock = clock;
    }

    @Override
    public void send(ByteBuffer request) throws IOException {
        channel.send(request);
        beginMeasuring();
    }

    @Override
    public ByteBuffer receive() throws IOException {
        giveBackShown();
        if (reader == null) {
            long now = clock.getAsLong();
            working += now - returnedAt;
            if (received < start || 2 * working < receiving) {
                return receiveHere(now);
            }
            startReader();
        }
        shown = takeUninterruptibly();
        if (shown.isLast) {
            reader = null; // it has nothing more to do
            beginMeasuring();
        }
        return shown.bytesOrFailure();
    }

    private void beginMeasuring() {
        received = 0;
        working = 0;
        receiving = 0;
        returnedAt = clock.getAsLong();
    }

    private ByteBuffer receiveHere(long now) throws IOException {
        received++;
        try {
            return channel.receive();
        } finally {
            returnedAt = clock.getAsLong();
            receiving += returnedAt - now;
        }
    }

    private void giveBackShown() {
        if (shown != null) {
            free.add(shown);
            shown = null;
        }
    }

    private void startReader() {
        while (free.size() < BUFFERS) {
            free.add(new Datagram());
        }
        reader = new Thread(this::readAnswer, "jss-read-ahead");
        reader.setDaemon(true);
        reader.start();
    }

    /** As the system call that it stands for, it waits on when the thread is interrupted. */
    private Datagram takeUninterruptibly() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return full.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void readAnswer() {
        try {
            Datagram datagram;
            do {
                datagram = free.take();
                datagram.receive(channel);
                full.put(datagram);
            } while (!datagram.isLast);
        } catch (InterruptedException e) {
            // the channel is being closed
        }
    }

    @Override
    public int portId() {
        return channel.portId();
    }

    @Override
    public int nextSequence() {
        return channel.nextSequence();
    }

    /** Ends the thread, if an answer was left unread, and closes the channel. */
    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.interrupt();
            joinUninterruptibly(reader);
            reader = null;
        }
        channel.close();
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One datagram on its way from the reader to the caller, or why there is none. */
    private static final class Datagram {

        private ByteBuffer bytes = ByteBuffer.allocateDirect(NetlinkSocket.RECEIVE_BYTES);
        private Throwable failure;
        private boolean isLast;

        void receive(NetlinkChannel channel) {
            failure = null;
            isLast = true;
            try {
                copy(channel.receive());
                isLast = endsAnswer(bytes);
            } catch (IOException | RuntimeException | Error e) {
                failure = e; // the caller's to deal with, whatever it is
            }
        }

        ByteBuffer bytesOrFailure() throws IOException {
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            return bytes;
        }

        private void copy(ByteBuffer source) {
            int length = source.remaining();
            if (length > bytes.capacity()) {
                bytes = ByteBuffer.allocateDirect(length);
            }
            bytes.clear().order(source.order());
            bytes.put(0, source, source.position(), length).limit(length);
        }

        /**
         * Returns whether nothing need follow; a header that leads nowhere ends the answer, too.
         */
        private static boolean endsAnswer(ByteBuffer bytes) {
            int at = 0;
            while (bytes.limit() - at >= NlMsgHdr.SIZE) {
                int type = Short.toUnsignedInt(bytes.getShort(at + NlMsgHdr.TYPE));
                int length = bytes.getInt(at + NlMsgHdr.LEN);
                if (type == NlMsgHdr.NLMSG_DONE
                        || type == NlMsgHdr.NLMSG_ERROR
                        || length < NlMsgHdr.SIZE
                        || length > bytes.limit() - at) {
                    return true;
                }
                at += NlMsgHdr.align(length);
            }
            return false;
        }
    }
}
