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
import java.nio.charset.StandardCharsets;
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

    /** Returns a recording of this program in memory, from 0 to the limit of the buffer. */
    static Recording of(ByteBuffer image, Path name) throws IOException {
        RecordingFile file = RecordingFile.of(image, name);
        return new Recording(file, ChunkReader.read(file), false);
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
    public List<Namespace> namespaces() {
        return index.namespaces();
    }

    /** Returns which network namespaces may be missing. */
    public Hidden hiddenNamespaces() {
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
    public SocketTable table(Namespace namespace) {
        return table(answers(namespace));
    }

    private SocketTable table(RecordedAnswers answers) {
        AnswerSource source = source(answers);
        return answers.hasLookups() ? SocketTable.overKernel(source) : SocketTable.over(source);
    }

    private RecordedAnswers answers(Namespace namespace) {
        return index.answers(namespace.inode())
                .orElseThrow(() -> new IllegalArgumentException("not recorded: " + namespace));
    }

    /** Returns a source that answers from this recording, as {@link #table()}. */
    public AnswerSource source() {
        return source(index.answers());
    }

    /** Returns a source that answers from one of several network namespaces. */
    public AnswerSource source(Namespace namespace) {
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

    /**
     * A network namespace of a recording that holds several.
     *
     * <pre>
     *  0        8          12         12 + length
     *  +--------+----------+----------+----------+
     *  | inode  | length   | name     | refusal  |
     *  +--------+----------+----------+----------+
     *   u64      u32 bytes  UTF-8      UTF-8, to the end
     * </pre>
     *
     * @param inode its inode on the nsfs file system, as in {@code net:[4026531840]}
     * @param name what it was called: {@code blue}, {@code nginx.service}
     * @param refusal why it could not be entered, so that its sockets are not in the recording;
     *     empty where it was
     */
    public record Namespace(long inode, String name, String refusal) {

        private static final int LENGTH_AT = Long.BYTES;
        private static final int NAME_AT = LENGTH_AT + Integer.BYTES;

        /** No text is longer, in bytes. */
        private static final int MAX_TEXT = 1024;

        /** Returns a namespace that was entered. */
        public static Namespace entered(long inode, String name) {
            return new Namespace(inode, name, "");
        }

        /** Returns the namespace as one that could not be entered. */
        public Namespace refused(String why) {
            return new Namespace(inode, name, why.isEmpty() ? "refused" : why);
        }

        /** Returns whether its sockets could be asked for. */
        public boolean wasEntered() {
            return refusal.isEmpty();
        }

        /** Returns the payload of its chunk, with texts that fit and are of one line. */
        ByteBuffer encode(ByteOrder order) {
            byte[] called = line(name).getBytes(StandardCharsets.UTF_8);
            byte[] why = line(refusal).getBytes(StandardCharsets.UTF_8);
            int length = Math.min(called.length, MAX_TEXT);
            int rest = Math.min(why.length, MAX_TEXT);
            return ByteBuffer.allocate(NAME_AT + length + rest)
                    .order(order)
                    .putLong(inode)
                    .putInt(length)
                    .put(called, 0, length)
                    .put(why, 0, rest)
                    .flip();
        }

        /** Returns whether a payload can be of this length. */
        static boolean canBeOf(int length) {
            return length > NAME_AT && length <= NAME_AT + 2 * MAX_TEXT;
        }

        /** Returns whether a payload of a length that can be has a name within it. */
        static boolean isWhole(ByteBuffer payload) {
            int length = payload.getInt(LENGTH_AT);
            return length > 0 && length <= payload.limit() - NAME_AT;
        }

        /** Reads a payload that is whole. */
        static Namespace decode(ByteBuffer payload) {
            int end = NAME_AT + payload.getInt(LENGTH_AT);
            return new Namespace(
                    payload.getLong(0),
                    text(payload, NAME_AT, end),
                    text(payload, end, payload.limit()));
        }

        private static String text(ByteBuffer payload, int from, int to) {
            return line(StandardCharsets.UTF_8.decode(payload.slice(from, to - from)).toString());
        }

        private static String line(String text) {
            return text.replaceAll("\\p{Cntrl}", "?");
        }
    }

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
    public record Hidden(int processes, List<String> files) {

        /** Nothing was hidden. */
        public static final Hidden NONE = new Hidden(0, List.of());

        /** Paths beyond this many bytes are left out. */
        private static final int MAX_TEXT = 64 * 1024;

        private static final char END = '\0';

        /** Keeps an unmodifiable list. */
        public Hidden {
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
        static Hidden decode(ByteBuffer payload) {
            ByteBuffer text = payload.slice(Integer.BYTES, payload.limit() - Integer.BYTES);
            String paths = StandardCharsets.UTF_8.decode(text).toString();
            return new Hidden(
                    Math.max(0, payload.getInt(0)),
                    paths.isEmpty() ? List.of() : List.of(paths.split(String.valueOf(END))));
        }
    }
}
