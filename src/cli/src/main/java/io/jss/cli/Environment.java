package io.jss.cli;

import io.jss.SocketTable;
import io.jss.owners.OwnerScan;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The world around one run of the command: where its output and its remarks go, where the socket
 * table comes from, what the environment variables say. Tests give one of their own.
 */
public interface Environment {

    /** Returns the name that the command was started under: {@code jss}, {@code netstat}. */
    String commandName();

    /** Returns where the answer goes. */
    Output out();

    /** Returns where remarks and errors go, each one line. */
    PrintStream err();

    /** Returns an environment variable, null when it is not set. */
    String variable(String name);

    /** Returns whether the answer goes to a terminal. */
    boolean isTerminal();

    /**
     * Opens the socket table that is shown.
     *
     * @throws IOException as {@link SocketTable#open()}
     */
    SocketTable openTable() throws IOException;

    /** Returns the scan that finds the processes that hold sockets. */
    OwnerScan ownerScan();

    /** Returns what finds the names of hosts. */
    HostLookup hostLookup();
}
