package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The changes that CONTRIBUTING.md shows fit the files as they are: what a change takes away and
 * what it leaves stands in its file, in one place.
 */
class WorkedExamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("jss.root"));
    private static final Pattern EXAMPLE =
            Pattern.compile("^```diff\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern FILE = Pattern.compile("^\\+{3} (.*)\n", Pattern.MULTILINE);
    private static final Pattern HUNK = Pattern.compile("^@@\n", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> eachChangeFitsItsFile() throws IOException {
        return EXAMPLE.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .flatMap(example -> changes(example.group(1)));
    }

    private static Stream<DynamicTest> changes(String example) {
        List<String> texts = FILE.splitAsStream(example).toList();
        String[] files =
                FILE.matcher(example).results().map(file -> file.group(1)).toArray(String[]::new);
        assertThat(files).hasSize(texts.size() - 1).isNotEmpty();
        return Stream.iterate(1, i -> i < texts.size(), i -> i + 1)
                .flatMap(
                        i ->
                                HUNK.splitAsStream(texts.get(i))
                                        .filter(hunk -> !hunk.isBlank())
                                        .map(hunk -> change(files[i - 1], hunk)));
    }

    private static DynamicTest change(String file, String hunk) {
        String before =
                hunk.lines()
                        .filter(line -> !line.startsWith("+"))
                        .map(line -> line.isEmpty() ? "" : line.substring(1))
                        .collect(Collectors.joining("\n"))
                        .stripTrailing();
        return DynamicTest.dynamicTest(
                file + ": " + before.lines().findFirst().orElseThrow().strip(),
                () ->
                        assertThat(
                                        Files.readString(ROOT.resolve(file))
                                                .split(Pattern.quote(before), -1))
                                .as("the file, divided by what the change begins with:\n" + before)
                                .hasSize(2));
    }
}
