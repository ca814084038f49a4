package io.jss.model;

/** The address family of an internet socket, as the kernel's {@code idiag_family} gives it. */
public enum AddressFamily {
    /** AF_INET: the socket speaks IPv4 only. */
    INET(2),
    /**
     * AF_INET6: the socket speaks IPv6 and, unless IPV6_V6ONLY forbids it, IPv4 as {@code
     * ::ffff:a.b.c.d}.
     */
    INET6(10);

    private final int number;

    AddressFamily(int number) {
        this.number = number;
    }

    /** Returns the kernel's number of the family ({@code AF_INET} 2, {@code AF_INET6} 10). */
    public int number() {
        return number;
    }
}
