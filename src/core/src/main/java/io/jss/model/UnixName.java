package io.jss.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name that a unix socket is bound to ({@code sun_path}): a path, or an abstract name.
 *
 * <p>Any bytes may be in it, NUL, control characters and what is not UTF-8 among them; it is kept
 * as it is. Whoever shows it to people must escape them.
 */
public final class UnixName {

    private final byte[] bytes;

    private UnixName(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the name of these bytes, a copy; an abstract name begins with NUL. */
    public static UnixName of(byte[] bytes) {
        return new UnixName(bytes.clone());
    }

    /** Returns whether it is an abstract name: one that begins with NUL and is no file. */
    public boolean isAbstract() {
        return bytes.length > 0 && bytes[0] == 0;
    }

    /** Returns the bytes, a copy; those of an abstract name with the NUL that it begins with. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Returns whether the other is a name of the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UnixName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * Returns the name as the kernel's texts show it: {@code @} for each NUL, decoded as UTF-8, and
     * what is not UTF-8 replaced by U+FFFD. Control characters are kept.
     */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', '@');
    }
}
