package io.jss.cli.environment;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
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
import java.util.Optional;
import java.util.Set;

/** An environment that is another one, but for what a subclass says otherwise. */
public abstract class ForwardingEnvironment implements Environment {

    private final Environment machine;

    protected ForwardingEnvironment(Environment machine) {
        this.machine = machine;
    }

    /** Returns the environment that answers. */
    protected final Environment machine() {
        return machine;
    }

    @Override
    public String commandName() {
        return machine.commandName();
    }

    @Override
    public Output out() {
        return machine.out();
    }

    @Override
    public PrintStream err() {
        return machine.err();
    }

    @Override
    public String variable(String name) {
        return machine.variable(name);
    }

    @Override
    public boolean isTerminal() {
        return machine.isTerminal();
    }

    @Override
    public boolean hasKeyboard() {
        return machine.hasKeyboard();
    }

    @Override
    public int columns() {
        return machine.columns();
    }

    @Override
    public int rows() {
        return machine.rows();
    }

    @Override
    public SocketTable openTable() throws IOException {
        return machine.openTable();
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) throws IOException {
        return machine.openTable(namespace);
    }

    @Override
    public Optional<DestroyedSockets> destroyedSockets(
            Optional<NetworkNamespace> namespace,
            Set<Protocol> protocols,
            Set<AddressFamily> families,
            int receiveBuffer)
            throws IOException {
        return machine.destroyedSockets(namespace, protocols, families, receiveBuffer);
    }

    @Override
    public ChannelFactory channels() throws IOException {
        return machine.channels();
    }

    @Override
    public ChannelFactory channels(NetworkNamespace namespace) throws IOException {
        return machine.channels(namespace);
    }

    @Override
    public Optional<RecordingInfo> recorded() {
        return machine.recorded();
    }

    @Override
    public Optional<Playback> playback() {
        return machine.playback();
    }

    @Override
    public Cgroups cgroups() {
        return machine.cgroups();
    }

    @Override
    public NetworkNamespaces namespaces() {
        return machine.namespaces();
    }

    @Override
    public ProcPaths procPaths() {
        return machine.procPaths();
    }

    @Override
    public Clock clock() {
        return machine.clock();
    }

    @Override
    public OwnerScan ownerScan() {
        return machine.ownerScan();
    }

    @Override
    public HostLookup hostLookup() {
        return machine.hostLookup();
    }
}
