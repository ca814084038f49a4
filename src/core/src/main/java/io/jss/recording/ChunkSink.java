package io.jss.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where the chunks of a recording go: into its file, or into memory. */
interface ChunkSink {

    /**
     * Takes a chunk.
     *
     * @param kind one of {@link RecordingFormat}
     * @param exchange the number of the exchange, 0 for none
     * @param payload from its position to its limit, valid during the call
     * @param uptimeMillis that of the kernel, negative when it is not known
     */
    void take(int kind, int exchange, ByteBuffer payload, long uptimeMillis) throws IOException;

    /** Returns what an error is to name. */
    Path path();

    /** Ends the recording. */
    void close() throws IOException;

    /** Gives up, and leaves nothing behind as far as that can be done. */
    void remove();
}
