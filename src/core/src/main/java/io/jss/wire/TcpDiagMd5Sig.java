package io.jss.wire;

/**
 * {@code struct tcp_diag_md5sig} of {@code linux/tcp.h}, one of an array.
 *
 * <pre>
 *  0      1         2      4          20          100
 *  +------+---------+------+----------+-----------+
 *  |family|prefixlen|keylen| addr[16] | key[80]   |
 *  +------+---------+------+----------+-----------+
 *   u8     u8        u16    network    in clear: no offset leads there
 * </pre>
 */
public final class TcpDiagMd5Sig {
    /** u8: AF_INET or AF_INET6. */
    public static final int FAMILY = 0;

    /** u8. */
    public static final int PREFIXLEN = FAMILY + Byte.BYTES;

    /** u16: the length of the key. */
    public static final int KEYLEN = PREFIXLEN + Byte.BYTES;

    /** 16 bytes in network order; AF_INET uses the first four. */
    public static final int ADDR = KEYLEN + Short.BYTES;

    /** The bytes before the key: all that is read. */
    public static final int READ_SIZE = ADDR + InetDiagSockId.ADDRESS_SIZE;

    /** The size of the structure, key included. */
    public static final int SIZE = READ_SIZE + 80;

    private TcpDiagMd5Sig() {}
}
