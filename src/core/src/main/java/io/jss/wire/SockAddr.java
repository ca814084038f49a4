package io.jss.wire;

/**
 * {@code struct sockaddr_in} and {@code sockaddr_in6} in a {@code sockaddr_storage}.
 *
 * <pre>
 *  0        2      4          8          24         28          128
 *  +--------+------+----------+---- - - -+----------+---- - - - -+
 *  | family | port | addr     | zero                             |   sockaddr_in
 *  | family | port | flowinfo | addr[16] | scope_id | zero       |   sockaddr_in6
 *  +--------+------+----------+---- - - -+----------+---- - - - -+
 *   u16      be16
 * </pre>
 */
public final class SockAddr {
    /** u16 in native order: AF_INET or AF_INET6. */
    public static final int FAMILY = 0;

    /** be16. */
    public static final int PORT = FAMILY + Short.BYTES;

    /** {@code sin_addr}: 4 bytes in network order. */
    public static final int SIN_ADDR = PORT + Short.BYTES;

    /** The bytes of a {@code sockaddr_in} that are used. */
    public static final int SIN_SIZE = SIN_ADDR + Integer.BYTES;

    /** {@code sin6_flowinfo}: be32. */
    public static final int SIN6_FLOWINFO = PORT + Short.BYTES;

    /** {@code sin6_addr}: 16 bytes in network order. */
    public static final int SIN6_ADDR = SIN6_FLOWINFO + Integer.BYTES;

    /** {@code sin6_scope_id}: u32 in native order, an interface index. */
    public static final int SIN6_SCOPE_ID = SIN6_ADDR + InetDiagSockId.ADDRESS_SIZE;

    /** The bytes of a {@code sockaddr_in6}. */
    public static final int SIN6_SIZE = SIN6_SCOPE_ID + Integer.BYTES;

    /** The size of a {@code sockaddr_storage}. */
    public static final int STORAGE_SIZE = 128;

    private SockAddr() {}
}
