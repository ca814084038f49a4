package io.jss.cli.environment;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
import io.jss.cli.text.SafeText;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The world around one run of the command: where its output and its remarks go, where the socket
 * table comes from, what the environment variables say. Tests give one of their own.
 */
public interface Environment {

    /** Returns the name that the command was started under: {@code jss}, {@code netstat}. */
    String commandName();

    /** Returns where the answer goes. */
    Output out();

    /** Returns where remarks and errors go, each one line; {@link #say} writes them. */
    PrintStream err();

    /**
     * Prints one line for people on standard error, after the name of the command. Whatever it
     * quotes, no terminal obeys it, and it is one line of bounded length.
     */
    default void say(String text) {
        err().println(SafeText.line(commandName() + ": " + text));
    }

    /** Returns an environment variable, null when it is not set. */
    String variable(String name);

    /** Returns whether the answer goes to a terminal. */
    boolean isTerminal();

    /** Returns whether keys that are pressed on a terminal come as the input. */
    default boolean hasKeyboard() {
        return false;
    }

    /** Returns how many columns that terminal has, 0 when there is none or it is not known. */
    default int columns() {
        return 0;
    }

    /** Returns how many rows that terminal has, 0 when there is none or it is not known. */
    default int rows() {
        return 0;
    }

    /**
     * Opens the socket table that is shown.
     *
     * @throws IOException as {@link SocketTable#open()}
     */
    SocketTable openTable() throws IOException;

    /**
     * Opens the socket table of another network namespace.
     *
     * @throws IOException as {@link SocketTable#openIn}
     */
    default SocketTable openTable(NetworkNamespace namespace) throws IOException {
        return SocketTable.openIn(namespace);
    }

    /** Opens a table of a network namespace, empty for the command's own, as those do. */
    default SocketTable openTable(Optional<NetworkNamespace> namespace) throws IOException {
        return namespace.isPresent() ? openTable(namespace.get()) : openTable();
    }

    /**
     * Subscribes to the sockets that the kernel destroys, in a network namespace; empty where the
     * sockets that are shown are not the running kernel's.
     *
     * @param namespace empty for the command's own
     * @param receiveBuffer as the others of {@link DestroyedSockets#subscribe}
     * @throws IOException as {@link DestroyedSockets#subscribe} and {@link NetworkNamespace#call}
     */
    default Optional<DestroyedSockets> destroyedSockets(
            Optional<NetworkNamespace> namespace,
            Set<Protocol> protocols,
            Set<AddressFamily> families,
            int receiveBuffer)
            throws IOException {
        if (recorded().isPresent()) {
            return Optional.empty();
        }
        NetworkNamespace.Work<DestroyedSockets> subscribe =
                () -> DestroyedSockets.subscribe(protocols, families, receiveBuffer);
        return Optional.of(
                namespace.isPresent() ? namespace.get().call(subscribe) : subscribe.run());
    }

    /** Returns where channels to the kernel come from whose answers are recorded. */
    default ChannelFactory channels() throws IOException {
        return new OwnChannels();
    }

    /**
     * Returns where channels to the kernel in another network namespace come from; the caller
     * closes it.
     *
     * @throws IOException as {@link NetworkNamespace#open}
     */
    default ChannelFactory channels(NetworkNamespace namespace) throws IOException {
        return new NamespaceChannels(namespace.open());
    }

    /**
     * Returns what the recording says of itself that is shown; empty when the sockets are those of
     * this machine. Names of its users, interfaces and cgroups are not for a recording.
     */
    default Optional<RecordingInfo> recorded() {
        return Optional.empty();
    }

    /** Returns the looks, where a series is shown that can be gone through. */
    default Optional<Playback> playback() {
        return Optional.empty();
    }

    /** Returns the release of the kernel that answers, or answered when it was recorded. */
    default KernelRelease kernel() {
        String release = System.getProperty("os.version", "");
        return new KernelRelease(
                recorded().isPresent() ? recorded().get().kernel().orElse("") : release);
    }

    /** Returns the cgroups in which the sockets were made. */
    default Cgroups cgroups() {
        return Cgroups.ofSystem();
    }

    /** Returns what finds network namespaces, those of this host unless a test says otherwise. */
    default NetworkNamespaces namespaces() {
        return NetworkNamespaces.ofThisHost();
    }

    /** Returns what says when a row was read, and in which zone people read it. */
    default Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    /** Returns the paths under /proc, the real one unless a test says otherwise. */
    default ProcPaths procPaths() {
        return ProcPaths.system();
    }

    /** Returns the scan that finds the processes that hold sockets. */
    OwnerScan ownerScan();

    /** Returns what finds the names of hosts. */
    HostLookup hostLookup();
}
