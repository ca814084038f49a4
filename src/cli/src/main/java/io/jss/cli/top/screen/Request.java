package io.jss.cli.top.screen;

import io.jss.model.InetSocket;
import java.time.Duration;

/** What the thread that paints asks of the one that gathers. */
public sealed interface Request {

    /**
     * Read a filter, and say what is wrong with it.
     *
     * @param text the filter
     * @param number the number that snapshots have that are made with it
     * @param taken whether its panel is closed when it is right
     */
    record ReadFilter(String text, int number, boolean taken) implements Request {}

    /**
     * Explain a socket.
     *
     * @param socket the socket
     */
    record Explain(InetSocket socket) implements Request {}

    /**
     * Close a socket.
     *
     * @param socket the socket
     */
    record Kill(InetSocket socket) implements Request {}

    /**
     * Go to another look of a series.
     *
     * @param by how far, back where it is negative
     */
    record Leap(Duration by) implements Request {}
}
