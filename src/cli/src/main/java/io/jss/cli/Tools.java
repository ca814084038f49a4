package io.jss.cli;

import io.jss.cli.compat.netstat.NetstatCommand;
import io.jss.cli.compat.ss.SsCommand;
import io.jss.cli.environment.Command;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.AskedOwners;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.OwnOptions;
import io.jss.cli.recording.RecordingRun;
import io.jss.cli.request.RecordingRequest;
import java.io.IOException;
import java.util.Optional;

/** The tools that jss appears as. A listing of jss's own loads none of it. */
final class Tools {

    static final String NETSTAT = "netstat";
    static final String SS = "ss";

    private Tools() {}

    /** Runs the command line of a tool, by the tool's name. */
    static int run(String tool, OwnOptions line, Environment environment) throws IOException {
        Command command = command(tool);
        Options own = line.options();
        Optional<String> owners = own.value(CliOption.OWNERS);
        return new RecordingRun(RecordingRequest.ofTool(own, environment), environment)
                .run(chosen -> command.run(line.rest(), AskedOwners.of(owners, chosen)));
    }

    private static Command command(String tool) {
        if (tool.equals(NETSTAT)) {
            return new NetstatCommand();
        }
        if (tool.equals(SS)) {
            return new SsCommand();
        }
        throw new UsageException("jss cannot appear as '" + tool + "'; it can as netstat and ss");
    }
}
