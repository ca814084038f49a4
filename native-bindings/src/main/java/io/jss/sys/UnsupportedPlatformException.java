package io.jss.sys;

/**
 * This machine or virtual machine cannot make Linux system calls: not Linux, not 64-bit, an
 * architecture whose numbers are not known, or a native library of JNA that cannot be loaded.
 *
 * <p>It is thrown by the first use of {@link NativeBuffer#allocate} or of a call without a buffer,
 * and by each later use. The message is one line for people that says what is missing and what to
 * do.
 */
public final class UnsupportedPlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
