package io.jss.cli.lookup;

import io.jss.netns.NetworkNamespace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The network namespace whose sockets are being shown: what it is called, and where the names of
 * its interfaces can be asked for. A look that goes through many sets it; columns read it. For one
 * thread.
 */
public final class NamespaceInView {

    private final boolean here;
    private String name = "";
    private byte[] label = {'-'};
    private Optional<NetworkNamespace> elsewhere = Optional.empty();
    private int changes;

    /** Creates a view of the namespace in which this process runs. */
    public NamespaceInView() {
        this(true);
    }

    /**
     * Creates a view of a namespace.
     *
     * @param here whether it is one of this machine, whose interfaces can be asked for their names
     */
    public NamespaceInView(boolean here) {
        this.here = here;
    }

    /** Returns whether the namespace is of this machine. */
    public boolean isHere() {
        return here;
    }

    /**
     * Moves on to another namespace.
     *
     * @param name what it is called
     * @param namespace the namespace, empty for the one in which this process runs
     */
    public void enter(String name, Optional<NetworkNamespace> namespace) {
        this.name = name;
        label = name.getBytes(StandardCharsets.UTF_8);
        elsewhere = namespace;
        changes++;
    }

    /** Returns what the namespace is called; the empty text before one was entered. */
    public String name() {
        return name;
    }

    /** Returns what the namespace is called, UTF-8; not to be changed. */
    public byte[] label() {
        return label;
    }

    /** Returns the namespace, empty for the one in which this process runs. */
    public Optional<NetworkNamespace> elsewhere() {
        return elsewhere;
    }

    /** Returns a number that differs once another namespace was entered. */
    public int changes() {
        return changes;
    }
}
