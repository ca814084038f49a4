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
            "unread-data", "who sends gets no answer, and is held back once the buffer is full");

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
