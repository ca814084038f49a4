package io.jss.filter.compile;

import io.jss.filter.SocketFacts.Answer;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/**
 * What is known of every socket in the answer to a request.
 *
 * @param protocol its protocol
 * @param family its family
 * @param states the states that it may be in, as bits of {@code StateCondition}
 * @param portChosenByKernel whether the kernel chose its local port
 */
record Assumption(Protocol protocol, AddressFamily family, int states, Answer portChosenByKernel) {

    private static final int UDP_STATES = SocketState.ESTABLISHED.bit() | SocketState.CLOSE.bit();

    /** Returns the assumption for a request; bytecode and ports are left aside. */
    static Assumption of(Protocol protocol, AddressFamily family, int requestedStates) {
        int states =
                switch (protocol) {
                    case UDP, UDPLITE -> requestedStates & UDP_STATES;
                    // a closed TCP socket is in no table, a bound one counts as BOUND_INACTIVE
                    case TCP -> requestedStates & ~SocketState.CLOSE.bit();
                    case RAW, SCTP -> -1; // the kernel sends others than were asked for
                    default -> requestedStates;
                };
        return new Assumption(protocol, family, states, Answer.UNKNOWN);
    }

    /** Returns whether the kernel sends no other states than are asked for. */
    boolean kernelDecidesStates() {
        return protocol != Protocol.RAW && protocol != Protocol.SCTP;
    }

    /**
     * Returns whether bytecode and request fields see the ends that the answer shows. Those of an
     * SCTP association are of its primary path, those in the kernel's test of the socket.
     */
    boolean kernelSeesEnds() {
        return protocol != Protocol.SCTP;
    }

    Assumption with(Answer answer) {
        return new Assumption(protocol, family, states, answer);
    }
}
