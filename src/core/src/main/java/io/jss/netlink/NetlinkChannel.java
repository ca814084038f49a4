package io.jss.netlink;

import io.jss.answer.MalformedMessageException;
import io.jss.answer.NoAnswerException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A two-way line to a netlink kernel, datagram by datagram: the real one ({@link NetlinkSocket}) or
 * one that replays recorded answers. Not safe for use by several threads at once.
 */
public interface NetlinkChannel extends Closeable {

    /**
     * Sends the bytes from position to limit as one datagram.
     *
     * @throws IOException when the system call failed
     */
    void send(ByteBuffer request) throws IOException;

    /**
     * Says which request comes after the one that is sent next, its bytes from position to limit. A
     * channel that gains by it has it answered early; the others take no notice.
     */
    default void announce(ByteBuffer request) {}

    /**
     * Receives one datagram of the kernel.
     *
     * @return the bytes from position to limit, in the byte order of the kernel that wrote them,
     *     valid until the next call
     * @throws NoAnswerException when nothing came in time
     * @throws DatagramsLostException when the kernel dropped datagrams; more may be read
     * @throws MalformedMessageException when the datagram was larger than the buffer
     * @throws IOException when the system call failed
     */
    ByteBuffer receive() throws IOException;

    /** Returns the port id that answers to this channel bear in {@code nlmsg_pid}. */
    int portId();

    /** Returns a number for the next request, different from those of the requests before it. */
    int nextSequence();

    /**
     * Returns what the answer to the last request lacks though the kernel might have sent it:
     * nothing, unless the channel replays a recording. Complete when the answer has ended.
     */
    default List<AnswerGap> gaps() {
        return List.of();
    }

    /**
     * Returns whether a kernel answers that can be asked again: a recording has one answer to a
     * request, and what made it has judged whether that is all.
     */
    default boolean answersNow() {
        return true;
    }

    /**
     * Takes note that the answer to the last request may lack sockets.
     *
     * @return whether further requests may complete it: not while a recording is written, which is
     *     shown by its first answer to a request
     * @throws IOException when the note cannot be written
     */
    default boolean noteMayLack() throws IOException {
        return true;
    }

    /**
     * Returns how long the kernel that answers has been up, in milliseconds without the time in
     * which it slept; negative when that is not known, as of a recording of an earlier release.
     */
    default long uptimeMillis() {
        return -1;
    }
}
