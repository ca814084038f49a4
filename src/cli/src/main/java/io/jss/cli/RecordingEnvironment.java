package io.jss.cli;

import io.jss.SocketTable;
import io.jss.SocketTable.ChannelFactory;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcPaths;
import io.jss.recording.RecordingWriter;
import java.io.IOException;
import java.io.PrintStream;

/** An environment whose tables and processes are written while they are read. */
final class RecordingEnvironment implements Environment {

    private final Environment machine;
    private final RecordingWriter writer;
    private final RecordingOptions options;

    RecordingEnvironment(Environment machine, RecordingWriter writer, RecordingOptions options) {
        this.machine = machine;
        this.writer = writer;
        this.options = options;
    }

    @Override
    public SocketTable openTable() throws IOException {
        return tapped(machine.channels());
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) throws IOException {
        return tapped(machine.channels(namespace));
    }

    private SocketTable tapped(ChannelFactory kernel) {
        return SocketTable.overKernel(() -> writer.tap(kernel.open()));
    }

    @Override
    public OwnerScan ownerScan() {
        OwnerScan scan = machine.ownerScan();
        return options.owners()
                ? scan.reportingTo(owners -> writer.owners(owners, options.titles()))
                : scan;
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
    public NetworkNamespaces namespaces() {
        return machine.namespaces();
    }

    @Override
    public ProcPaths procPaths() {
        return machine.procPaths();
    }

    @Override
    public HostLookup hostLookup() {
        return machine.hostLookup();
    }
}
