package io.jss.cli;

import io.jss.SocketTable;
import io.jss.cli.environment.DescriptorStream;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.HostLookup;
import io.jss.cli.environment.Output;
import io.jss.owners.OwnerScan;
import io.jss.sys.calls.NameService;
import io.jss.sys.calls.Terminals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.lang3.math.NumberUtils;

/** The environment of the process: its standard streams, its variables, the running kernel. */
final class ProcessEnvironment implements Environment {

    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;
    private static final int MAX_SCAN_THREADS = 4;

    private final Output out = Output.standard();
    private PrintStream err;
    private OwnerScan scan;

    @Override
    public String commandName() {
        String name = System.getProperty("jss.command", "jss");
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public Output out() {
        return out;
    }

    @Override
    public PrintStream err() {
        if (err == null) {
            err = new PrintStream(DescriptorStream.standardError(), true, StandardCharsets.UTF_8);
        }
        return err;
    }

    @Override
    public String variable(String name) {
        return System.getenv(name);
    }

    @Override
    public boolean isTerminal() {
        return Terminals.isTerminal(STANDARD_OUTPUT);
    }

    @Override
    public boolean hasKeyboard() {
        return Terminals.isTerminal(STANDARD_INPUT);
    }

    /** What {@code COLUMNS} says comes before what the terminal says, as for ls and ps. */
    @Override
    public int columns() {
        int asked = NumberUtils.toInt(variable("COLUMNS"), 0);
        return asked > 0 ? asked : Terminals.columns(STANDARD_OUTPUT);
    }

    @Override
    public int rows() {
        return Terminals.rows(STANDARD_OUTPUT);
    }

    @Override
    public SocketTable openTable() throws IOException {
        return SocketTable.open();
    }

    @Override
    public OwnerScan ownerScan() {
        if (scan == null) {
            int threads = Math.min(Runtime.getRuntime().availableProcessors(), MAX_SCAN_THREADS);
            scan = OwnerScan.of(procPaths()).withThreads(threads).remembering();
        }
        return scan;
    }

    @Override
    public HostLookup hostLookup() {
        return address -> NameService.hostName(address.toBytes());
    }
}
