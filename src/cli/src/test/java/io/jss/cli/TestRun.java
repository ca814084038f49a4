package io.jss.cli;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cgroup.Cgroups;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.HostLookup;
import io.jss.cli.environment.KernelRelease;
import io.jss.cli.environment.Output;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the command in this process, over a fake kernel, and keeps what it printed. */
public final class TestRun implements Environment {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();
    private Output output = Output.to(out);
    private ChannelFactory kernel = () -> FakeKernel.answering();
    private Path proc = Path.of("no-such-proc");
    private final Map<String, String> hosts = new HashMap<>();
    private final Map<Long, ChannelFactory> others = new HashMap<>();
    private boolean terminal;
    private int columns;
    private int rows;
    private String name = "jss";
    private String release = System.getProperty("os.version");
    private boolean liveEvents;
    private boolean keyboard;

    /** Sets the kernel that answers. */
    public TestRun kernel(ChannelFactory factory) {
        kernel = factory;
        return this;
    }

    /** Sets the kernel by its sockets. */
    public TestRun sockets(KernelTable table) {
        return kernel(table::open);
    }

    /** Sets the sockets of another network namespace, by its inode; others may not be entered. */
    TestRun socketsIn(long namespace, KernelTable table) {
        others.put(namespace, table::open);
        return this;
    }

    /** Sets the root of /proc. */
    public TestRun proc(Path root) {
        proc = root;
        return this;
    }

    /** Takes the events of the running kernel. */
    TestRun liveEvents() {
        liveEvents = true;
        return this;
    }

    /** Sets the release of the kernel that answers. */
    TestRun release(String text) {
        release = text;
        return this;
    }

    /** Sets an environment variable. */
    public TestRun variable(String key, String value) {
        variables.put(key, value);
        return this;
    }

    /** Gives a host a name. */
    TestRun host(String address, String hostName) {
        hosts.put(address, hostName);
        return this;
    }

    /** Lets the output go to a terminal. */
    TestRun onTerminal() {
        terminal = true;
        return this;
    }

    /** Lets the output go to a terminal of a width. */
    TestRun onTerminal(int width) {
        columns = width;
        return onTerminal();
    }

    /** Lets the output go to a terminal of a size that can be painted on. */
    public TestRun onTerminal(int width, int height) {
        rows = height;
        return onTerminal(width).variable("TERM", "xterm");
    }

    /** Lets keys come from that terminal. */
    public TestRun withKeyboard() {
        keyboard = true;
        return this;
    }

    /** Sets the name that the command was started under. */
    TestRun named(String command) {
        name = command;
        return this;
    }

    /** Sends the output elsewhere. */
    public TestRun to(OutputStream stream) {
        output = Output.to(stream);
        return this;
    }

    /** Runs the command and returns its exit code. */
    public int run(String... args) {
        return Main.run(args, this);
    }

    /** Returns the lines of the output. */
    public List<String> lines() {
        return text(out).lines().toList();
    }

    /** Returns the lines of standard error. */
    public List<String> errors() {
        return text(err).lines().toList();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String commandName() {
        return name;
    }

    @Override
    public KernelRelease kernel() {
        return new KernelRelease(release);
    }

    @Override
    public Output out() {
        return output;
    }

    @Override
    public PrintStream err() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    @Override
    public String variable(String key) {
        return variables.get(key);
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    @Override
    public boolean hasKeyboard() {
        return keyboard;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public SocketTable openTable() throws IOException {
        return Tables.over(kernel);
    }

    /** Those of the running kernel are not the fake one's, unless a test wants them. */
    @Override
    public Optional<DestroyedSockets> destroyedSockets(
            Optional<NetworkNamespace> namespace,
            Set<Protocol> protocols,
            Set<AddressFamily> families,
            int receiveBuffer)
            throws IOException {
        if (kernel().isBefore(4, 2)) {
            throw new ProtocolUnavailableException(List.of(new Remark.EventsUnavailable(release)));
        }
        return liveEvents
                ? Environment.super.destroyedSockets(namespace, protocols, families, receiveBuffer)
                : Optional.empty();
    }

    @Override
    public ChannelFactory channels() {
        return kernel;
    }

    @Override
    public ChannelFactory channels(NetworkNamespace namespace) throws IOException {
        if (!others.containsKey(namespace.inode())) {
            throw new SystemCallException("setns", Errno.EPERM);
        }
        return others.get(namespace.inode());
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) throws IOException {
        return Tables.over(channels(namespace));
    }

    @Override
    public Cgroups cgroups() {
        return Cgroups.of(procPaths());
    }

    @Override
    public NetworkNamespaces namespaces() {
        return NetworkNamespaces.at(procPaths(), proc.resolve("names"));
    }

    @Override
    public ProcPaths procPaths() {
        return ProcPaths.at(proc);
    }

    @Override
    public OwnerScan ownerScan() {
        return OwnerScan.of(procPaths());
    }

    @Override
    public HostLookup hostLookup() {
        return address ->
                Optional.ofNullable(hosts.get(address.toString()))
                        .map(name -> name.getBytes(StandardCharsets.UTF_8));
    }
}
