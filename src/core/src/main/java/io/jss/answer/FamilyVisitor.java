package io.jss.answer;

import java.io.IOException;

/**
 * Takes the sockets of a family one by one, as the kernel sends them.
 *
 * @param <T> the kind of socket, an immutable value that may be kept
 */
@FunctionalInterface
public interface FamilyVisitor<T> {

    /**
     * Takes one socket.
     *
     * @throws IOException ends the visit; it is passed on to the caller
     */
    void visit(T socket) throws IOException;
}
