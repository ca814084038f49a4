package io.jss.model;

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

    /** Returns {@code 192.0.2.1:80} or {@code [2001:db8::1%3]:80} (RFC 5952 §6, RFC 4007 §11). */
    @Override
    public String toString() {
        String zone = interfaceIndex == 0 ? "" : "%" + interfaceIndex;
        return address.family() == AddressFamily.INET
                ? address + zone + ":" + port
                : "[" + address + zone + "]:" + port;
    }
}
