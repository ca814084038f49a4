package io.jss.fields;

import io.jss.model.InetSocketView;
import java.util.List;
import java.util.Locale;

/** An end of a socket: its address, alone or with the port. */
public enum EndField implements Field {
    /** Local address and port. */
    LOCAL("local", "local address and port", true, true),
    /** Remote address and port. */
    REMOTE("remote", "remote address and port", false, true),
    /** Local address. */
    LOCAL_ADDRESS("local.address", "local address", true, false),
    /** Remote address. */
    REMOTE_ADDRESS("remote.address", "remote address", false, false);

    private final String path;
    private final String meaning;
    private final boolean local;
    private final boolean withPort;
    private final String label;

    EndField(String path, String meaning, boolean local, boolean withPort) {
        this.path = path;
        this.meaning = meaning;
        this.local = local;
        this.withPort = withPort;
        label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> path() {
        return Paths.of(path);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** Returns whether it is the local end. */
    public boolean isLocal() {
        return local;
    }

    /** Returns whether the port belongs to it. */
    public boolean hasPort() {
        return withPort;
    }

    /**
     * Compares by the bytes of the addresses, those of AF_INET before those of AF_INET6, then by
     * port where it belongs to the field.
     */
    public int compare(InetSocketView one, InetSocketView other) {
        int order = one.socketFamily().compareTo(other.socketFamily());
        if (order == 0) {
            order = Long.compareUnsigned(high(one), high(other));
        }
        if (order == 0) {
            order = Long.compareUnsigned(low(one), low(other));
        }
        return order != 0 || !withPort ? order : Integer.compare(port(one), port(other));
    }

    /** Returns bytes 0..7 of the address in network order, 0 for AF_INET. */
    public long high(InetSocketView socket) {
        return local ? socket.localHigh() : socket.remoteHigh();
    }

    /** Returns bytes 8..15 of the address in network order, for AF_INET its 32 bits. */
    public long low(InetSocketView socket) {
        return local ? socket.localLow() : socket.remoteLow();
    }

    /** Returns the port. */
    public int port(InetSocketView socket) {
        return local ? socket.localPort() : socket.remotePort();
    }
}
