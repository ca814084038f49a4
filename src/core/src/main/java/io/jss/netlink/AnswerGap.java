package io.jss.netlink;

/**
 * What an answer lacks because a recording has less than was asked for.
 *
 * @param kind what is missing
 * @param bits of states or extensions, as in a request; 0 for other kinds
 */
public record AnswerGap(Kind kind, int bits) {

    /** What is missing. */
    public enum Kind {
        /** The whole dump: it was never asked for. */
        NOT_RECORDED,
        /** Sockets in states that were not asked for, or of which there are none. */
        STATES,
        /** Attributes that were not asked for. */
        EXTENSIONS,
        /** Sockets that a filter of the recorded request kept back. */
        FILTERED,
        /** The end of the answer: it was not read to its end. */
        ANSWERS,
        /** Sockets that the kernel may have passed over while it listed crowded buckets. */
        PASSED_OVER
    }

    /** Creates a gap without bits. */
    public AnswerGap(Kind kind) {
        this(kind, 0);
    }
}
