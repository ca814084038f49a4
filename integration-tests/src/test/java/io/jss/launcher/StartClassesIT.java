package io.jss.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes a short run loads: most of its time goes there. */
class StartClassesIT {

    /** An empty table took 147 when the house was built anew. */
    private static final int MOST = 146;

    @TempDir private Path folder;

    /** Returns the names of the classes that a run in an empty network namespace loads. */
    private List<String> classes(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--net",
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xlog:class+load:file=" + log,
                                "-Djss.command=jss",
                                "-Djava.util.logging.manager=io.jss.cli.QuietLogging",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.jss.cli.Main"));
        command.addAll(List.of(arguments));
        ToolOutcome outcome =
                ToolRun.start(folder, Map.of(), command.toArray(String[]::new)).await();
        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").split(" ", 2)[0])
                    .toList();
        }
    }

    @Test
    void anEmptyTableTakesFewOfOurs() throws Exception {
        List<String> loaded = classes("-tan");
        List<String> own = loaded.stream().filter(name -> name.startsWith("io.jss.")).toList();

        assertThat(own).contains("io.jss.cli.Main").hasSizeLessThanOrEqualTo(MOST);
        assertThat(own).noneMatch(name -> name.contains("Lambda"));
        assertThat(loaded).doesNotContain("org.apache.commons.lang3.StringUtils");
    }

    /** The JVM makes equality of a record when it is first asked for, which takes 20 classes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-tanp",
                "-tan sport = :80",
                "-tan sport = :80 or rqueue > 0",
                "-tlnp 443",
                "-s",
                "-xan",
                "--json -tan",
                "--as ss -tan",
                "--as netstat -tupna"
            })
    void noRecordIsComparedByWhatTheJvmMakes(String line) throws Exception {
        assertThat(classes(line.split(" "))).doesNotContain("java.lang.runtime.ObjectMethods");
    }
}
