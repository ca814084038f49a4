package io.jss.cli;

import io.jss.cli.await.WaitRun;
import io.jss.cli.configuration.Configuration;
import io.jss.cli.diff.DiffRun;
import io.jss.cli.doctor.DoctorRun;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Failure;
import io.jss.cli.environment.OutputClosedException;
import io.jss.cli.environment.UsageException;
import io.jss.cli.events.EventRun;
import io.jss.cli.explain.ExplainRun;
import io.jss.cli.explain.TargetWords;
import io.jss.cli.export.ExportStart;
import io.jss.cli.find.FindRun;
import io.jss.cli.find.FindWords;
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
import io.jss.cli.options.ThresholdOption;
import io.jss.cli.recording.RecordingRun;
import io.jss.cli.recording.SeriesRun;
import io.jss.cli.report.ReportRun;
import io.jss.cli.request.DiffRequest;
import io.jss.cli.request.DoctorRequest;
import io.jss.cli.request.ExplainRequest;
import io.jss.cli.request.FindRequest;
import io.jss.cli.request.KillRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Mode;
import io.jss.cli.request.NamespacesOfRecording;
import io.jss.cli.request.RecordingRequest;
import io.jss.cli.request.Selection.Peers;
import io.jss.cli.request.SocketKinds;
import io.jss.cli.request.SsRecordRequest;
import io.jss.cli.request.TopRequest;
import io.jss.cli.request.WaitRequest;
import io.jss.cli.request.events.EventRequest;
import io.jss.cli.request.export.ExportRequest;
import io.jss.cli.targets.CommandTargets;
import io.jss.cli.targets.Habits;
import io.jss.cli.targets.Meant;
import io.jss.cli.text.SafeText;
import io.jss.cli.top.TopRun;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** The entry of the command. */
public final class Main {

    private static final String EXPLAIN = "explain";
    private static final String HELP = "help";
    private static final String DOCTOR = "doctor";
    private static final String FIND = "find";

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
        } catch (IOException | RuntimeException | Error e) {
            return e instanceof OutputClosedException ? ExitCode.OK : fail(e, environment);
        }
    }

    private static int dispatch(String[] args, Environment environment) throws IOException {
        String name = environment.commandName();
        OwnOptions own = OwnOptions.in(List.of(args));
        boolean named = name.equals(Tools.NETSTAT) || name.equals(Tools.SS);
        if (named || own.options().has(CliOption.AS)) {
            return Tools.run(own.options().valueOr(CliOption.AS, name), own, environment);
        }
        Options options = Options.parse(Habits.translated(List.of(args), environment));
        if (options.has(CliOption.MAN)) {
            ManualPages.print(options.arguments(), environment.out());
            return ExitCode.OK;
        }
        if (options.has(CliOption.HELP) || isCommand(HELP, options)) {
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
        if (environment.isTerminal() && !options.has(CliOption.NO_CONFIG)) {
            Configuration configuration = Configuration.read(options, environment);
            return answer(options, Optional.of(configuration), configuration.at(environment));
        }
        return answer(options, Optional.empty(), environment);
    }

    private static int answer(
            Options given, Optional<Configuration> configuration, Environment environment)
            throws IOException {
        Options options = given;
        boolean reads = RecordingRequest.of(options, environment).read().isPresent();
        if (!options.arguments().isEmpty()) {
            options =
                    with(
                            new CommandTargets(options::has, reads, environment)
                                    .ofLine(options.arguments()),
                            options);
        }
        Mode.check(options, SocketKinds.of(options), reads);
        if (configuration.isPresent()) {
            options = configuration.get().completed(options); // a file is no reason to refuse
        }
        if (options.has(CliOption.RECORD_SS)) {
            return RecordingRun.recordAsSs(SsRecordRequest.of(options, environment), environment);
        }
        return record(options, environment);
    }

    private static Options with(Meant meant, Options options) {
        return options.with(meant.words(), meant.options());
    }

    private static int record(Options options, Environment environment) throws IOException {
        RecordingRequest recording = RecordingRequest.of(options, environment);
        return recording.read().isEmpty() && recording.record().isEmpty()
                ? run(options, environment)
                : new RecordingRun(recording, environment).run(chosen -> run(options, chosen));
    }

    private static int run(Options written, Environment chosen) throws IOException {
        Options given =
                chosen.recorded().isPresent()
                        ? NamespacesOfRecording.completed(written, chosen)
                        : written;
        Environment environment =
                given.has(CliOption.OWNERS)
                        ? AskedOwners.of(given.value(CliOption.OWNERS), chosen)
                        : chosen;
        if (looksForOwners(given)) {
            environment.ownerScan().load(); // a refusal comes before any output
        }
        List<String> words = given.arguments();
        if (words.isEmpty()) {
            return list(given, environment);
        }
        Options options = given.with(words.subList(1, words.size()), Map.of());
        return switch (words.get(0)) {
            case EXPLAIN -> explain(options, environment);
            case DOCTOR -> new DoctorRun(DoctorRequest.of(options), environment).run();
            case TopRun.WORD -> top(options, environment);
            case FIND -> find(options, environment);
            case "kill" -> kill(options, environment);
            case "diff" -> new DiffRun(DiffRequest.of(options, environment), environment).run();
            case "wait" -> await(options, environment);
            case ReportRun.WORD ->
                    new ReportRun(
                                    options.arguments(),
                                    options.value(CliOption.NETNS),
                                    ThresholdOption.of(options),
                                    environment)
                            .run();
            case "record" -> new SeriesRun(RecordingRequest.OfLooks.of(options), environment).run();
            case "export" -> ExportStart.run(ExportRequest.of(options), environment);
            default -> list(given, environment);
        };
    }

    private static int list(Options options, Environment environment) throws IOException {
        if (options.has(CliOption.EVENTS)) {
            return new EventRun(EventRequest.of(options, environment), environment).run();
        }
        return options.has(CliOption.KILL)
                ? kill(options, environment)
                : new Listing(ListingRequest.of(options, Peers.CONNECTED, environment), environment)
                        .run();
    }

    private static int kill(Options options, Environment environment) throws IOException {
        return new KillRun(KillRequest.of(options, environment), environment).run();
    }

    private static int explain(Options options, Environment environment) throws IOException {
        List<String> words = options.arguments();
        TargetWords asked =
                TargetWords.of(EXPLAIN, words, options::has, environment, target -> true);
        ExplainRequest request =
                ExplainRequest.of(
                        with(asked.meant(), options),
                        String.join(" ", words),
                        asked.shorter(),
                        environment);
        return new ExplainRun(request, environment).run();
    }

    private static int top(Options options, Environment environment) throws IOException {
        Meant meant =
                new CommandTargets(options::has, environment.recorded().isPresent(), environment)
                        .behind(TopRun.WORD, options.arguments());
        TopRequest request =
                TopRequest.of(
                        with(meant, options), String.join(" ", options.arguments()), environment);
        return new TopRun(request, environment).run();
    }

    private static int find(Options options, Environment environment) throws IOException {
        List<String> words = options.arguments();
        FindWords asked = FindWords.of(words, options::has, environment);
        FindRequest request =
                FindRequest.of(with(asked.meant(), options), words, asked.byEnds(), environment);
        return new FindRun(request, environment).run();
    }

    private static int await(Options options, Environment environment) throws IOException {
        WaitRequest.check(options, environment);
        List<String> words = options.arguments();
        TargetWords asked =
                TargetWords.of(
                        "wait",
                        words,
                        options::has,
                        environment,
                        target -> !target.ends().isEmpty());
        WaitRequest request =
                WaitRequest.of(
                        with(asked.meant(), options),
                        String.join(" ", words),
                        asked.shorter(),
                        environment);
        return new WaitRun(request, environment).run();
    }

    private static boolean looksForOwners(Options options) {
        return options.has(CliOption.PROCESSES)
                || options.has(CliOption.THREADS)
                || options.has(CliOption.EVENTS)
                || isCommand(FIND, options)
                || isCommand(EXPLAIN, options);
    }

    private static boolean isCommand(String word, Options options) {
        return !options.arguments().isEmpty() && options.arguments().get(0).equals(word);
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
