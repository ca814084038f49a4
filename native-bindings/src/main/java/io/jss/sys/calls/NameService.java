package io.jss.sys.calls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jss.sys.Errno;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * Names of hosts and users as the C library finds them: in the files, servers and services that
 * {@code nsswitch.conf} of this machine lists. A search may take as long as a name server lets it
 * wait.
 *
 * <p>The bytes of names are returned as they are. The methods keep no state and may be called by
 * many threads at once.
 */
public final class NameService {

    /** LOGIN_NAME_MAX is 256, with the NUL. */
    private static final int MAX_USER_NAME = 255;

    private static final LibcFunction GETNAMEINFO = new LibcFunction("getnameinfo");
    private static final LibcFunction GETPWNAM_R = new LibcFunction("getpwnam_r");
    private static final LibcFunction GETPWUID_R = new LibcFunction("getpwuid_r");

    /** {@code NI_NAMEREQD}: no text of the address where there is no name. */
    private static final int NI_NAMEREQD = 8;

    /** {@code NI_MAXHOST}, the NUL included. */
    private static final int NI_MAXHOST = 1025;

    private static final int IPV4_BYTES = 4;

    /*
     * sockaddr_in and sockaddr_in6
     * 0            2       4
     * | sin_family | port  | sin_addr 4
     *                      | sin6_flowinfo 4 | sin6_addr 16 | sin6_scope_id 4
     */
    private static final int SIN_FAMILY = 0;
    private static final int SIN_ADDR = SIN_FAMILY + 2 * Short.BYTES;
    private static final int SIN6_ADDR = SIN_ADDR + Integer.BYTES;
    private static final int SOCKADDR_IN_BYTES = SIN_ADDR + IPV4_BYTES + 8;
    private static final int SOCKADDR_IN6_BYTES = SIN6_ADDR + 16 + Integer.BYTES;

    /*
     * struct passwd
     * 0          8             16        20
     * | pw_name  | pw_passwd   | pw_uid  | …
     */
    /** Where {@code pw_name} points; room for a {@code struct passwd} of any architecture. */
    private static final int PW_NAME = 0;

    private static final int PW_UID = PW_NAME + 2 * Long.BYTES;
    private static final int PASSWD_BYTES = 128;
    private static final int RESULT = PASSWD_BYTES;
    private static final int STRINGS = RESULT + Long.BYTES;
    private static final int MAX_STRINGS = 1 << 20;

    private NameService() {}

    /**
     * The name of a host: getnameinfo(3) with NI_NAMEREQD. For a mapped address the C library may
     * look for the name of the IPv4 address.
     *
     * @param address 4 bytes (AF_INET) or 16 (AF_INET6), in network order
     * @return the name, empty if there is none or it cannot be found now
     * @throws IllegalArgumentException for another number of bytes
     */
    public static Optional<byte[]> hostName(byte[] address) {
        boolean ipv4 = address.length == IPV4_BYTES;
        if (!ipv4 && address.length != 16) {
            throw new IllegalArgumentException("not 4 or 16 bytes: " + address.length);
        }
        try (NativeBuffer buffer = NativeBuffer.allocate(SOCKADDR_IN6_BYTES + NI_MAXHOST)) {
            ByteBuffer bytes = buffer.bytes();
            bytes.putShort(SIN_FAMILY, (short) (ipv4 ? Constants.AF_INET : Constants.AF_INET6));
            bytes.put(ipv4 ? SIN_ADDR : SIN6_ADDR, address);
            int error =
                    GETNAMEINFO.callInt(
                            buffer.address(),
                            ipv4 ? SOCKADDR_IN_BYTES : SOCKADDR_IN6_BYTES,
                            buffer.address() + SOCKADDR_IN6_BYTES,
                            NI_MAXHOST,
                            0,
                            0,
                            NI_NAMEREQD);
            return error == 0 ? Optional.of(text(bytes, SOCKADDR_IN6_BYTES)) : Optional.empty();
        }
    }

    /**
     * The name of a user: getpwuid_r(3).
     *
     * @param uid unsigned
     * @return the name, empty if there is none or it cannot be found now
     */
    public static Optional<byte[]> userName(int uid) {
        return user(
                (passwd, strings, size, result) ->
                        GETPWUID_R.callInt(uid, passwd, strings, size, result),
                (bytes, address) -> text(bytes, (int) (bytes.getLong(PW_NAME) - address)));
    }

    /**
     * The number of a user: getpwnam_r(3).
     *
     * @param name the name's bytes
     * @return the uid, unsigned; empty if there is no such user or it cannot be found now, as for a
     *     name with a NUL or of more than 255 bytes: the C library copies it to its stack
     */
    public static OptionalLong userId(byte[] name) {
        if (name.length > MAX_USER_NAME || new String(name, ISO_8859_1).indexOf('\0') >= 0) {
            return OptionalLong.empty();
        }
        try (NativeBuffer text = NativeBuffer.allocate(name.length + 1)) {
            text.bytes().put(0, name).put(name.length, (byte) 0);
            return user(
                            (passwd, strings, size, result) ->
                                    GETPWNAM_R.callInt(
                                            text.address(), passwd, strings, size, result),
                            (bytes, address) -> Integer.toUnsignedLong(bytes.getInt(PW_UID)))
                    .map(OptionalLong::of)
                    .orElseGet(OptionalLong::empty);
        }
    }

    private interface UserSearch {
        int run(long passwd, long strings, long size, long result);
    }

    /** Runs a search with as much room for strings as it needs; reads the passwd that it found. */
    private static <T> Optional<T> user(UserSearch search, BiFunction<ByteBuffer, Long, T> reader) {
        int size = 1024;
        while (true) {
            try (NativeBuffer buffer = NativeBuffer.allocate(STRINGS + size)) {
                long at = buffer.address();
                int error = search.run(at, at + STRINGS, size, at + RESULT);
                ByteBuffer bytes = buffer.bytes();
                if (error == 0 && bytes.getLong(RESULT) != 0) {
                    return Optional.of(reader.apply(bytes, at));
                }
                if (error != Errno.ERANGE || size >= MAX_STRINGS) {
                    return Optional.empty();
                }
            }
            size *= 4;
        }
    }

    private static byte[] text(ByteBuffer bytes, int start) {
        int end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start];
        bytes.get(start, text);
        return text;
    }
}
