package io.jss.launcher;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive of loaded classes that launchers start the JVM with: src/launcher/start.sh. */
class StartArchiveIT {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("jss.root"), "src/launcher/start.sh");

    private static final String READ = ". \"${0%/*}/common.sh\"; . \"$0\"; ";
    private static final String START = READ + "start_jss \"$1\" \"$2\" jss -V";
    private static final String MAKE = READ + "make_archive \"$1\" \"$2\"";
    private static final String ARCHIVE_OPTION = "-XX:(SharedArchiveFile|AOTCache)=.*";

    @TempDir private Path folder;

    private Path jars;
    private Path java;
    private Path arguments;

    @BeforeEach
    void layOutJarsAndJavaThatTellsItsArguments() throws IOException {
        jars = folder.resolve("the jars");
        JarFolder.fill(jars);
        arguments = folder.resolve("arguments");
        java = Files.createDirectories(folder.resolve("home/bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                case " $* " in *" io.jss.cli.Main "*) printf '%%s\\n' "$@" >>'%s' ;; esac
                exec '%s/bin/java' "$@"
                """
                        .formatted(arguments, System.getProperty("java.home")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void endWhatIsMadeInTheBackground() throws InterruptedException {
        BackgroundPrograms.endAllOf(folder);
    }

    @Test
    void archiveOnceMadeIsUsedByTheNextStart() throws Exception {
        run(MAKE);

        assertThat(start()).isEqualTo(archiveOption());
        assertThat(archives()).hasSize(1);
    }

    @Test
    void topHasTheArchiveAndCollectorThatStopsItShortly() throws Exception {
        run(MAKE);
        Files.deleteIfExists(arguments);
        ToolOutcome help = launch(READ + "start_jss \"$1\" \"$2\" jss top --help").await();

        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("jss top");
        assertThat(Files.readAllLines(arguments))
                .contains("-XX:+UseG1GC", "-Xmn16m", archiveOption());
        start();
        assertThat(Files.readAllLines(arguments)).doesNotContain("-Xmn16m");
    }

    @Test
    void exportHasTheArchiveAndCollectorThatLeavesRoomForRows() throws Exception {
        run(MAKE);
        Files.deleteIfExists(arguments);
        launch(READ + "start_jss \"$1\" \"$2\" jss export --help").await();

        assertThat(Files.readAllLines(arguments))
                .contains("-XX:+UseSerialGC", "-XX:NewRatio=7", archiveOption())
                .doesNotContain("-XX:+UseG1GC");
    }

    @Test
    void firstStartAnswersWithoutArchiveAndHasOneMade() throws Exception {
        assertThat(start()).isEmpty();
        awaitArchive();
        assertThat(start()).isEqualTo(archiveOption());
    }

    @Test
    void replacedJarMakesAnotherArchive() throws Exception {
        run(MAKE);
        Path first = archives().get(0);
        Path jar = jarOfTheCommand();
        FileTime before = Files.getLastModifiedTime(jar);
        Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(jar, FileTime.from(before.toInstant().minusSeconds(60)));

        run(MAKE);

        assertThat(archives()).hasSize(1).doesNotContain(first);
    }

    @Test
    void archiveOfReplacedJarIsNotUsed() throws Exception {
        run(MAKE);
        Files.setLastModifiedTime(jarOfTheCommand(), FileTime.from(Instant.EPOCH));

        assertThat(start()).isEmpty();
        awaitArchive();
    }

    @Test
    void archiveOfAnotherJavaIsNotUsed() throws Exception {
        run(MAKE);
        Files.setLastModifiedTime(java, FileTime.from(Instant.EPOCH));

        assertThat(start()).isEmpty();
        awaitArchive();
    }

    @Test
    void archiveIsMadeForItsUserAloneToWriteWhateverTheUmask() throws Exception {
        run("umask 0; " + MAKE);

        try (Stream<Path> made = Files.walk(jars.resolve("archive"))) {
            assertThat(made)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .doesNotContain(GROUP_WRITE, OTHERS_WRITE));
        }
    }

    @Test
    void nowhereToWriteIsNoError() throws Exception {
        Files.writeString(jars.resolve("archive"), "in the way");

        assertThat(start()).isEmpty();
        assertThat(archives()).isEmpty();
    }

    /** The seal, the archive, the folder of the java and the one above. */
    @ParameterizedTest
    @ValueSource(strings = {"seal", "archive", "java's folder", "folder"})
    void nothingBehindSymbolicLinkIsRun(String what) throws Exception {
        run(MAKE);
        Path linked = part(what);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(linked, elsewhere);
        Files.createSymbolicLink(linked, elsewhere);

        assertThat(start()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", "archive", "java's folder", "folder"})
    @Tag("host")
    void nothingOfAnotherUserIsRun(String what) throws Exception {
        run(MAKE);
        chown(part(what));

        assertThat(start()).isEmpty();
    }

    @Test
    @Tag("host")
    void whoseJarsTheyAreNotHasNoArchiveMadeAmongThem() throws Exception {
        chown(jars);

        assertThat(start()).isEmpty();
        run(MAKE);
        assertThat(jars.resolve("archive")).doesNotExist();
    }

    @Test
    void sealThatNamesArchiveElsewhereIsNotFollowed() throws Exception {
        run(MAKE);
        Path archive = part("archive");
        Path seal = part("seal"); // before there is a second archive
        Path elsewhere = folder.resolve(archive.getFileName());
        Files.copy(archive, elsewhere);
        Files.writeString(seal, elsewhere + "\n" + jars + "\n");

        assertThat(start()).isEmpty();
    }

    @Test
    void homeAndCacheAndTemporaryFolderGiveNoArchive() throws Exception {
        run(MAKE);
        Path flat = part("java's folder");
        String nameOfJars = jars.toString().substring(1).replace('/', '+');
        for (String cache : List.of("cache/jss", "home/.cache/jss")) {
            Path planted = Files.createDirectories(folder.resolve(cache).resolve(nameOfJars));
            try (Stream<Path> files = Files.list(flat)) {
                Path target = Files.createDirectories(planted.resolve(flat.getFileName()));
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            target.resolve(file.getFileName()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Files.move(jars.resolve("archive"), folder.resolve("gone"));
        Files.writeString(jars.resolve("archive"), "in the way");

        assertThat(start()).isEmpty();
    }

    @Test
    void startsAtOnceMakeOneArchiveAndLeaveNothingHalfMade() throws Exception {
        List<ToolRun> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(launch(START));
        }
        for (ToolRun run : runs) {
            tellsItsVersion(run.await());
        }
        awaitArchive();

        assertThat(archives()).hasSize(1);
    }

    /** Returns a part of the one archive that was made, by what it is. */
    private Path part(String what) throws IOException {
        Path archive = archives().get(0);
        return switch (what) {
            case "seal" -> archive.resolveSibling("seal");
            case "archive" -> archive;
            case "java's folder" -> archive.getParent();
            default -> jars.resolve("archive");
        };
    }

    private static void chown(Path path) throws IOException, InterruptedException {
        String nobody = "65534";
        assertThat(ToolRun.start(Path.of("/"), Map.of(), "chown", nobody, path.toString()).await())
                .isEqualTo(new ToolOutcome(0, "", ""));
    }

    private Path jarOfTheCommand() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().get(0);
        }
    }

    /** Starts the command and returns the option that named an archive, empty for none. */
    private String start() throws IOException, InterruptedException {
        Files.deleteIfExists(arguments);
        tellsItsVersion(launch(START).await());
        // the first lines are those of the start, whatever is made in the background
        return Files.readAllLines(arguments).stream()
                .takeWhile(argument -> !argument.equals("-V"))
                .filter(argument -> argument.matches(ARCHIVE_OPTION))
                .findFirst()
                .orElse("");
    }

    private void run(String script) throws IOException, InterruptedException {
        ToolOutcome outcome = launch(script).await();
        assertThat(outcome).isEqualTo(new ToolOutcome(0, "", ""));
    }

    private ToolRun launch(String script) throws IOException {
        return ToolRun.start(
                folder,
                Map.of(
                        "HOME", folder.resolve("home").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                        "TMPDIR", folder.resolve("cache").toString()),
                "sh",
                "-euc",
                script,
                LAUNCHER.toString(),
                java.toString(),
                jars.toString());
    }

    private String archiveOption() throws IOException {
        Path archive = archives().get(0);
        String option = archive.toString().endsWith(".aot") ? "AOTCache" : "SharedArchiveFile";
        return "-XX:" + option + "=" + archive;
    }

    private List<Path> archives() throws IOException {
        return files(".*\\.(jsa|aot)");
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).toList();
        } catch (UncheckedIOException e) {
            return files(name); // a file went while the folder was walked
        }
    }

    /** Waits until a start finds an archive, and until whoever made it has ended. */
    private void awaitArchive() throws IOException, InterruptedException {
        while (start().isEmpty()) {
            Thread.sleep(100);
        }
        for (Path lock : files("lock")) {
            ToolRun.start(folder, Map.of(), "flock", lock.toString(), "true").await();
        }
    }

    private static void tellsItsVersion(ToolOutcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("jss ");
        assertThat(outcome.exitCode()).isZero();
    }
}
