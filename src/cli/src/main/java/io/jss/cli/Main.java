package io.jss.cli;

import io.jss.cli.await.WaitRun;
import io.jss.cli.compat.netstat.NetstatCommand;
import io.jss.cli.compat.ss.SsCommand;
import io.jss.cli.diff.DiffRun;
import io.jss.cli.doctor.DoctorRun;
import io.jss.cli.environment.Command;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Failure;
import io.jss.cli.environment.OutputClosedException;
import io.jss.cli.environment.UsageException;
import io.jss.cli.events.EventRun;
import io.jss.cli.explain.ExplainRun;
import io.jss.cli.find.FindRun;
import io.jss.cli.format.Schema;
import io.jss.cli.help.FieldHelp;
import io.jss.cli.help.Help;
import io.jss.cli.help.ManualPages;
import io.jss.cli.help.Version;
import io.jss.cli.kill.KillRun;
import io.jss.cli.listing.Listing;
import io.jss.cli.lookup.AskedOwners;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.OwnOptions;
import io.jss.cli.recording.RecordingOptions;
import io.jss.cli.recording.RecordingRun;
import io.jss.cli.request.Mode;
import io.jss.cli.request.SocketKinds;
import io.jss.cli.targets.CommandTargets;
import io.jss.cli.targets.Habits;
import io.jss.cli.targets.Meant;
import io.jss.cli.text.SafeText;
import io.jss.cli.top.TopRun;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** The entry of the command. */
public final class Main {

    private static final String NETSTAT = "netstat";
    private static final String SS = "ss";
    private static final String EXPLAIN = "explain";
    private static final String DOCTOR = "doctor";
    private static final String TOP = "top";

    private Main() {}

    /**
     * Runs the command and ends the virtual machine with its exit code.
     *
     * <p>The system property {@code jss.command} is the name that the command was started under,
     * which the launcher takes from its own.
     *
     * <p>It halts: everything is written, nothing waits for a hook, and an ordinary exit would
     * first start the JVM's logging (since JDK 21) to ask whether it is to be logged.
     */
    public static void main(String[] args) {
        int exitCode;
        try {
            exitCode = run(args, new ProcessEnvironment());
        } catch (RuntimeException | Error e) {
            // the very classes that word an error could not be loaded, or made
            System.err.println(
                    "jss: no way on, too little of memory or of descriptors (ulimit -a): " + e);
            exitCode = ExitCode.SYSTEM;
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /**
     * Runs the command: what goes wrong is one line on the environment's {@code err}.
     *
     * @return the exit code, one of {@link ExitCode}
     */
    public static int run(String[] args, Environment environment) {
        try {
            int exitCode = dispatch(args, environment);
            environment.out().flush();
            return exitCode;
        } catch (OutputClosedException e) {
            return ExitCode.OK;
        } catch (IOException | RuntimeException | Error e) {
            return fail(e, environment);
        }
    }

    private static int dispatch(String[] args, Environment environment) throws IOException {
        String name = environment.commandName();
        OwnOptions own = OwnOptions.in(List.of(args));
        boolean named = name.equals(NETSTAT) || name.equals(SS);
        if (named || own.options().has(CliOption.AS)) {
            return runTool(own.options().valueOr(CliOption.AS, name), own, environment);
        }
        Options options = Options.parse(Habits.translated(List.of(args), environment));
        if (options.has(CliOption.MAN)) {
            ManualPages.print(options.arguments(), environment.out());
            return ExitCode.OK;
        }
        if (options.has(CliOption.HELP) || Help.isAskedFor(options.arguments())) {
            Help.print(options.arguments(), environment.out());
            return ExitCode.OK;
        }
        if (options.has(CliOption.VERSION)) {
            Version.print(environment.out());
            return ExitCode.OK;
        }
        if (options.valueOr(CliOption.COLUMN_LIST, "").equals("help")
                || options.valueOr(CliOption.SORT, "").equals("help")) {
            SocketKinds kinds = SocketKinds.of(options);
            FieldHelp.print(
                    kinds.familiesNamed() ? kinds.listed() : Set.of(SocketFamily.INET),
                    environment.out());
            return ExitCode.OK;
        }
        if (options.has(CliOption.SCHEMA)) {
            Schema.print(isCommand(DOCTOR, options), environment.out());
            return ExitCode.OK;
        }
        RecordingOptions recording = RecordingOptions.of(options, environment);
        if (!options.arguments().isEmpty()) {
            Meant meant =
                    new CommandTargets(options::has, recording.read().isPresent(), environment)
                            .ofLine(options.arguments());
            options = options.with(meant.words(), meant.options());
        }
        return run(options, recording, environment);
    }

    private static int run(Options options, RecordingOptions recording, Environment environment)
            throws IOException {
        Mode.check(options, SocketKinds.of(options), recording.read().isPresent());
        if (options.has(CliOption.RECORD_SS)) {
            return RecordingRun.recordAsSs(options, environment);
        }
        if (recording.read().isEmpty() && recording.record().isEmpty()) {
            return run(options, environment);
        }
        return new RecordingRun(recording, environment, options.value(CliOption.NETNS))
                .run(chosen -> run(options, chosen));
    }

    private static int runTool(String tool, OwnOptions line, Environment environment)
            throws IOException {
        Command command = command(tool);
        Options own = line.options();
        RecordingOptions recording = RecordingOptions.ofTool(own, environment);
        return new RecordingRun(recording, environment, Optional.empty())
                .run(chosen -> command.run(line.rest(), AskedOwners.of(own, chosen)));
    }

    private static int run(Options given, Environment chosen) throws IOException {
        Options options = given;
        Environment environment = AskedOwners.of(options, chosen);
        if (looksForOwners(options)) {
            environment.ownerScan().load(); // a refusal comes before any output
        }
        if (environment.recorded().isPresent() && !options.has(CliOption.RESOLVE)) {
            options = options.with(CliOption.NUMERIC); // users of a recording are not users of this machine
        }
        if (isExplain(options)) {
            List<String> asked = options.arguments().subList(1, options.arguments().size());
            return new ExplainRun(options, asked, environment).run();
        }
        if (isCommand(DOCTOR, options)) {
            return new DoctorRun(options, environment).run();
        }
        if (isCommand(TOP, options)) {
            List<String> asked = options.arguments().subList(1, options.arguments().size());
            return new TopRun(options, asked, environment).run();
        }
        if (options.has(CliOption.EVENTS)) {
            return new EventRun(options, options.arguments(), environment).run();
        }
        List<String> arguments = options.arguments();
        boolean killWord = !arguments.isEmpty() && arguments.get(0).equals("kill");
        if (killWord || options.has(CliOption.KILL)) {
            List<String> filter = killWord ? arguments.subList(1, arguments.size()) : arguments;
            return new KillRun(options, filter, environment).run();
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("find")) {
            return new FindRun(options, arguments.subList(1, arguments.size()), environment).run();
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("diff")) {
            return new DiffRun(options, arguments.subList(1, arguments.size()), environment).run();
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("wait")) {
            return new WaitRun(options, arguments.subList(1, arguments.size()), environment).run();
        }
        return new Listing(options, arguments, environment).run();
    }

    private static boolean looksForOwners(Options options) {
        List<String> words = options.arguments();
        return options.has(CliOption.PROCESSES)
                || options.has(CliOption.THREADS)
                || options.has(CliOption.EVENTS)
                || (!words.isEmpty() && words.get(0).equals("find"))
                || isExplain(options);
    }

    private static boolean isExplain(Options options) {
        return isCommand(EXPLAIN, options);
    }

    private static boolean isCommand(String word, Options options) {
        return !options.arguments().isEmpty() && options.arguments().get(0).equals(word);
    }

    /** Returns the command line of another tool, by the tool's name. */
    private static Command command(String tool) {
        if (tool.equals(NETSTAT)) {
            return new NetstatCommand();
        }
        if (tool.equals(SS)) {
            return new SsCommand();
        }
        throw new UsageException("jss cannot appear as '" + tool + "'; it can as netstat and ss");
    }

    private static int fail(Throwable cause, Environment environment) {
        Failure failure = Failure.of(cause);
        PrintStream err = environment.err();
        try {
            environment.out().flush();
        } catch (IOException e) {
            cause.addSuppressed(e); // the first error is the one to tell
        }
        environment.say(failure.message());
        if (cause instanceof UsageException usage && !usage.excerpt().isEmpty()) {
            err.println(usage.excerpt());
        }
        if ("1".equals(environment.variable("JSS_DEBUG"))) {
            for (String line : ExceptionUtils.getStackFrames(cause)) {
                err.println(SafeText.line(line.replace('\t', ' ')));
            }
        }
        err.flush();
        return failure.exitCode();
    }
}
