package io.jss.fields;

import java.util.List;
import java.util.Locale;

/** What the kernel's answer does not tell and whoever shows it looks up. */
public enum LookedUpField implements Field {
    /** The network namespace. */
    NAMESPACE("network namespace: its name, container or unit, or its first process"),
    /** The processes that hold the socket. */
    PROCESSES("processes that hold the socket"),
    /** The name of the user. */
    USER("name of the socket's user"),
    /** The name of the interface. */
    INTERFACE("name of the interface that the socket is bound to"),
    /** The cgroup by its path. */
    CGROUP("path of the cgroup v2 in which the socket was made");

    private final String meaning;
    private final String label;

    LookedUpField(String meaning) {
        this.meaning = meaning;
        label = name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> path() {
        return List.of(label);
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
