package io.jss.health;

import java.util.Optional;

/** What can be wrong. Its id is stable: programs and monitoring may rely on it. */
public enum Condition {
    /** More connections wait for accept(2) than a listener's backlog. */
    ACCEPT_QUEUE_FULL(
            "accept-queue-full",
            "new connections time out or are answered late: their handshakes are dropped"),
    /** Nearly as many connections wait for accept(2) as a listener's backlog. */
    ACCEPT_QUEUE_FILLING(
            "accept-queue-filling",
            "connections wait before anybody serves them; soon new ones are dropped"),
    /** The peer has closed, the program has not. */
    CLOSE_WAIT_KEPT(
            "close-wait-kept",
            "each keeps a descriptor and its memory; the program ends with EMFILE"),
    /** Nearly all local ports towards one destination are in use. */
    EPHEMERAL_PORTS(
            "ephemeral-ports",
            "connect(2) to this destination slows down, then fails with EADDRNOTAVAIL"),
    /** A program does not read what it has received. */
    UNREAD_DATA(
            "unread-data", "who sends gets no answer, and is held back once the buffer is full"),
    /** A listener has as many unfinished handshakes as it may. */
    SYN_QUEUE("syn-queue", "new connections are dropped, or lose their TCP options to a cookie"),
    /** Nearly as many sockets are in TIME_WAIT as may be. */
    TIME_WAIT_TABLE(
            "time-wait-table",
            "connections end without TIME_WAIT: late segments may reach a new one"),
    /** Many closed connections still wait for their peers. */
    ORPHANS("orphans", "the kernel resets closed connections before their data is sent"),
    /** TCP has more memory than it should. */
    TCP_MEMORY("tcp-memory", "buffers shrink, then data that arrives is dropped"),
    /** A peer takes no more data. */
    CLOSED_WINDOW("closed-window", "what is sent waits, and in the end the program's send(2) too"),
    /** A peer acknowledges nothing of what waits for it. */
    UNSENT_DATA(
            "unsent-data",
            "the peer gets nothing; the program learns it after 15 minutes as a rule"),
    /** Much of what is sent to a network is sent again. */
    RETRANSMISSIONS("retransmissions", "answers to these peers are slow and come in bursts"),
    /** Round trips take far longer than the path needs. */
    RTT_ABOVE_MINIMUM("rtt-above-minimum", "each answer waits in a queue on the path"),
    /** A connection sends in tiny segments. */
    TINY_MSS("tiny-mss", "transfers are slow and cost much processor time"),
    /** Full segments get lost on a path that carries small packets. */
    PATH_MTU(
            "path-mtu",
            "small requests work, and what is larger than one packet hangs, then fails"),
    /** Datagrams are lost because their socket is full. */
    UDP_RECEIVE_DROPS("udp-receive-drops", "queries, metrics or media are lost without an error"),
    /** A listener is bound to all addresses: worth knowing, no fault. */
    OPEN_LISTENER("open-listener", "who reaches any address of this host reaches it"),
    /** A port is in use, and nothing listens on it. */
    BOUND_NOT_LISTENING(
            "bound-not-listening",
            "connections to it are refused, and no other program can have the port"),
    /** Different programs listen on one address and port. */
    REUSEPORT_OWNERS("reuseport-owners", "each connection goes to one of them by chance"),
    /** One of several listeners on a port never accepts. */
    REUSEPORT_STALLED("reuseport-stalled", "a share of all connections is never answered"),
    /** The firewall tracks nearly as many connections as it can. */
    CONNTRACK_TABLE("conntrack-table", "packets of new connections are dropped"),
    /** A process has nearly as many descriptors as it may, and its sockets grow. */
    DESCRIPTORS("descriptors", "accept(2), connect(2) and open(2) fail with EMFILE"),
    /** A connection is idle for hours without keepalive. */
    KEEPALIVE_OFF("keepalive-off", "a peer that has gone is never noticed, and the socket stays"),
    /** A connection has another congestion control than the default. */
    CONGESTION_CONTROL(
            "congestion-control", "it may be faster or slower than others, and unfair to them");

    private final String id;
    private final String effect;

    Condition(String id, String effect) {
        this.id = id;
        this.effect = effect;
    }

    /** Returns the id, lower-case words joined by hyphens. */
    public String id() {
        return id;
    }

    /** Returns what it does to users, one sentence without an end. */
    public String effect() {
        return effect;
    }

    /** Returns the condition of an id, empty when there is none. */
    public static Optional<Condition> of(String id) {
        for (Condition condition : values()) {
            if (condition.id.equals(id)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }
}
