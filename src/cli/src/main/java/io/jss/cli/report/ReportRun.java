package io.jss.cli.report;

import io.jss.SocketQuery;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import io.jss.sample.SocketSampler;
import io.jss.series.Moments;
import io.jss.series.Series;
import java.io.IOException;
import java.nio.file.Files;
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
    private final Environment environment;

    /**
     * Prepares it.
     *
     * @param words the file, and where the page goes: to the standard output where it is not said
     * @throws UsageException when there is no file, or the page would be written on a terminal
     */
    public ReportRun(List<String> words, Environment environment) {
        if (words.isEmpty() || words.size() > FILES) {
            throw new UsageException("report takes a series or a recording: " + USAGE);
        }
        if (words.size() == 1 && environment.isTerminal()) {
            throw new UsageException("report writes a page, not for a terminal: " + USAGE);
        }
        file = Path.of(words.get(0));
        page = words.stream().skip(1).findFirst().map(Path::of);
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
                            series.looks());
            long number = 0;
            while (moments.next()) {
                try (Recording look = moments.recording()) {
                    story.add(look, moments.time(), number, series.looks() == 1);
                }
                number++;
            }
            series.damage().ifPresent(damage -> lack(damage.getMessage(), story));
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
            Story story = new Story(SocketSampler.builder().query(QUERY).build(), 1);
            story.add(recording, recording.info().time().orElse(Instant.EPOCH), 0, true);
            if (recording.namespaces().size() > 1) {
                lack("of several network namespaces the first is shown", story);
            }
            List<String> facts =
                    new ArrayList<>(List.of("One look, " + known(recording.info().time())));
            facts.addAll(facts(recording.info()));
            return new Page(title(), facts, story).text();
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

    private static List<String> facts(RecordingInfo info) {
        List<String> facts = new ArrayList<>();
        info.kernel().ifPresent(kernel -> facts.add("Linux " + kernel));
        info.namespace().ifPresent(name -> facts.add("network namespace " + name));
        return facts;
    }
}
