package io.jss.filter;

/** An end of a socket, by its names in filters. */
public enum Side {
    /** The local end. */
    LOCAL("src", "sport"),
    /** The remote end. */
    REMOTE("dst", "dport");

    private final String addressName;
    private final String portName;

    Side(String addressName, String portName) {
        this.addressName = addressName;
        this.portName = portName;
    }

    /** Returns the name of a condition on the address. */
    public String addressName() {
        return addressName;
    }

    /** Returns the name of a condition on the port. */
    public String portName() {
        return portName;
    }
}
