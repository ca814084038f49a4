package io.jss.model;

/**
 * The flags of {@code struct inet_diag_sockopt} (INET_DIAG_SOCKOPT, since Linux 5.10).
 *
 * @param bits the two bytes, the first in bits 0..7, each with the structure's first bit-field as
 *     its lowest bit
 */
public record SocketOptions(int bits) {

    /** Returns IP_RECVERR or IPV6_RECVERR. */
    public boolean recverr() {
        return bit(0);
    }

    /** Returns whether the socket is connection-oriented ({@code inet_csk}). */
    public boolean isIcsk() {
        return bit(1);
    }

    /** Returns IP_FREEBIND. */
    public boolean freebind() {
        return bit(2);
    }

    /** Returns IP_HDRINCL. */
    public boolean hdrincl() {
        return bit(3);
    }

    /** Returns IP_MULTICAST_LOOP. */
    public boolean mcLoop() {
        return bit(4);
    }

    /** Returns IP_TRANSPARENT. */
    public boolean transparent() {
        return bit(5);
    }

    /** Returns IP_MULTICAST_ALL. */
    public boolean mcAll() {
        return bit(6);
    }

    /** Returns IP_NODEFRAG. */
    public boolean nodefrag() {
        return bit(7);
    }

    /** Returns IP_BIND_ADDRESS_NO_PORT. */
    public boolean bindAddressNoPort() {
        return bit(8);
    }

    /** Returns IP_RECVERR_RFC4884. */
    public boolean recverrRfc4884() {
        return bit(9);
    }

    /** Returns TCP fast open's deferred connect. */
    public boolean deferConnect() {
        return bit(10);
    }

    private boolean bit(int index) {
        return ((bits >>> index) & 1) != 0;
    }
}
