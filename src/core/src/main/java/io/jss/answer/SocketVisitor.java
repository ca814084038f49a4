package io.jss.answer;

import io.jss.model.InetSocketView;
import java.io.IOException;

/** Takes the sockets of a table one by one, as the kernel sends them. */
@FunctionalInterface
public interface SocketVisitor {

    /**
     * Takes one socket.
     *
     * @param socket valid during the call only: the same object shows the next socket afterwards.
     *     Keep {@link io.jss.model.InetSocket#copyOf} of it, if anything
     * @throws IOException ends the visit; it is passed on to the caller
     */
    void visit(InetSocketView socket) throws IOException;
}
