package io.jss.recording;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** A request and where its answers are in the file. */
final class RecordedExchange {

    private static final int INITIAL = 4;

    private final RecordedRequest request;
    private final Optional<SocketId> id;
    private final boolean knowsCoverage;
    private long[] offsets = new long[INITIAL];
    private int[] lengths = new int[INITIAL];
    private int size;
    private boolean lost;
    private boolean passedOver;

    /**
     * Creates an exchange without answers.
     *
     * @param id the socket that is asked for; empty for dumps
     * @param knowsCoverage whether the states and extensions of the request are known to be those
     *     that were asked for
     */
    RecordedExchange(RecordedRequest request, Optional<SocketId> id, boolean knowsCoverage) {
        this.request = request;
        this.id = id;
        this.knowsCoverage = knowsCoverage;
    }

    /** Adds a datagram of the answer. */
    void add(long offset, int length) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        offsets[size] = offset;
        lengths[size++] = length;
    }

    /** Notes that the kernel dropped a part of the answer. */
    void loseSome() {
        lost = true;
    }

    /** Notes that the kernel may have passed over a part of the answer. */
    void passOverSome() {
        passedOver = true;
    }

    RecordedRequest request() {
        return request;
    }

    /** Returns whether this is the answer to a request about this socket. */
    boolean answers(RecordedRequest asked, SocketId socket) {
        return !request.isDump()
                && request.family() == asked.family()
                && request.protocol() == asked.protocol()
                && id.equals(Optional.of(socket));
    }

    boolean knowsCoverage() {
        return knowsCoverage;
    }

    boolean hasLost() {
        return lost;
    }

    boolean mayHavePassedOver() {
        return passedOver;
    }

    int size() {
        return size;
    }

    long offset(int index) {
        return offsets[index];
    }

    int length(int index) {
        return lengths[index];
    }

    /** Returns the uptime of the kernel at an answer, negative when the file does not have it. */
    long uptimeMillis(int index, RecordingFile file, ByteOrder order) throws IOException {
        return knowsCoverage // a file of ss has no chunks
                ? RecordingFormat.uptimeMillis(
                        file.read(
                                offsets[index] - RecordingFormat.CHUNK_SIZE,
                                RecordingFormat.CHUNK_SIZE,
                                order,
                                "a chunk's header"))
                : -1;
    }

    /** Returns how many bits of states and extensions another request asks for beyond this one. */
    int missing(RecordedRequest other) {
        return Integer.bitCount(other.states() & ~request.states())
                + Integer.bitCount(other.extensions() & ~request.extensions());
    }
}
