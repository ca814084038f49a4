package io.jss.model;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * One end of a socket: an address, a port and the interface that the socket is bound to.
 *
 * @param address the address, the kernel's bytes
 * @param port the port, 0 to 65535; for raw sockets the kernel puts the IP protocol in the local
 *     port
 * @param interfaceIndex the interface that the socket is bound to ({@code idiag_if}), 0 for none;
 *     it is also the scope of a link-local address
 */
public record Endpoint(IpAddress address, int port, int interfaceIndex) {

    /** Checks the port. */
    public Endpoint {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
    }

    /** Returns an end without an interface. */
    public static Endpoint of(IpAddress address, int port) {
        return new Endpoint(address, port, 0);
    }

    /**
     * Returns the end that the JDK's form names; the scope of an {@link Inet6Address} is the
     * interface. What is lost: see {@link IpAddress#of(InetAddress)}.
     *
     * @throws IllegalArgumentException when it is not resolved
     */
    public static Endpoint of(InetSocketAddress end) {
        InetAddress address = end.getAddress();
        if (address == null) {
            throw new IllegalArgumentException(end + " is not resolved");
        }
        int scope = address instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
        return new Endpoint(IpAddress.of(address), end.getPort(), scope);
    }

    /**
     * Returns the JDK's form of this end; no name is looked up. An AF_INET6 address keeps the
     * interface as its scope.
     *
     * <p>What is lost: that an address is mapped, see {@link IpAddress#toInetAddress()}, and the
     * interface of an AF_INET address or a mapped one.
     */
    public InetSocketAddress toInetSocketAddress() {
        return new InetSocketAddress(inetAddress(), port);
    }

    /** Written out, as that of {@link IpAddress}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint that
                && port == that.port
                && interfaceIndex == that.interfaceIndex
                && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * address.hashCode() + port) + interfaceIndex;
    }

    private InetAddress inetAddress() {
        if (interfaceIndex == 0 || address.family() == AddressFamily.INET || address.isMapped()) {
            return address.toInetAddress();
        }
        try {
            return Inet6Address.getByAddress(null, address.toBytes(), interfaceIndex);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are always accepted", e);
        }
    }

    /**
     * Returns this end with the address that packets bear, see {@link IpAddress#onTheWire}; port
     * and interface stay.
     */
    public Endpoint onTheWire() {
        return address.isMapped() ? new Endpoint(address.onTheWire(), port, interfaceIndex) : this;
    }

    /** Returns {@code 192.0.2.1:80} or {@code [2001:db8::1%3]:80} (RFC 5952 §6, RFC 4007 §11). */
    @Override
    public String toString() {
        String zone = interfaceIndex == 0 ? "" : "%" + interfaceIndex;
        return address.family() == AddressFamily.INET
                ? address + zone + ":" + port
                : "[" + address + zone + "]:" + port;
    }
}
