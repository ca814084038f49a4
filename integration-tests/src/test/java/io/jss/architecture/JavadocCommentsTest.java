package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Doclint's group {@code missing} over what users of the modules see. The build leaves the group
 * out for its tags on each parameter and result: the first sentence says these. A comment that is
 * missing, and an exception that none names, are found here.
 */
class JavadocCommentsTest {

    private static final Path ROOT = Path.of(System.getProperty("jss.root"));

    private static final List<String> SAID_BY_THE_FIRST_SENTENCE =
            List.of("no @param", "no @return");

    @Test
    void whatUsersSeeHasACommentThatNamesWhatItThrows() throws IOException {
        Map<Boolean, List<String>> missing =
                missing(ModulesTest.exported()).stream()
                        .collect(Collectors.partitioningBy(JavadocCommentsTest::isSaidElsewhere));

        assertThat(missing.get(true)).as("that doclint has looked").isNotEmpty();
        assertThat(missing.get(false)).isEmpty();
    }

    private static boolean isSaidElsewhere(String missing) {
        return SAID_BY_THE_FIRST_SENTENCE.stream().anyMatch(missing::contains);
    }

    private static List<String> missing(List<String> packages) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            List<String> options = new ArrayList<>();
            options.addAll(
                    List.of("-proc:none", "-Xmaxwarns", "100000", "--should-stop=ifNoError=FLOW"));
            options.addAll(List.of("-cp", System.getProperty("java.class.path")));
            options.add("-Xdoclint:missing/protected");
            options.add("-Xdoclint/package:" + String.join(",", packages));
            compiler.getTask(
                            null,
                            files,
                            said,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    JavaSource.shipped().stream()
                                            .filter(
                                                    source ->
                                                            packages.contains(source.packageName()))
                                            .map(source -> ROOT.resolve(source.path()))
                                            .toList()))
                    .call();
        }
        return said.getDiagnostics().stream().map(JavadocCommentsTest::line).toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> said) {
        return Stream.of(said.getSource(), said.getLineNumber(), said.getMessage(null))
                .map(String::valueOf)
                .collect(Collectors.joining(":"));
    }
}
