package io.jss.answer;

import io.jss.model.InetSocketView;
import java.io.IOException;

/** Takes the sockets that were looked up, as the kernel answers. */
@FunctionalInterface
public interface LookupVisitor {

    /**
     * Takes one socket that was found.
     *
     * @param index the place of what was asked for among the connections, from 0
     * @param socket valid during the call only, as in {@link SocketVisitor#visit}
     * @throws IOException ends the look-up; it is passed on to the caller
     */
    void visit(int index, InetSocketView socket) throws IOException;
}
