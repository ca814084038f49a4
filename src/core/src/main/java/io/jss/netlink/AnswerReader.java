package io.jss.netlink;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;

/**
 * Receives answers on a thread of its own, ahead of the caller by as many datagrams as it may keep.
 * A thread ends with its answer; the buffers stay for the next.
 */
final class AnswerReader {

    /** The largest datagram of a dump, but for BPF storages. */
    static final int USUAL_BYTES = 32 * 1024;

    private final NetlinkChannel channel;
    private int most;
    private final BlockingQueue<Datagram> free;
    private final BlockingQueue<Datagram> full;
    private final IntFunction<ByteBuffer> allocator;
    private int made;
    private Thread thread;
    private Datagram shown;

    /**
     * Creates a reader.
     *
     * @param channel read by the reader's thread alone while {@link #isReading}
     * @param most the datagrams that it keeps at once
     */
    AnswerReader(NetlinkChannel channel, int most) {
        this(channel, most, ByteBuffer::allocateDirect);
    }

    AnswerReader(NetlinkChannel channel, int most, IntFunction<ByteBuffer> allocator) {
        this.channel = channel;
        this.allocator = allocator;
        this.most = most;
        free = new ArrayBlockingQueue<>(most);
        full = new ArrayBlockingQueue<>(most);
    }

    /**
     * Starts to receive the answer to what was sent last.
     *
     * @throws OutOfMemoryError when there is no memory for a single datagram
     */
    void start() {
        if (made == 0) {
            free.add(make());
        }
        thread = new Thread(this::readAnswer, "jss-read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns whether an answer has begun and its end was not given to the caller yet. */
    boolean isReading() {
        return thread != null;
    }

    /**
     * Returns the next datagram, valid until the next call of this class, and waits for it; as the
     * system call that it stands for, it waits on when the calling thread is interrupted.
     *
     * @throws IOException what the channel threw
     */
    ByteBuffer next() throws IOException {
        if (shown != null) {
            free.add(shown);
        }
        shown = takeUninterruptibly();
        if (shown.isLast) {
            thread = null; // it has nothing more to do
        }
        return shown.bytesOrFailure();
    }

    /** Ends the thread, if an answer was left unread. No use afterwards. */
    void stop() {
        if (thread != null) {
            thread.interrupt();
            joinUninterruptibly(thread);
            thread = null;
        }
    }

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
                datagram = emptyOne();
                datagram.receive(channel);
                full.put(datagram);
            } while (!datagram.isLast);
        } catch (InterruptedException e) {
            // the channel is being closed
        }
    }

    private Datagram emptyOne() throws InterruptedException {
        Datagram datagram = free.poll();
        if (datagram == null && made < most) {
            try {
                return make();
            } catch (OutOfMemoryError e) {
                most = made; // those that there are must do
            }
        }
        return datagram == null ? free.take() : datagram;
    }

    private Datagram make() {
        Datagram datagram = new Datagram(allocator.apply(USUAL_BYTES));
        made++;
        return datagram;
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

        private ByteBuffer bytes;
        private Throwable failure;
        private boolean isLast;

        Datagram(ByteBuffer bytes) {
            this.bytes = bytes;
        }

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
