package io.jss.cli.environment;

/** The arguments cannot be understood. The message is one line for people. */
public class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Lines that show the place; see {@link #excerpt}. */
    private final String excerpt;

    /** Creates the error; a capital letter and a full stop are not part of the message. */
    public UsageException(String message) {
        this(message, "");
    }

    /**
     * Creates an error that shows its place.
     *
     * @param excerpt lines of printable characters
     */
    public UsageException(String message, String excerpt) {
        super(message, null, false, false);
        this.excerpt = excerpt;
    }

    /** Returns lines that show what is wrong where it stands, empty when there are none. */
    public String excerpt() {
        return excerpt;
    }
}
