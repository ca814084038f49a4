package io.jss.recording;

import io.jss.SocketTable;
import io.jss.answer.AnswerSource;
import io.jss.answer.MalformedMessageException;
import io.jss.engine.ChannelFactory;
import io.jss.engine.LiveChannels;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.owners.OwnerIndex;
import io.jss.owners.SocketHolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes a {@link Recording} while a kernel answers, in constant memory.
 *
 * <pre>{@code
 * try (RecordingWriter writer = RecordingWriter.create(Path.of("host.jss"), RecordingInfo.NONE);
 *         SocketTable table = writer.table()) {
 *     table.snapshot();
 * }
 * }</pre>
 *
 * <p>What goes through the {@link #table} is written as it comes: whole dumps with every detail
 * that a bit can ask for, whatever part of them is wanted. Keys of TCP MD5 signatures are set to
 * zero before. The file is made with mode 0600; one that exists is not touched. Safe for use by
 * many threads at once.
 */
public final class RecordingWriter implements Closeable {

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final ChunkSink sink;
    private final Md5Keys keys = new Md5Keys();
    private final Set<Long> writtenDescriptors = new HashSet<>();
    private Optional<Recording.Namespace> current = Optional.empty();
    private int exchanges;
    private boolean closed;

    private RecordingWriter(ChunkSink sink) {
        this.sink = sink;
    }

    /**
     * Makes a file and begins a recording in it.
     *
     * @param info what it is to say of itself
     * @throws CannotWriteException when the file exists, or cannot be made or written
     */
    public static RecordingWriter create(Path file, RecordingInfo info) throws IOException {
        return new RecordingWriter(FileChunks.create(file, info));
    }

    /** Begins a recording in memory, which {@link #look} returns. */
    public static RecordingWriter inMemory() {
        return new RecordingWriter(new LookChunks());
    }

    /**
     * Returns what was recorded in memory until now, when its tables are closed.
     *
     * @throws IllegalStateException when the recording is in a file
     */
    public synchronized RecordedLook look() {
        if (sink instanceof LookChunks chunks) {
            return chunks.look();
        }
        throw new IllegalStateException("this recording is in the file " + sink.path());
    }

    /**
     * Returns the table of the running kernel, in the network namespace of the calling thread; its
     * answers are written. It is to be closed before this.
     */
    public SocketTable table() {
        return SocketTable.overKernel(tap(new LiveChannels(Optional.empty())));
    }

    /** Returns a source whose answers are written; each family is asked for by its own request. */
    public AnswerSource tap(AnswerSource kernel) {
        return new Tapped(ChannelFactory.of(kernel), Optional.empty(), this);
    }

    /**
     * Returns a source whose answers are written as those of a network namespace. A recording is of
     * one that its {@link RecordingInfo} names, or of several: then each of its sources is to be
     * made by this method.
     */
    public AnswerSource tap(AnswerSource kernel, Recording.Namespace namespace) {
        return new Tapped(ChannelFactory.of(kernel), Optional.of(namespace), this);
    }

    /**
     * Writes that there is a network namespace, as one of several.
     *
     * @throws IOException when the output fails
     */
    public synchronized void namespace(Recording.Namespace namespace) throws IOException {
        current = Optional.of(namespace);
        write(RecordingFormat.NAMESPACE, 0, namespace.encode(ORDER));
    }

    /**
     * Writes which network namespaces may be missing.
     *
     * @throws IOException when the output fails
     */
    public synchronized void hidden(Recording.Hidden hidden) throws IOException {
        write(RecordingFormat.NAMESPACES_HIDDEN, 0, hidden.encode(ORDER));
    }

    private record Tapped(
            ChannelFactory kernel, Optional<Recording.Namespace> namespace, RecordingWriter writer)
            implements ChannelFactory {

        @Override
        public NetlinkChannel open() throws IOException {
            try {
                return new RecordingChannel(kernel.open(), namespace, writer);
            } catch (IOException e) {
                if (namespace.isPresent()) {
                    writer.namespace(namespace.get().refused(String.valueOf(e.getMessage())));
                }
                throw e;
            }
        }

        @Override
        public OptionalInt buckets(Protocol protocol) {
            return kernel.buckets(protocol);
        }

        @Override
        public void close() throws IOException {
            kernel.close();
        }
    }

    /**
     * Writes the processes that hold sockets, each descriptor once.
     *
     * @param titles whether their arguments are kept, which may hold secrets; if not, the name of
     *     the program is
     * @throws IOException when the output fails
     */
    public synchronized void owners(OwnerIndex owners, boolean titles) throws IOException {
        Map<Integer, List<Map.Entry<Long, SocketHolder>>> byProcess = new HashMap<>();
        owners.forEach(
                (inode, holder) -> {
                    long descriptor = (long) holder.process().pid() << Integer.SIZE | holder.fd();
                    if (writtenDescriptors.add(descriptor)) {
                        byProcess
                                .computeIfAbsent(holder.process().pid(), pid -> new ArrayList<>())
                                .add(Map.entry(inode, holder));
                    }
                });
        ByteBuffer seen = ByteBuffer.allocate(Integer.BYTES).order(ORDER);
        seen.putInt(0, owners.isComplete() ? 1 : 0);
        write(RecordingFormat.PROCESSES_SEEN, 0, seen);
        for (List<Map.Entry<Long, SocketHolder>> sockets : byProcess.values()) {
            write(
                    RecordingFormat.PROCESS,
                    0,
                    RecordedProcesses.encode(
                            sockets.get(0).getValue().process(), sockets, titles, ORDER));
        }
    }

    /**
     * Writes a request and returns the number of its exchange.
     *
     * @param namespace the network namespace that is asked, empty for the only one
     */
    synchronized int request(ByteBuffer request, Optional<Recording.Namespace> namespace)
            throws IOException {
        if (!namespace.equals(current)) {
            namespace(namespace.orElseThrow());
        }
        write(RecordingFormat.REQUEST, ++exchanges, request.duplicate().order(request.order()));
        return exchanges;
    }

    /**
     * Sets keys in a datagram to zero and writes it.
     *
     * @param uptimeMillis that of the kernel, negative when it is not known
     */
    synchronized void answer(int exchange, ByteBuffer datagram, long uptimeMillis)
            throws IOException {
        try {
            keys.erase(datagram);
        } catch (MalformedMessageException e) {
            throw new CannotWriteException(sink.path(), e.getMessage(), e);
        }
        write(
                RecordingFormat.ANSWER,
                exchange,
                datagram.duplicate().order(datagram.order()),
                uptimeMillis);
    }

    /** Notes that the kernel dropped a part of an answer. */
    synchronized void lost(int exchange) throws IOException {
        write(RecordingFormat.LOST, exchange, ByteBuffer.allocate(0));
    }

    /** Notes that the kernel may have passed over sockets. */
    synchronized void passedOver(int exchange) throws IOException {
        write(RecordingFormat.PASSED_OVER, exchange, ByteBuffer.allocate(0));
    }

    private void write(int kind, int exchange, ByteBuffer payload) throws IOException {
        write(kind, exchange, payload, -1);
    }

    private void write(int kind, int exchange, ByteBuffer payload, long uptimeMillis)
            throws IOException {
        sink.take(kind, exchange, payload, uptimeMillis);
    }

    /**
     * Ends the recording: without this it is cut off, and cannot be read. A second call does
     * nothing.
     *
     * @throws CannotWriteException when the end cannot be written
     */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            sink.close();
        }
    }

    /** Gives up: removes the file. Does nothing after {@link #close}. */
    public synchronized void abort() {
        if (!closed) {
            closed = true;
            sink.remove();
        }
    }

    /**
     * A recording could not be written: the disk is full, the file exists, the folder is not ours.
     */
    public static final class CannotWriteException extends IOException {

        private static final long serialVersionUID = 1L;

        /** Creates the error. */
        public CannotWriteException(Path file, String why, Throwable cause) {
            super("cannot write the recording " + file + ": " + why, cause);
        }

        /** Returns the error of an attempt to make or write a file. */
        public static CannotWriteException of(Path file, IOException cause) {
            if (cause instanceof FileAlreadyExistsException) {
                return new CannotWriteException(
                        file, "it exists; remove it or give another name", cause);
            }
            if (cause instanceof NoSuchFileException) {
                return new CannotWriteException(file, "there is no such folder", cause);
            }
            if (cause instanceof AccessDeniedException) {
                return new CannotWriteException(
                        file, "you may not write there (permission denied)", cause);
            }
            String message = String.valueOf(cause.getMessage());
            String prefix = file + ": ";
            boolean repeats = message.startsWith(prefix);
            return new CannotWriteException(
                    file, repeats ? message.substring(prefix.length()) : message, cause);
        }
    }
}
