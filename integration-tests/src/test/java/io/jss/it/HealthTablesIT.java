package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jss.cli.doctor.DiagnosisText;
import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.UnknownCheck;
import io.jss.testing.Capture;
import io.jss.testing.KernelRecording;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The tables of src/docs/health.md: conditions against findings, and what is not known where. With
 * {@code -Djss.documents.write=true} they are written.
 */
@Tag("host")
class HealthTablesIT {

    private static final int COLUMNS = 110;
    private static final int MOST_SECONDS = 64;
    private static final String GUEST = "(a kernel of its own: MachineLimitsGuestKernelCheck)";

    private static final List<Class<? extends HealthScene>> SCENES =
            List.of(HealthIT.class, HealthOfPathsIT.class, HealthOfPortsIT.class);

    /** Limits of the machine, which a test may change on a kernel of its own alone. */
    private static final Set<Condition> OF_GUESTS =
            EnumSet.of(Condition.ORPHANS, Condition.TCP_MEMORY);

    /** Two listeners share a port, and a program opens connections all the time. */
    private static final String BUSY =
            HealthScene.START
                    + """
                    import threading
                    l.listen(64)
                    def member(port):
                        s = socket(); s.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
                        s.bind(('127.0.0.1', port)); s.listen(1)
                        return s
                    one = member(0); two = member(one.getsockname()[1])
                    held = []
                    def work():
                        while True:
                            held.append((connect(), l.accept()[0]))
                            if len(held) > 100:
                                for s in held.pop(0): s.close()
                            time.sleep(0.02)
                    threading.Thread(target=work, daemon=True).start()
                    ready(port)
                    """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;

    @Test
    void conditionsAgainstFindings() throws Exception {
        Map<Condition, Diagnosis> seen = new EnumMap<>(Condition.class);
        List<Diagnosis> sound = new ArrayList<>();
        Set<Condition> notHere = EnumSet.noneOf(Condition.class);
        HealthScene.tell(
                (condition, diagnosis) -> {
                    condition.ifPresent(one -> seen.put(one, diagnosis));
                    if (condition.isEmpty()) {
                        sound.add(diagnosis);
                    }
                });
        try {
            for (Class<? extends HealthScene> scenes : SCENES) {
                for (Method test : scenes.getDeclaredMethods()) {
                    if (test.isAnnotationPresent(Test.class)) {
                        run(scenes.getDeclaredConstructor().newInstance(), test);
                    }
                }
            }
        } finally {
            HealthScene.tell((condition, diagnosis) -> {});
        }
        List<String> table = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        StringBuilder titles = new StringBuilder(" ".repeat(25));
        for (Condition column : Condition.values()) {
            titles.append(String.format("%3d", number(column)));
        }
        table.add(titles.toString());
        for (Condition row : Condition.values()) {
            Diagnosis diagnosis = seen.get(row);
            table.add(row(row, diagnosis));
            if (diagnosis == null) {
                notHere.add(row);
            } else {
                lines.addAll(headlines(diagnosis));
            }
        }
        table.add(row("sound, 10,000 connections", busiest(sound)));
        assertThat(notHere).as("each other condition is brought about").isEqualTo(OF_GUESTS);
        HealthTables page = new HealthTables();
        page.block("conditions", fenced(table));
        page.block("lines", fenced(lines));
        page.end();
    }

    private static void run(HealthScene scenes, Method test) throws Exception {
        scenes.make();
        try {
            test.invoke(scenes);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof TestAbortedException)) {
                throw new AssertionError(test.getName(), e.getCause());
            }
        } finally {
            scenes.remove();
        }
    }

    private static int number(Condition condition) {
        return List.of(Condition.values()).indexOf(condition) + 1;
    }

    private static Diagnosis busiest(List<Diagnosis> sound) {
        return sound.stream().max(Comparator.comparingInt(Diagnosis::sockets)).orElseThrow();
    }

    private static String row(Condition condition, Diagnosis diagnosis) {
        String title = String.format("%2d %s", number(condition), condition.id());
        return diagnosis == null ? String.format("%-25s  %s", title, GUEST) : row(title, diagnosis);
    }

    /** The mark of a finding, of what is not known, and of what is sound. */
    private static String row(String title, Diagnosis diagnosis) {
        Set<Condition> found =
                diagnosis.findings().stream().map(Finding::condition).collect(Collectors.toSet());
        Set<Condition> unknown =
                diagnosis.unknown().stream()
                        .map(UnknownCheck::condition)
                        .collect(Collectors.toSet());
        StringBuilder row = new StringBuilder(String.format("%-25s", title));
        for (Condition column : Condition.values()) {
            char mark = found.contains(column) ? 'X' : unknown.contains(column) ? '?' : '.';
            row.append("  ").append(mark);
        }
        return row.toString();
    }

    private static List<String> headlines(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        String line = DiagnosisText.headline(diagnosis.findings().get(0));
        while (line.length() > COLUMNS) {
            int end = line.lastIndexOf(' ', COLUMNS);
            lines.add(line.substring(0, end));
            line = "          " + line.substring(end + 1);
        }
        lines.add(line);
        return lines;
    }

    private static List<String> fenced(List<String> lines) {
        List<String> block = new ArrayList<>(List.of("```"));
        lines.forEach(line -> block.add(line.stripTrailing()));
        block.add("```");
        return block;
    }

    @Test
    void whatIsNotKnownWhere() throws Exception {
        Map<String, List<String>> places = new LinkedHashMap<>();
        try (PythonSockets program = PythonSockets.runIn(namespace.name(), BUSY)) {
            assertThat(program.numbers()).hasSize(1);
            places.put("another network namespace than the first, as root", unknown());
            places.put(
                    "there without privileges, beside programs of others",
                    unknown("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
            places.put(
                    "there in a pid namespace of its own, beside programs outside of it",
                    unknown("unshare", "--pid", "--fork", "--mount-proc"));
            places.put("a series of `jss record`", ids(CommandRun.of(read(series()))));
        }
        List<String> all = null;
        for (String kernel : Capture.KERNELS) {
            Path file = KernelRecording.of(kernel, folder);
            List<String> ids = ids(CommandRun.of(read(file)));
            all = all == null ? ids : all;
            assertThat(ids).as(kernel).isEqualTo(all);
        }
        String kernels = String.join(", ", Capture.KERNELS);
        places.put("a recording of one moment, of Linux " + kernels, all);

        List<String> rows = new ArrayList<>(List.of("| where | not known |", "|---|---|"));
        places.forEach((place, ids) -> rows.add("| " + place + " | " + words(ids) + " |"));
        HealthTables page = new HealthTables();
        page.block("unknown", rows);
        page.end();
    }

    /** Records for twice as long until there are two looks: the first one may take a while. */
    private Path series() throws Exception {
        for (int seconds = 1; ; seconds *= 2) {
            Path series = folder.resolve("series-" + seconds + ".jss");
            CommandOutcome recorded =
                    CommandOutcome.runLine(
                            in(
                                    CommandOutcome.line(
                                            List.of(),
                                            "record",
                                            series.toString(),
                                            "--every=0.3",
                                            "--for=" + seconds)));
            assertThat(recorded.exitCode()).as(recorded.errors()).isZero();
            if (!recorded.errors().contains("recorded 1 look ")) {
                return series;
            }
            assertThat(seconds).as(recorded.errors()).isLessThan(MOST_SECONDS);
        }
    }

    private static String[] read(Path file) {
        return new String[] {"doctor", "--json", "--read", file.toString()};
    }

    private List<String> in(List<String> line) {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        inside.addAll(line);
        return inside;
    }

    private List<String> unknown(String... wrapper) throws Exception {
        List<String> line = new ArrayList<>(List.of(wrapper));
        List<String> quiet = List.of("-Xlog:disable"); // pids of two namespaces are the same
        line.addAll(CommandOutcome.line(quiet, "doctor", "--json", "--for=500ms"));
        CommandOutcome outcome = CommandOutcome.runLine(in(line));
        assertThat(outcome.exitCode()).as(outcome.errors()).isLessThan(2);
        return ids(outcome.output());
    }

    private static List<String> ids(CommandRun run) throws Exception {
        assertThat(run.exitCode()).as(run.errors()).isLessThan(2);
        return ids(run.output());
    }

    private static List<String> ids(String document) throws Exception {
        List<String> ids = new ArrayList<>();
        JsonNode unknown = new ObjectMapper().readTree(document).at("/namespaces/0/unknown");
        assertThat(unknown.isArray()).as(document).isTrue();
        for (JsonNode check : unknown) {
            assertThat(check.get("why").asText()).isNotBlank();
            ids.add(check.get("id").asText());
        }
        return ids;
    }

    /** What is longer than half is shorter from its other side. */
    private static String words(List<String> ids) {
        if (ids.size() * 2 <= Condition.values().length) {
            return ids.isEmpty() ? "nothing" : quoted(ids);
        }
        List<String> others = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            if (!ids.contains(condition.id())) {
                others.add(condition.id());
            }
        }
        return "all but " + quoted(others);
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
    }
}
