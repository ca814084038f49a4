package io.jss.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After the first build the copy's Maven is one that fails, so a run that answers had no need of
 * it.
 */
class CheckoutLauncherIT {
    private static final String CANNOT_BUILD = "#!/bin/sh\necho Maven was started\nexit 3\n";

    @TempDir private static Path folder;

    private static Path checkout;
    private static List<ToolOutcome> firstRuns;

    @BeforeAll
    static void startTwiceInNewCheckout() throws IOException, InterruptedException {
        checkout = folder.resolve("a check out");
        Checkout.copyTo(checkout);
        ToolRun one = ToolRun.start(checkout, Map.of(), "./jss", "-V");
        ToolRun other = ToolRun.start(checkout, Map.of(), "./jss", "-V");
        firstRuns = List.of(one.await(), other.await());
        Files.writeString(checkout.resolve("mvnw"), CANNOT_BUILD);
    }

    @AfterAll
    static void endWhatIsMadeInTheBackground() throws InterruptedException {
        BackgroundPrograms.endAllOf(folder);
    }

    @Test
    void firstRunsAtOnceBothBuildQuietlyAndAnswer() {
        assertThat(firstRuns).allSatisfy(CheckoutLauncherIT::tellsItsVersion);
    }

    @Test
    void runsWithoutMavenWhenNothingChanged() throws Exception {
        tellsItsVersion(run(checkout, Map.of(), "./jss", "-V"));
    }

    @Test
    void listensForNobody() throws Exception {
        ToolOutcome outcome = run(checkout, Map.of(), "unshare", "--net", "./jss", "-xln");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).as("the header").hasSize(1);
    }

    @Test
    void runsFromAnyFolderThroughLinkOfAnotherName() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("sockets"), checkout.resolve("jss"));

        ToolOutcome outcome = run(folder, Map.of(), link.toString(), "--no-such-option");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("sockets: ").contains("--no-such-option");
    }

    @Test
    void changedSourceIsBuiltAgain() throws Exception {
        ToolOutcome outcome = runWithNewer(checkout.resolve("src/core/pom.xml"), Map.of());

        assertThat(outcome.exitCode()).isEqualTo(69);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("Maven was started\njss: the build failed; see above\n");
    }

    @Test
    void folderThatLostFileIsBuiltAgain() throws Exception {
        ToolOutcome outcome =
                runWithNewer(checkout.resolve("src/cli/src/main/java/io/jss/cli"), Map.of());

        assertThat(outcome.err()).startsWith("Maven was started\n");
    }

    @Test
    void anotherUserRunsWhatIsBuiltAndCannotBuild() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        String[] asNobody = {
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "./jss", "-V"
        };

        tellsItsVersion(run(checkout, Map.of(), asNobody));
        refusesInOneLine(
                withNewer(checkout.resolve("pom.xml"), () -> run(checkout, Map.of(), asNobody)),
                "jss: cannot write to " + checkout + "/target, where it would build");
    }

    @Test
    void tooOldJavaIsRefusedInOneLine() throws Exception {
        Path home = javaHome("old", "1.8");

        ToolOutcome outcome = run(checkout, Map.of("JAVA_HOME", home.toString()), "./jss", "-V");

        refusesInOneLine(
                outcome, "jss: " + home + "/bin/java is too old; install a JDK 17 or newer");
    }

    @Test
    void javaHomeWithoutJavaIsRefusedInOneLine() throws Exception {
        ToolOutcome outcome = run(checkout, Map.of("JAVA_HOME", "/none"), "./jss", "-V");

        refusesInOneLine(outcome, "jss: JAVA_HOME is /none, which has no bin/java; ");
    }

    @Test
    void javaWithoutCompilerCannotBuild() throws Exception {
        Path home = javaHome("runtime", "17");

        ToolOutcome outcome =
                runWithNewer(checkout.resolve("pom.xml"), Map.of("JAVA_HOME", home.toString()));

        refusesInOneLine(outcome, "jss: " + home + " has no javac; install a JDK 17 or newer");
    }

    private static ToolOutcome run(Path from, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        return ToolRun.start(from, environment, command).await();
    }

    /** Runs with a file or folder that seems to have changed since the build. */
    private static ToolOutcome runWithNewer(Path changed, Map<String, String> environment)
            throws Exception {
        return withNewer(changed, () -> run(checkout, environment, "./jss", "-V"));
    }

    private static ToolOutcome withNewer(Path changed, Callable<ToolOutcome> run) throws Exception {
        FileTime before = Files.getLastModifiedTime(changed);
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now()));
        try {
            return run.call();
        } finally {
            Files.setLastModifiedTime(changed, before);
        }
    }

    /** A home whose java tells a version and does nothing else, and which has no compiler. */
    private static Path javaHome(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                echo '    java.home = %s' >&2
                echo '    java.specification.version = %s' >&2
                """
                        .formatted(home, version));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static void tellsItsVersion(ToolOutcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("jss 0.").contains("Java ");
        assertThat(outcome.exitCode()).isZero();
    }

    private static void refusesInOneLine(ToolOutcome outcome, String start) {
        assertThat(outcome.exitCode()).isEqualTo(69);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith(start).hasLineCount(1);
    }
}
