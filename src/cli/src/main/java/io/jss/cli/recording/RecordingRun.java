package io.jss.cli.recording;

import io.jss.answer.MalformedMessageException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.RecordingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.SsRecordRequest;
import io.jss.cli.rows.Remarks;
import io.jss.engine.ChannelFactory;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.recording.SsRecorder;
import io.jss.series.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the command over a recording, or while one is written. */
public final class RecordingRun {

    /** Between the name of a series and a time: {@code host.jss@03:12:05}. */
    private static final char AT = '@';

    private final RecordingRequest request;
    private final Environment environment;

    /** Creates a run. */
    public RecordingRun(RecordingRequest request, Environment environment) {
        this.request = request;
        this.environment = environment;
    }

    /** A command over the sockets of an environment. */
    public interface Body {
        /** Runs it and returns its exit code. */
        int run(Environment environment) throws IOException;
    }

    /** Runs the command, over this machine's sockets if nothing else is asked for. */
    public int run(Body body) throws IOException {
        if (request.read().isPresent()) {
            return replay(Path.of(request.read().get()), body);
        }
        return request.record().isPresent()
                ? record(Path.of(request.record().get()), body)
                : body.run(environment);
    }

    private int replay(Path file, Body body) throws IOException {
        String name = file.toString();
        int split = name.lastIndexOf(AT);
        if (!Files.exists(file) && split > 0) {
            Path before = Path.of(name.substring(0, split));
            if (Files.exists(before)) {
                return replay(before, Optional.of(Moment.behind(name.substring(split + 1))), body);
            }
        }
        return replay(file, request.at().map(Moment::option), body);
    }

    private int replay(Path file, Optional<Moment> at, Body body) throws IOException {
        if (Series.isSeries(file)) {
            return play(file, at, body);
        }
        try (Recording recording = Recording.open(file)) {
            if (at.isPresent()) {
                throw ofOneMoment(at.get(), recording);
            }
            return over(recording, new ReplayEnvironment(environment, recording), body);
        }
    }

    private UsageException ofOneMoment(Moment at, Recording recording) {
        SeriesTimes times = new SeriesTimes(environment);
        return new UsageException(
                at.form()
                        + " goes with a series, which jss record writes; "
                        + recording.path()
                        + " is of one moment"
                        + recording.info().time().map(time -> ", " + times.text(time)).orElse(""));
    }

    private static int over(Recording recording, Environment replay, Body body) throws IOException {
        try {
            return body.run(replay);
        } catch (MalformedMessageException e) {
            throw recording.damaged(e);
        }
    }

    /** Shows a look of a series: that of a time, else the last, and says which one that is. */
    private int play(Path file, Optional<Moment> at, Body body) throws IOException {
        try (PlayedSeries played = PlayedSeries.open(file, at, environment)) {
            if (request.plays()) {
                if (at.isEmpty()) {
                    played.rewind();
                }
            } else if (at.isEmpty()) {
                played.sayLast(request.behind());
            }
            if (!request.plays()) {
                played.sayDamage();
            }
            int exitCode =
                    over(played.recording(), new ReplayEnvironment(environment, played), body);
            if (request.plays()) {
                played.sayDamage();
            }
            return exitCode;
        }
    }

    private int record(Path file, Body body) throws IOException {
        boolean ended = false;
        RecordingWriter writer =
                RecordingWriter.create(file, here(request.namespace().name(), environment));
        try {
            RecordingEnvironment recording = RecordingEnvironment.of(environment, writer, request);
            int exitCode = body.run(recording);
            recording.complete();
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

    /**
     * Returns what a recording of now would say of itself.
     *
     * @param namespace what the network namespace is called, if it is not the command's own
     */
    public static RecordingInfo here(Optional<String> namespace, Environment environment) {
        return new RecordingInfo(
                Optional.of(Instant.now()),
                Optional.ofNullable(System.getProperty("os.version")),
                Optional.ofNullable(System.getProperty("os.arch")),
                namespace.or(() -> ownNamespace(environment)));
    }

    private static Optional<String> ownNamespace(Environment environment) {
        try {
            Path link = environment.procPaths().ownNetworkNamespace();
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Optional.empty(); // /proc may be hidden; the sockets are not
        }
    }

    /** Writes the TCP sockets as {@code ss -D} does, and prints nothing. */
    public static int recordAsSs(SsRecordRequest asked, Environment environment)
            throws IOException {
        Selection selection = asked.listing().selection();
        Optional<NetworkNamespace> named = asked.listing().namespace().find(environment);
        try (ChannelFactory channels =
                named.isPresent() ? environment.channels(named.get()) : environment.channels()) {
            List<Remark> remarks =
                    SsRecorder.record(
                            Path.of(asked.file()),
                            channels,
                            selection.families(),
                            selection.query(Protocol.TCP).stateMask(),
                            selection.details());
            Remarks.print(remarks, false, environment);
        }
        return ExitCode.OK;
    }
}
