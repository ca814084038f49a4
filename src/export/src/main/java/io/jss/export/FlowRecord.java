package io.jss.export;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.IpAddress;
import io.jss.owners.ProcessInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of a TCP connection. What is not known is empty.
 *
 * @param event what happened
 * @param namespace the network namespace, the empty text where none is named
 * @param cookie the kernel's number of the socket, once in a namespace
 * @param local the address of this end, as the socket has it
 * @param remote the address of the other end
 * @param type what travels
 * @param direction which end began it
 * @param openedAfter the look that did not show it yet; empty for what was there at the start
 * @param openedBy the look that showed it first, or its end where none did
 * @param closeWaitBy the look that showed it in CLOSE_WAIT first
 * @param closed when its end was reported
 * @param numbers what it has sent and received
 * @param uid whose it was
 * @param owners the processes that held it, or its listener where no look saw it; empty where they
 *     were not seen or not asked for
 * @param workload the unit, container and pod, where they were asked for
 */
record FlowRecord(
        Event event,
        String namespace,
        long cookie,
        IpAddress local,
        int localPort,
        IpAddress remote,
        int remotePort,
        TrafficClass type,
        Direction direction,
        Optional<Instant> openedAfter,
        Instant openedBy,
        Optional<Instant> closeWaitBy,
        Optional<Instant> closed,
        Numbers numbers,
        OptionalLong uid,
        List<ProcessInfo> owners,
        Optional<Workload> workload) {

    /** What happened to it. */
    enum Event {
        /** It was there when the first look came. */
        PRESENT,
        /** A look shows it that the look before did not show. */
        OPENED,
        /** Its peer has closed it, and for two looks this end has not. */
        CLOSE_WAIT,
        /** It has ended; its numbers are the final ones. */
        ENDED
    }

    /** Returns whether it has ended. */
    boolean ended() {
        return event == Event.ENDED;
    }

    /**
     * The numbers of tcp_info.
     *
     * @param sent bytes of data sent, without what was sent again
     * @param received bytes of data received; with the peer's FIN, which counts as one
     * @param segmentsOut segments sent
     * @param segmentsIn segments received
     * @param retransmitted segments sent again
     * @param rttMicros smoothed round-trip time
     * @param minRttMicros the shortest one
     */
    record Numbers(
            OptionalLong sent,
            OptionalLong received,
            OptionalLong segmentsOut,
            OptionalLong segmentsIn,
            OptionalLong retransmitted,
            OptionalLong rttMicros,
            OptionalLong minRttMicros) {}

    /** What the cgroup of a socket is called; the empty text where it has no such name. */
    record Workload(String unit, String container, String pod) {}
}
