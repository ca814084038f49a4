package io.jss.filter;

import io.jss.model.InetSocketView;

/**
 * The kernel chose the local port: it was not asked for by bind, and it is one that the kernel
 * chooses from.
 *
 * <p>The first alone does not tell, because an accepted connection never asked for the port of its
 * listener; the second alone does not tell, because bind can ask for any port. The first is known
 * to filter bytecode only; see {@link SocketFacts#portChosenByKernel}.
 *
 * @param lowest the first port of {@code net.ipv4.ip_local_port_range}
 * @param highest the last one
 */
public record AutoboundCondition(int lowest, int highest) implements Condition {

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return isInRange(socket) && facts.portChosenByKernel(socket) == SocketFacts.Answer.YES;
    }

    @Override
    public boolean fails(InetSocketView socket, SocketFacts facts) {
        return !isInRange(socket) || facts.portChosenByKernel(socket) == SocketFacts.Answer.NO;
    }

    private boolean isInRange(InetSocketView socket) {
        return socket.localPort() >= lowest && socket.localPort() <= highest;
    }

    @Override
    public String toString() {
        return "autobound";
    }
}
