package io.jss.cli.report;

import io.jss.SocketQuery;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.recording.RecordedNamespaces;
import io.jss.cli.request.NamespacesOfRecording;
import io.jss.health.Thresholds;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import io.jss.sample.SocketSampler;
import io.jss.series.Moments;
import io.jss.series.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** {@code jss report FILE [-o PAGE]}: a page of a series or a recording. */
public final class ReportRun {

    /** The word on the command line. */
    public static final String WORD = "report";

    private static final String USAGE = "jss report FILE -o report.html";
    private static final int FILES = 2;
    private static final SocketQuery QUERY =
            SocketQuery.of(Protocol.TCP, Protocol.UDP).withDetails(EnumSet.of(Detail.INFO));

    private final Path file;
    private final Optional<Path> page;
    private final Thresholds thresholds;
    private final Optional<String> namespace;
    private final Environment environment;
    private String first = "";
    private boolean found;
    private NoSuchFileException missing;

    /**
     * Prepares it.
     *
     * @param words the file, and where the page goes: to the standard output where it is not said
     * @param namespace which network namespace of a recording of several, the first where it is not
     *     said
     * @param thresholds the limits beyond which something is wrong
     * @throws UsageException when there is no file, or the page would be written on a terminal
     */
    public ReportRun(
            List<String> words,
            Optional<String> namespace,
            Thresholds thresholds,
            Environment environment) {
        if (words.isEmpty() || words.size() > FILES) {
            throw new UsageException("report takes a series or a recording: " + USAGE);
        }
        if (words.size() == 1 && environment.isTerminal()) {
            throw new UsageException("report writes a page, not for a terminal: " + USAGE);
        }
        file = Path.of(words.get(0));
        page = words.stream().skip(1).findFirst().map(Path::of);
        this.thresholds = thresholds;
        this.namespace = namespace;
        this.environment = environment;
    }

    /**
     * Writes the page.
     *
     * @return {@link ExitCode#OK}
     * @throws UsageException when the page would replace what it is of
     * @throws IOException when the file cannot be read, or the page not be written
     */
    public int run() throws IOException {
        if (page.isPresent() && Files.exists(page.get()) && Files.isSameFile(file, page.get())) {
            throw new UsageException("the page would replace " + file + ", of which it is");
        }
        String text = Series.isSeries(file) ? ofSeries() : ofRecording();
        if (page.isPresent()) {
            Files.writeString(page.get(), text);
        } else {
            environment.out().write(text);
        }
        return ExitCode.OK;
    }

    private String ofSeries() throws IOException {
        try (Series series = Series.open(file)) {
            Moments moments = series.moments();
            Story story =
                    new Story(
                            SocketSampler.builder().query(QUERY).series(moments).build(),
                            thresholds,
                            series.looks());
            long number = 0;
            while (moments.next()) {
                try (Recording look = moments.recording()) {
                    add(look, moments.time(), number, series.looks() == 1, story);
                }
                number++;
            }
            checkFound();
            series.damage().ifPresent(damage -> lack(damage.getMessage(), story));
            lackNamespaces(story);
            List<String> facts = new ArrayList<>();
            facts.add(
                    number
                            + (number == 1 ? " look, " : " looks, ")
                            + known(series.firstTime())
                            + " to "
                            + known(series.lastTime()));
            facts.addAll(facts(series.info()));
            return new Page(title(), facts, story).text();
        }
    }

    private String ofRecording() throws IOException {
        try (Recording recording = Recording.open(file)) {
            Story story = new Story(SocketSampler.builder().query(QUERY).build(), thresholds, 1);
            add(recording, recording.info().time().orElse(Instant.EPOCH), 0, true, story);
            checkFound();
            lackNamespaces(story);
            List<String> facts =
                    new ArrayList<>(List.of("One look, " + known(recording.info().time())));
            facts.addAll(facts(recording.info()));
            return new Page(title(), facts, story).text();
        }
    }

    /** Adds a look, unless the namespace that is asked for is not in it. */
    private void add(Recording look, Instant time, long number, boolean alone, Story story)
            throws IOException {
        NetworkNamespaces all = RecordedNamespaces.of(look);
        List<NetworkNamespace> listed = all.list().namespaces();
        if (namespace.isEmpty()) {
            first = listed.isEmpty() ? first : NamespacesOfRecording.firstOf(listed);
            story.add(look, look.table(), time, number, alone);
            return;
        }
        if (listed.isEmpty()) {
            throw new UsageException(
                    "--net does not go with " + file + ": it is of one network namespace");
        }
        try {
            Recording.Namespace chosen =
                    RecordedNamespaces.find(all.resolve(namespace.get()), look);
            story.add(look, look.table(chosen), time, number, alone);
            found = true;
        } catch (NoSuchFileException e) {
            missing = e; // it may be there in another look
        }
    }

    private void checkFound() throws IOException {
        if (!found && missing != null) {
            throw missing;
        }
    }

    private void lackNamespaces(Story story) {
        if (!first.isEmpty()) {
            lack(first, story);
        }
    }

    private void lack(String text, Story story) {
        environment.say(text);
        story.remark(text);
    }

    private String title() {
        return "Sockets of " + file.getFileName();
    }

    private static String known(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("at a time that is not known");
    }

    private List<String> facts(RecordingInfo info) {
        List<String> facts = new ArrayList<>();
        info.kernel().ifPresent(kernel -> facts.add("Linux " + kernel));
        namespace.or(info::namespace).ifPresent(name -> facts.add("network namespace " + name));
        return facts;
    }
}
