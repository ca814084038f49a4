package io.jss.sys;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Names of hosts and users as the C library finds them: in the files, servers and services that
 * {@code nsswitch.conf} of this machine lists. A search may take as long as a name server lets it
 * wait.
 *
 * <p>The bytes of names are returned as they are. The methods keep no state and may be called by
 * many threads at once.
 */
public final class NameService {
    private static final LibcFunction GETNAMEINFO = new LibcFunction("getnameinfo");
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

    /** Where {@code pw_name} points; room for a {@code struct passwd} of any architecture. */
    private static final int PW_NAME = 0;

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
        int size = 1024;
        while (true) {
            try (NativeBuffer buffer = NativeBuffer.allocate(STRINGS + size)) {
                long at = buffer.address();
                int error = GETPWUID_R.callInt(uid, at, at + STRINGS, size, at + RESULT);
                ByteBuffer bytes = buffer.bytes();
                if (error == 0 && bytes.getLong(RESULT) != 0) {
                    return Optional.of(text(bytes, (int) (bytes.getLong(PW_NAME) - at)));
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
