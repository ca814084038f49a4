package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual pages of {@code jss help --man}, as those who format them see them. */
class ManualPagesIT {
    private static final int WIDTH = 80;

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "filter", "columns"})
    void nobodyComplainsOfAPageAndItFillsEightyColumns(String topic, @TempDir Path folder)
            throws Exception {
        CommandRun run = CommandRun.of("help", "--man", topic);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        Path page = Files.writeString(folder.resolve("page"), run.output());

        assertThat(output(List.of("mandoc", "-T", "lint", page.toString()))).isEmpty();
        assertThat(output(List.of("groff", "-ww", "-man", "-z", page.toString()))).isEmpty();
        String shown =
                output(List.of("mandoc", "-T", "ascii", "-O", "width=80", page.toString()))
                        .replaceAll(".\b", "");
        assertThat(shown.lines().filter(line -> line.length() > WIDTH)).isEmpty();
        assertThat(shown.lines().filter(line -> line.length() > WIDTH - 15)).hasSizeGreaterThan(20);
        String ofGroff =
                output(List.of("groff", "-Tascii", "-P-c", "-man", "-rLL=80n", page.toString()))
                        .replaceAll(".\b", "");
        assertThat(ofGroff.lines().filter(line -> line.length() > WIDTH)).isEmpty();
    }
}
