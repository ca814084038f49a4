package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jss.SocketTable;
import io.jss.sys.SystemCallException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application of modules alone: {@code integration-tests/sample}, which reads its own
 * connection, over {@code io.jss} and the JNA that is a module ({@code jna-jpms}) or the one that
 * is not.
 */
class ModulesIT {

    private static final Path ROOT = Path.of(System.getProperty("jss.root", ".."));
    private static final Path JNA_MODULE = Path.of("target", "modules", "jna-jpms.jar");
    private static final String MAIN = "app/app.MappedConnections";
    private static final String SHOWN = "module app, module io.jss\nTCP mapped\n";

    @TempDir private static Path folder;

    private static String library;
    private static String plainJna;

    @BeforeAll
    static void compile() throws Exception {
        Path core = location(SocketTable.class);
        assumeTrue(isModule(core), "classes of a build without module descriptors");
        library = paths(core, location(SystemCallException.class), location(Validate.class));
        plainJna = location(Class.forName("com.sun.jna.Native")).toString();
        Path source = ROOT.resolve("integration-tests/sample/src");
        try (Stream<Path> files = Files.walk(source)) {
            List<String> line =
                    new ArrayList<>(
                            List.of(
                                    "--release",
                                    "17",
                                    "-d",
                                    application().toString(),
                                    "-p",
                                    path(library, JNA_MODULE.toString())));
            files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(line::add);
            run("javac", line);
        }
    }

    private static Path application() {
        return folder.resolve("application");
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static boolean isModule(Path classes) {
        return !Files.isDirectory(classes) || Files.exists(classes.resolve("module-info.class"));
    }

    private static String paths(Path... entries) {
        return Stream.of(entries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(String... entries) {
        return String.join(File.pathSeparator, entries);
    }

    private static void run(String tool, List<String> arguments) {
        int code =
                ToolProvider.findFirst(tool)
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(code).as("%s %s", tool, arguments).isZero();
    }

    private static void assertShown(List<String> line) throws IOException, InterruptedException {
        assertThat(CommandOutcome.runLine(line)).isEqualTo(new CommandOutcome(0, SHOWN, ""));
    }

    private static List<String> onModulePath(String jna) {
        List<String> line = JavaProgram.machine();
        line.addAll(
                List.of(
                        "--enable-native-access=com.sun.jna",
                        "-p",
                        path(application().toString(), library, jna),
                        "-m",
                        MAIN));
        return line;
    }

    @Test
    void runsFromTheModulePathWithTheJnaThatIsAModule() throws Exception {
        assertShown(onModulePath(JNA_MODULE.toString()));
    }

    @Test
    void runsFromTheModulePathWithPlainJna() throws Exception {
        assertShown(onModulePath(plainJna));
    }

    @Test
    void runsFromARuntimeThatJlinkMadeOfItsModules() throws Exception {
        Path linked = folder.resolve("linked");

        run(
                "jlink",
                List.of(
                        "-p",
                        path(application().toString(), library, JNA_MODULE.toString()),
                        "--add-modules",
                        "app",
                        "--output",
                        linked.toString()));

        assertShown(
                List.of(
                        linked.resolve("bin/java").toString(),
                        "--enable-native-access=com.sun.jna",
                        "-m",
                        MAIN));
    }
}
