package io.jss.netlink;

import java.io.IOException;

/** Takes the messages of an answer one by one. */
@FunctionalInterface
public interface MessageVisitor {

    /**
     * Takes the message at which the cursor stands; the cursor and its bytes are valid during the
     * call only.
     *
     * @throws IOException ends the dump; it is passed on to the caller
     */
    void visit(MessageCursor message) throws IOException;
}
