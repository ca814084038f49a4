package io.jss.micrometer;

import java.util.Optional;

/**
 * What is measured. How each is called is a {@link MeterConvention}'s to say; the names given here
 * are those of {@link MeterConvention#standard()}.
 */
public enum SocketMeter {
    /** Sockets of TCP and UDP, by transport, state, traffic class and direction. */
    SOCKETS(Kind.GAUGE, "sockets", "", "Sockets of TCP and UDP"),
    /** TCP sockets on a listening port, by port and state; LISTEN counts the listeners. */
    LISTENER_SOCKETS(
            Kind.GAUGE,
            "socket.listener.sockets",
            "",
            "TCP listeners of a port and the connections that they accepted"),
    /** TCP sockets by the unit, container and pod that made them, of the largest ones. */
    UNIT_SOCKETS(
            Kind.GAUGE,
            "socket.unit.sockets",
            "",
            "TCP sockets by what made them; TIME_WAIT has lost its cgroup: unknown"),
    /** Connections that wait for accept(2), of the port's listener whose queue is the fullest. */
    ACCEPT_QUEUE(
            Kind.GAUGE,
            "socket.listener.accept.queue",
            "",
            "Connections that wait for accept(2), of the port's fullest listener"),
    /** The backlog of the listener that {@link #ACCEPT_QUEUE} is about. */
    ACCEPT_QUEUE_LIMIT(
            Kind.GAUGE,
            "socket.listener.accept.queue.limit",
            "",
            "Backlog of that listener: one connection more may wait"),
    /** Bytes received and not read, by transport; without listeners. */
    RECEIVE_QUEUE(
            Kind.GAUGE,
            "socket.receive.queue",
            "bytes",
            "Bytes received and not yet read, listeners left out"),
    /** Bytes that wait to be sent or acknowledged, by transport; without listeners. */
    SEND_QUEUE(
            Kind.GAUGE,
            "socket.send.queue",
            "bytes",
            "Bytes not yet sent or acknowledged, listeners left out"),
    /** Bytes received and not read, of the connections of a listening port. */
    LISTENER_RECEIVE_QUEUE(
            Kind.GAUGE,
            "socket.listener.receive.queue",
            "bytes",
            "Bytes received and not yet read, of the connections of a listening port"),
    /** Bytes that wait to be sent or acknowledged, of the connections of a listening port. */
    LISTENER_SEND_QUEUE(
            Kind.GAUGE,
            "socket.listener.send.queue",
            "bytes",
            "Bytes not yet sent or acknowledged, of the connections of a listening port"),
    /** Smoothed round-trip times: one for each look and connection that did something. */
    LISTENER_RTT(
            Kind.TIMER,
            "socket.listener.rtt",
            "",
            "Smoothed round-trip time of connections of a listening port that did something"),
    /** The same by remote network, of those that the owner named. */
    NETWORK_RTT(
            Kind.TIMER,
            "socket.network.rtt",
            "",
            "Smoothed round-trip time of connections to a network that did something"),
    /**
     * Share of segments with data that were retransmitted, in percent: one for each look and
     * connection. Not as a share of 1: Micrometer's histograms count whole numbers.
     */
    LISTENER_RETRANSMISSIONS(
            Kind.SUMMARY,
            "socket.listener.retransmissions",
            "percent",
            "Retransmitted share of the segments with data, of connections of a listening port"),
    /** The same by remote network, of those that the owner named. */
    NETWORK_RETRANSMISSIONS(
            Kind.SUMMARY,
            "socket.network.retransmissions",
            "percent",
            "Retransmitted share of the segments with data, of connections to a network"),
    /** Bytes of data sent by TCP, by direction. */
    SENT(Kind.COUNTER, "socket.sent", "bytes", "Bytes of data sent by TCP"),
    /** Bytes of data received by TCP, by direction. */
    RECEIVED(Kind.COUNTER, "socket.received", "bytes", "Bytes of data received by TCP"),
    /** Bytes of data sent by the connections of a listening port. */
    LISTENER_SENT(
            Kind.COUNTER,
            "socket.listener.sent",
            "bytes",
            "Bytes of data sent by connections of a listening port"),
    /** Bytes of data received by the connections of a listening port. */
    LISTENER_RECEIVED(
            Kind.COUNTER,
            "socket.listener.received",
            "bytes",
            "Bytes of data received by connections of a listening port"),
    /** Segments with data sent, retransmissions among them, by direction. */
    DATA_SEGMENTS(
            Kind.COUNTER,
            "socket.data.segments.sent",
            "",
            "TCP segments with data sent, retransmissions among them"),
    /** Segments retransmitted, by direction. */
    RETRANSMITTED_SEGMENTS(
            Kind.COUNTER, "socket.segments.retransmitted", "", "TCP segments retransmitted"),
    /** TCP connections opened, those that lived between two looks among them, by direction. */
    OPENED(Kind.COUNTER, "socket.connections.opened", "", "TCP connections opened"),
    /** TCP connections that left the table, their TIME_WAIT over, by direction. */
    CLOSED(
            Kind.COUNTER,
            "socket.connections.closed",
            "",
            "TCP connections that left the table, TIME_WAIT over"),
    /** How often the kernel said that it had dropped events of sockets that ended. */
    EVENTS_LOST(
            Kind.COUNTER,
            "socket.events.lost",
            "",
            "How often events of ended sockets were dropped; one or more each time"),
    /** Local ports taken towards a destination, of the fullest ones. */
    EPHEMERAL_PORTS(
            Kind.GAUGE,
            "socket.ephemeral.ports.used",
            "",
            "Local ports taken towards a destination; of other ones the fullest"),
    /** Local ports that connect(2) chooses from. */
    EPHEMERAL_PORTS_LIMIT(
            Kind.GAUGE,
            "socket.ephemeral.ports.limit",
            "",
            "Local ports that connect(2) chooses from, for each destination"),
    /** How bad a condition is: 0 not found, 1 remark, 2 warning, 3 critical. */
    FINDING(
            Kind.GAUGE,
            "socket.finding",
            "",
            "What is wrong: 0 not found, 1 remark, 2 warning, 3 critical; no number: not known"),
    /** Sockets that findings are not about: there are too many for the heap. */
    FINDING_LEFT_OUT(
            Kind.GAUGE,
            "socket.finding.left.out",
            "",
            "Sockets beyond those that the heap has room to judge: findings are not about them"),
    /** How many things the look lacks: protocols that are not listed, tables that changed. */
    REMARKS(Kind.GAUGE, "socket.look.remarks", "", "What the look at the table lacks"),
    /** Looks that failed. */
    FAILURES(Kind.COUNTER, "socket.look.failures", "", "Looks at the table that failed");

    /** What kind of meter it is. */
    public enum Kind {
        /** A number of now. */
        GAUGE,
        /** A number that only grows. */
        COUNTER,
        /** A histogram of times. */
        TIMER,
        /** A histogram of shares, in percent. */
        SUMMARY
    }

    private final Kind kind;
    private final String standardName;
    private final String unit;
    private final String description;

    SocketMeter(Kind kind, String standardName, String unit, String description) {
        this.kind = kind;
        this.standardName = standardName;
        this.unit = unit;
        this.description = description;
    }

    /** Returns the kind. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name of {@link MeterConvention#standard()}. */
    public String standardName() {
        return standardName;
    }

    /** Returns the base unit, empty for a plain number and for times, which are in seconds. */
    public Optional<String> unit() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }

    /** Returns what it is, in one line. */
    public String description() {
        return description;
    }
}
