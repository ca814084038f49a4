package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of Javadoc, blocks of code in {@code pre}, are Java against the library as it is.
 */
class JavadocExamplesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("<pre>\\{@code\n(.*?)\n *\\* }</pre>", Pattern.DOTALL);

    private static final List<String> PACKAGES =
            List.of(
                    "java.time",
                    "java.util",
                    "java.nio.file",
                    "io.jss",
                    "io.jss.answer",
                    "io.jss.cgroup",
                    "io.jss.classify",
                    "io.jss.fields",
                    "io.jss.filter",
                    "io.jss.filter.build",
                    "io.jss.health",
                    "io.jss.health.check",
                    "io.jss.micrometer",
                    "io.jss.model",
                    "io.jss.netns",
                    "io.jss.owners",
                    "io.jss.proc",
                    "io.jss.recording",
                    "io.jss.sample",
                    "io.jss.series",
                    "io.micrometer.core.instrument.simple");

    @TempDir private Path folder;

    private static List<JavaSource> library() {
        return JavaSource.shipped().stream()
                .filter(source -> !source.packageName().startsWith("io.jss.cli"))
                .toList();
    }

    private static Stream<String> examplesOf(JavaSource source) {
        return EXAMPLE.matcher(source.text())
                .results()
                .map(example -> example.group(1).replaceAll("(?m)^ *\\* ?", ""));
    }

    private static String nameOf(JavaSource source) {
        return source.path().getFileName().toString().replace(".java", "");
    }

    @Test
    void whatANewcomerStartsWithHasAnExample() {
        assertThat(library())
                .filteredOn(source -> examplesOf(source).findAny().isPresent())
                .extracting(JavadocExamplesTest::nameOf)
                .contains(
                        "SocketTable",
                        "SocketQuery",
                        "DestroyedSockets",
                        "OwnerScan",
                        "NetworkNamespaces",
                        "Recording",
                        "RecordingWriter",
                        "Cgroups",
                        "Classifier",
                        "SocketTableMetrics");
    }

    @Test
    void everyExampleCompiles() throws IOException {
        List<JavaFileObject> programs = new ArrayList<>();
        for (JavaSource source : library()) {
            examplesOf(source)
                    .map(code -> program(nameOf(source) + "Example" + programs.size(), code))
                    .forEach(programs::add);
        }

        assertThat(compile(programs)).isEmpty();
    }

    @Test
    void anExampleThatTheLibraryDoesNotKnowIsSeen() throws IOException {
        assertThat(compile(List.of(program("Wrong", "SocketTable.openAll();"))))
                .contains("openAll");
    }

    private String compile(List<JavaFileObject> programs) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options =
                List.of(
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString());
        boolean passed = compiler.getTask(problems, null, null, options, null, programs).call();
        return passed ? "" : problems.toString();
    }

    private static JavaFileObject program(String name, String code) {
        String imports =
                PACKAGES.stream().map(it -> "import " + it + ".*;\n").collect(Collectors.joining());
        String text =
                """
                %s
                class %s {
                    void run() throws Exception {
                        %s
                    }
                }
                """
                        .formatted(imports, name, code);
        return new SimpleJavaFileObject(
                URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
