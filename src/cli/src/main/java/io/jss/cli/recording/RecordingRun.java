package io.jss.cli.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.Selection;
import io.jss.cli.request.SocketKinds;
import io.jss.cli.rows.Remarks;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.recording.SsRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the command over a recording, or while one is written. */
public final class RecordingRun {

    private final RecordingOptions options;
    private final Environment environment;
    private final Optional<String> namespace;

    /**
     * Creates a run.
     *
     * @param namespace what the network namespace is called that a recording is of, if it is not
     *     the command's own
     */
    public RecordingRun(
            RecordingOptions options, Environment environment, Optional<String> namespace) {
        this.options = options;
        this.environment = environment;
        this.namespace = namespace;
    }

    /** A command over the sockets of an environment. */
    public interface Body {
        /** Runs it and returns its exit code. */
        int run(Environment environment) throws IOException;
    }

    /** Runs the command, over this machine's sockets if nothing else is asked for. */
    public int run(Body body) throws IOException {
        if (options.read().isPresent()) {
            return replay(Path.of(options.read().get()), body);
        }
        return options.record().isPresent()
                ? record(Path.of(options.record().get()), body)
                : body.run(environment);
    }

    private int replay(Path file, Body body) throws IOException {
        try (Recording recording = Recording.open(file)) {
            try {
                return body.run(new ReplayEnvironment(environment, recording));
            } catch (MalformedMessageException e) {
                throw recording.damaged(e);
            }
        }
    }

    private int record(Path file, Body body) throws IOException {
        boolean ended = false;
        RecordingWriter writer = RecordingWriter.create(file, info());
        try {
            int exitCode = body.run(new RecordingEnvironment(environment, writer, options));
            environment.out().flush();
            writer.close();
            ended = true;
            return exitCode;
        } finally {
            if (!ended) {
                writer.abort();
                environment.say("the recording " + file + " is not complete and was removed");
            }
        }
    }

    private RecordingInfo info() {
        return new RecordingInfo(
                Optional.of(Instant.now()),
                Optional.ofNullable(System.getProperty("os.version")),
                Optional.ofNullable(System.getProperty("os.arch")),
                namespace.or(this::ownNamespace));
    }

    private Optional<String> ownNamespace() {
        try {
            Path link = environment.procPaths().ownNetworkNamespace();
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Optional.empty(); // /proc may be hidden; the sockets are not
        }
    }

    /**
     * Writes the TCP sockets as {@code ss -D} does, and prints nothing.
     *
     * @throws UsageException when something else than TCP is asked for
     */
    public static int recordAsSs(Options given, Environment environment) throws IOException {
        Selection selection = ListingOptions.selection(given);
        Set<Protocol> tcp = EnumSet.of(Protocol.TCP);
        boolean others = selection.protocolsNamed() && !selection.protocols().equals(tcp);
        if (others || SocketKinds.of(given).familiesNamed() || !given.arguments().isEmpty()) {
            throw new UsageException(
                    "--record-ss writes what ss -D writes: TCP sockets, without a filter");
        }
        try (ChannelFactory channels =
                given.has(CliOption.NETNS)
                        ? environment.channels(ListingOptions.namespace(given, environment))
                        : environment.channels()) {
            List<Remark> remarks =
                    SsRecorder.record(
                            Path.of(given.valueOr(CliOption.RECORD_SS, "")),
                            channels,
                            selection.families(),
                            selection.query(Protocol.TCP).stateMask(),
                            selection.details());
            Remarks.print(remarks, false, environment);
        }
        return ExitCode.OK;
    }
}
