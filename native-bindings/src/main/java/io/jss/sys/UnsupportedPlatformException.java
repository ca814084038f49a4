package io.jss.sys;

/**
 * jss cannot run here: this machine or virtual machine cannot make Linux system calls. It is not
 * Linux or not 64-bit, an architecture whose numbers are not known, or JNA or its native library
 * cannot be loaded.
 *
 * <p>This is the one way in which every entry of the library says so, at the first use and at each
 * later one. It is unchecked, since nothing that the program does next can mend it: it stays so
 * until the program is started anew. The message is one line for people that says what is missing
 * and what to do.
 */
public final class UnsupportedPlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is missing and what to do, in one line
     * @param cause what JNA or the virtual machine said, or null
     */
    public UnsupportedPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
