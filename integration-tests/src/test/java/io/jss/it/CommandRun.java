package io.jss.it;

import io.jss.SocketTable;
import io.jss.cli.Main;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.HostLookup;
import io.jss.cli.environment.Output;
import io.jss.engine.ChannelFactory;
import io.jss.netlink.NetlinkSocket;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sys.calls.NameService;
import io.jss.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One run of the command in this process, on the calling thread and in its network namespace. Text
 * has a character for each byte.
 *
 * @param exitCode the exit code
 * @param output what went to standard output
 * @param errors what went to standard error
 */
record CommandRun(int exitCode, String output, String errors) {

    /** Runs the command against the running kernel. */
    static CommandRun of(String... arguments) {
        return over(NetlinkSocket::open, arguments);
    }

    /** Runs the command against a recording. */
    static CommandRun over(ChannelFactory kernel, String... arguments) {
        Captured environment = new Captured(kernel);
        int exitCode = Main.run(arguments, environment);
        environment.err.flush();
        return new CommandRun(
                exitCode,
                environment.outBytes.toString(StandardCharsets.ISO_8859_1),
                environment.errBytes.toString(StandardCharsets.ISO_8859_1));
    }

    private static final class Captured implements Environment {

        private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        private final Output out = Output.to(outBytes);
        private final PrintStream err = new PrintStream(errBytes, false, StandardCharsets.UTF_8);
        private final ChannelFactory kernel;

        Captured(ChannelFactory kernel) {
            this.kernel = kernel;
        }

        @Override
        public String commandName() {
            return "jss";
        }

        @Override
        public Output out() {
            return out;
        }

        @Override
        public PrintStream err() {
            return err;
        }

        @Override
        public String variable(String name) {
            return null;
        }

        @Override
        public boolean isTerminal() {
            return false;
        }

        @Override
        public SocketTable openTable() {
            return Tables.over(kernel);
        }

        @Override
        public OwnerScan ownerScan() {
            return OwnerScan.of(ProcPaths.system());
        }

        @Override
        public HostLookup hostLookup() {
            return address -> NameService.hostName(address.toBytes());
        }
    }
}
