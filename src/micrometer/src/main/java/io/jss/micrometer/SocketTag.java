package io.jss.micrometer;

/**
 * What distinguishes the series of a meter. None is a remote address but {@link #DESTINATION}, of a
 * few.
 */
public enum SocketTag {
    /** The transport protocol: {@code tcp}, {@code udp}. */
    TRANSPORT("transport"),
    /** The state of the socket. */
    STATE("state"),
    /** What travels: {@link io.jss.classify.TrafficClass}. */
    TYPE("type"),
    /** Which end began the connection: {@link io.jss.classify.Direction}. */
    DIRECTION("direction"),
    /** A listening port, or {@code other}. */
    PORT("port"),
    /** A remote network that the owner named, or {@code other}. */
    NETWORK("network"),
    /** The local address of a tuple that has many ephemeral ports, or {@code other}. */
    SOURCE("source"),
    /** The remote end of a tuple that has many ephemeral ports, or {@code other}. */
    DESTINATION("destination"),
    /** The id of a {@link io.jss.health.Condition}. */
    FINDING("id"),
    /** A unit of systemd, {@code unknown} or {@code other}. */
    UNIT("unit"),
    /** A container, empty where there is none, or {@code other}. */
    CONTAINER("container"),
    /** The uid of a pod of Kubernetes, empty where there is none, or {@code other}. */
    POD("pod");

    private final String standardKey;

    SocketTag(String standardKey) {
        this.standardKey = standardKey;
    }

    /** Returns the key of {@link MeterConvention#standard()}. */
    public String standardKey() {
        return standardKey;
    }
}
