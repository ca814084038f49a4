package io.jss.cli;

/** The arguments cannot be understood. The message is one line for people. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the error; a capital letter and a full stop are not part of the message. */
    public UsageException(String message) {
        super(message, null, false, false);
    }
}
