package io.jss.export;

import io.jss.model.IpAddress;
import java.time.Instant;
import java.util.Optional;

/** A connection of the simulated fleet. Its maker sets what differs from the usual. */
final class SimulatedConnection {

    private static final int SEGMENT = 1_400;

    /** Segments of the handshake and of the end. */
    private static final int OTHERS = 4;

    /** The host that began it; empty for a client that has no jss. */
    final Optional<SimulatedHost> from;

    final IpAddress fromAddress;
    final int fromPort;
    final SimulatedHost to;
    final IpAddress toAddress;
    final int toPort;
    final Instant opened;

    /** Empty for one that was there at the start and stays. */
    final Optional<Instant> ended;

    /** Whether the socket at that end is an AF_INET6 one that carries IPv4. */
    boolean mappedFrom;

    boolean mappedTo;

    /** Whether it is known whose the socket was that began it. */
    boolean named = true;

    /** Bytes of data from the end that began it, and to it. */
    long request;

    long response;

    /** Segments of these that were sent again. */
    long lostRequests;

    long lostResponses;

    /** Whether the end that began it stayed in CLOSE_WAIT when the other had ended. */
    boolean closeWait;

    /** When that end has ended, of one that stayed. */
    Optional<Instant> closedLate = Optional.empty();

    SimulatedConnection(
            Optional<SimulatedHost> from,
            IpAddress fromAddress,
            int fromPort,
            SimulatedHost to,
            IpAddress toAddress,
            int toPort,
            Instant opened,
            Optional<Instant> ended) {
        this.from = from;
        this.fromAddress = fromAddress;
        this.fromPort = fromPort;
        this.to = to;
        this.toAddress = toAddress;
        this.toPort = toPort;
        this.opened = opened;
        this.ended = ended;
    }

    /** Returns the segments that an end sends which sends so many bytes. */
    static long segments(long bytes) {
        return bytes / SEGMENT + OTHERS;
    }

    /** Returns when the end that began it has ended. */
    Optional<Instant> endedWhereItBegan() {
        return closeWait ? closedLate : ended;
    }

    /** Returns whose the socket that began it was, as the queries say it. */
    String client() {
        return named ? from.orElseThrow().service() : "unknown";
    }
}
