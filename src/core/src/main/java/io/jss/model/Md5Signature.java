package io.jss.model;

/**
 * A peer whose segments must be signed (TCP_MD5SIG, RFC 2385): {@code tcp_diag_md5sig}, since Linux
 * 4.14 for callers with CAP_NET_ADMIN. The kernel sends the key too; it is never read.
 *
 * @param address the address of the peers
 * @param prefixLength how many bits of the address count
 * @param keyed whether a key is set
 */
public record Md5Signature(IpAddress address, int prefixLength, boolean keyed) {

    /** Returns {@code 192.0.2.0/24}. */
    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
