package io.jss.recording;

import io.jss.SocketTable;
import io.jss.answer.AnswerSource;
import io.jss.answer.MalformedMessageException;
import io.jss.engine.ChannelFactory;
import io.jss.owners.OwnerIndex;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Answers of a kernel that were written to a file by {@link RecordingWriter}, or by {@code ss -D}.
 * They are shown as that kernel gave them, whatever the byte order of its machine and of this one.
 *
 * <pre>{@code
 * try (Recording recording = Recording.open(Path.of("host.jss"));
 *         SocketTable table = recording.table()) {
 *     System.out.println(table.snapshot().sockets().size());
 * }
 * }</pre>
 *
 * <p>Opening reads the file once, from end to end, and holds where its parts are. Safe for use by
 * many threads at once.
 */
public final class Recording implements Closeable {

    private final RecordingFile file;
    private final RecordingIndex index;
    private final boolean ofSs;

    private Recording(RecordingFile file, RecordingIndex index, boolean ofSs) {
        this.file = file;
        this.index = index;
        this.ofSs = ofSs;
    }

    /**
     * Opens a recording of either form.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws RecordingException when the file is no recording, or is cut off or damaged
     * @throws IOException when it cannot be read
     */
    public static Recording open(Path path) throws IOException {
        RecordingFile file = RecordingFile.open(path);
        try {
            boolean ofSs = !beginsWithMagic(file);
            return new Recording(file, ofSs ? SsReader.read(file) : ChunkReader.read(file), ofSs);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean beginsWithMagic(RecordingFile file) throws IOException {
        int length = RecordingFormat.MAGIC.length;
        if (file.size() < length) {
            return false;
        }
        ByteBuffer start = file.read(0, length, ByteOrder.BIG_ENDIAN, "a header");
        return start.equals(ByteBuffer.wrap(RecordingFormat.MAGIC));
    }

    /** Returns the file. */
    public Path path() {
        return file.path();
    }

    /** Returns what the recording says of itself; {@link RecordingInfo#NONE} for one of ss. */
    public RecordingInfo info() {
        return index.info();
    }

    /** Returns the byte order of the machine whose kernel answered. */
    public ByteOrder order() {
        return index.order();
    }

    /** Returns whether it has the form of {@code ss -D}. */
    public boolean isOfSs() {
        return ofSs;
    }

    /**
     * Returns the network namespaces of a recording of several, in the order in which they were
     * asked; empty for a recording of one, which {@link #info} names.
     */
    public List<RecordedNamespace> namespaces() {
        return index.namespaces();
    }

    /** Returns which network namespaces may be missing. */
    public HiddenNamespaces hiddenNamespaces() {
        return index.hidden();
    }

    /**
     * Returns a table of the recorded sockets, of several network namespaces those of the first;
     * this recording must stay open as long as it.
     */
    public SocketTable table() {
        return table(index.answers());
    }

    /**
     * Returns a table of the sockets of one of several network namespaces.
     *
     * @throws IllegalArgumentException when it is not in this recording
     */
    public SocketTable table(RecordedNamespace namespace) {
        return table(answers(namespace));
    }

    private SocketTable table(RecordedAnswers answers) {
        AnswerSource source = source(answers);
        return answers.hasLookups() ? SocketTable.overKernel(source) : SocketTable.over(source);
    }

    private RecordedAnswers answers(RecordedNamespace namespace) {
        return index.answers(namespace.inode())
                .orElseThrow(() -> new IllegalArgumentException("not recorded: " + namespace));
    }

    /** Returns a source that answers from this recording, as {@link #table()}. */
    public AnswerSource source() {
        return source(index.answers());
    }

    /** Returns a source that answers from one of several network namespaces. */
    public AnswerSource source(RecordedNamespace namespace) {
        return source(answers(namespace));
    }

    private ChannelFactory source(RecordedAnswers answers) {
        return () -> new ReplayChannel(file, index, answers);
    }

    /**
     * Returns the processes that held the sockets; empty when they were not recorded.
     *
     * @throws RecordingException when they are damaged
     */
    public Optional<OwnerIndex> owners() throws IOException {
        return index.processesComplete().isEmpty()
                ? Optional.empty()
                : Optional.of(ChunkReader.owners(file, index));
    }

    /** Returns the error to tell when what a channel of this recording gave cannot be decoded. */
    public RecordingException damaged(MalformedMessageException cause) {
        return RecordingException.in(file.path(), index.lastRead(), cause);
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
