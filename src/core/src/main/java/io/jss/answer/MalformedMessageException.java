package io.jss.answer;

import java.io.IOException;

/**
 * The bytes of an answer are not what the protocol says: which structure, where, what was expected
 * and found.
 */
public final class MalformedMessageException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String structure;
    private final int offset;

    /**
     * Creates the error.
     *
     * @param structure the kernel structure
     * @param offset byte offset in the datagram (in a recording, in the chunk) at which it starts
     * @param expected what the protocol demands
     * @param found what was there
     */
    public MalformedMessageException(String structure, int offset, String expected, String found) {
        super(
                "malformed "
                        + structure
                        + " at byte "
                        + offset
                        + ": expected "
                        + expected
                        + ", found "
                        + found);
        this.structure = structure;
        this.offset = offset;
    }

    /** Returns the name of the kernel structure. */
    public String structure() {
        return structure;
    }

    /** Returns the byte offset in the datagram. */
    public int offset() {
        return offset;
    }
}
