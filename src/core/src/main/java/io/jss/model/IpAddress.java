package io.jss.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An IP address as the kernel keeps it: a family and 128 bits.
 *
 * <p>A mapped address ({@code ::ffff:a.b.c.d}) stays an AF_INET6 address and is not equal to the
 * AF_INET address {@code a.b.c.d}: that difference is what jss exists to show, and what {@link
 * InetAddress#getByAddress} destroys.
 *
 * <p>An AF_INET address has its 32 bits in the low half of {@link #low()} and {@link #high()} 0.
 *
 * @param family AF_INET or AF_INET6
 * @param high bytes 0..7 in network order, 0 for AF_INET
 * @param low bytes 8..15 in network order; for AF_INET the four bytes as an unsigned 32-bit number
 */
public record IpAddress(AddressFamily family, long high, long low) {

    private static final long MAPPED_PREFIX = 0xffffL << 32;
    private static final long IPV4_BITS = 0xffff_ffffL;

    /** Checks that an AF_INET address has 32 bits. */
    public IpAddress {
        if (family == AddressFamily.INET && (high != 0 || (low & ~IPV4_BITS) != 0)) {
            throw new IllegalArgumentException("an AF_INET address has 32 bits");
        }
    }

    /** Returns the AF_INET address of 32 bits, {@code 0x7f000001} for 127.0.0.1. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(AddressFamily.INET, 0, bits & IPV4_BITS);
    }

    /** Returns the AF_INET6 address of two halves in network order. */
    public static IpAddress ofIpv6(long high, long low) {
        return new IpAddress(AddressFamily.INET6, high, low);
    }

    /**
     * Returns the address of 4 or 16 bytes in network order; 16 bytes that are a mapped address
     * stay AF_INET6.
     *
     * @throws IllegalArgumentException for another number of bytes
     */
    public static IpAddress ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case 4 -> ofIpv4(buffer.getInt());
            case 16 -> ofIpv6(buffer.getLong(), buffer.getLong());
            default ->
                    throw new IllegalArgumentException(
                            "an address has 4 or 16 bytes, not " + bytes.length);
        };
    }

    /**
     * Returns the address that the JDK's form holds.
     *
     * <p>What is lost: the scope of an {@link java.net.Inet6Address}, which {@link
     * Endpoint#of(java.net.InetSocketAddress)} keeps, and the host name. What was lost before: the
     * JDK has no mapped addresses, so an {@link java.net.Inet4Address} may stand for an end of an
     * AF_INET6 socket; it comes as AF_INET.
     */
    public static IpAddress of(InetAddress address) {
        return ofBytes(address.getAddress());
    }

    /**
     * Returns the address of a literal: a dotted quad, or an IPv6 literal of RFC 4291 §2.2 without
     * brackets and zone. No name is ever looked up.
     *
     * @throws IllegalArgumentException when the text is no such literal; the message says where
     */
    public static IpAddress parse(String literal) {
        return IpLiteral.parse(literal);
    }

    /**
     * Returns whether two halves are a mapped address, {@code ::ffff:0:0/96} (RFC 4291 §2.5.5.2).
     */
    public static boolean isMapped(long high, long low) {
        return high == 0 && (low & ~IPV4_BITS) == MAPPED_PREFIX;
    }

    /** Returns whether this is an AF_INET6 address in {@code ::ffff:0:0/96}: IPv4 on the wire. */
    public boolean isMapped() {
        return family == AddressFamily.INET6 && isMapped(high, low);
    }

    /** Returns whether this is {@code 0.0.0.0} or {@code ::}; {@code ::ffff:0.0.0.0} is neither. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /**
     * Returns the AF_INET address that a mapped address carries.
     *
     * @throws IllegalStateException when this address is not mapped
     */
    public IpAddress mappedIpv4() {
        if (!isMapped()) {
            throw new IllegalStateException(this + " is not in ::ffff:0:0/96");
        }
        return ofIpv4((int) low);
    }

    /**
     * Returns the address that packets bear: of a mapped address the AF_INET address in it, else
     * this. One peer that a service sees as {@code 192.0.2.1} and as {@code ::ffff:192.0.2.1} is
     * one key by it.
     */
    public IpAddress onTheWire() {
        return isMapped() ? mappedIpv4() : this;
    }

    /** Written out: what the JVM makes for a record is slow until C2 has compiled it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that
                && low == that.low
                && high == that.high
                && family == that.family;
    }

    @Override
    public int hashCode() {
        int address = 31 * Long.hashCode(high) + Long.hashCode(low);
        return 31 * address + (family == AddressFamily.INET ? 1 : 0);
    }

    /** Returns the 4 or 16 bytes in network order, a new array. */
    public byte[] toBytes() {
        return family == AddressFamily.INET
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    /**
     * Returns the JDK's form of this address.
     *
     * <p>What is lost: the JDK turns a mapped address into an {@link java.net.Inet4Address}, so the
     * result of a mapped address no longer tells that the socket is AF_INET6.
     */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(toBytes());
        } catch (UnknownHostException e) {
            throw new AssertionError("4 and 16 bytes are always accepted", e);
        }
    }

    /** Returns the text of RFC 5952, a mapped address with its IPv4 part dotted. */
    @Override
    public String toString() {
        byte[] text = new byte[IpText.MAX_BYTES];
        int end = IpText.write(family, high, low, text, 0);
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }
}
