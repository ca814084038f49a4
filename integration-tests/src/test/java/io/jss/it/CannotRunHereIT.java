package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where jss cannot make system calls every entry says so alike, each time, with what to do; the
 * command says the same and ends with 69.
 */
class CannotRunHereIT {

    private static final String LIBRARY = "libjnidispatch.so";
    private static final String THROWN = "UnsupportedPlatformException: ";
    private static final List<String> PERMITTED = List.of("--enable-native-access=ALL-UNNAMED");

    @TempDir Path folder;

    @Test
    void missingJarOfJna() throws Exception {
        Pattern jna = Pattern.compile("/jna-[^/]*\\.jar$");
        String path =
                String.join(
                        File.pathSeparator,
                        classPath().filter(entry -> !jna.matcher(entry).find()).toList());
        everyEntrySays(
                "JNA is missing (com.sun.jna.NativeLibrary); put the jar of"
                        + " net.java.dev.jna:jna beside that of jss",
                List.of(),
                PERMITTED,
                path);
    }

    /** Before JDK 24 there is nothing that denies it. */
    @TestFactory
    Stream<DynamicTest> deniedNativeAccess() {
        String message =
                "the virtual machine denies native access to JNA; start it with"
                        + " --enable-native-access=ALL-UNNAMED";
        List<String> options = List.of("--illegal-native-access=deny");
        return Stream.of("24 and newer")
                .filter(version -> Runtime.version().feature() >= 24)
                .map(
                        version ->
                                DynamicTest.dynamicTest(
                                        version,
                                        () -> everyEntrySays(message, List.of(), options)));
    }

    @Test
    void nativeLibraryThatMayNotBeUnpacked() throws Exception {
        everyEntrySays(
                "JNA's native library cannot be loaded (Unable to locate JNA native support"
                        + " library); name the folder that holds a "
                        + LIBRARY
                        + " for this machine with -Djna.boot.library.path=DIR, or a folder that"
                        + " permits execution with -Djna.tmpdir=DIR",
                List.of(),
                with("-Djna.noclasspath=true"));
    }

    @Test
    void nativeLibraryOfAnotherArchitecture() throws Exception {
        extract("linux-s390x");
        everyEntrySays(
                "JNA's native library cannot be loaded (Could not find JNA native support); "
                        + folder.resolve(LIBRARY)
                        + " is of another architecture or C library, or another class loader has"
                        + " loaded it; name a folder with another one with"
                        + " -Djna.boot.library.path=DIR",
                List.of(),
                with("-Djna.nounpack=true", "-Djna.boot.library.path=" + folder));
    }

    @Test
    void nativeLibraryOfAnotherVersion() throws Exception {
        Path library = extract("linux-x86-64");
        String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
        Matcher version = Pattern.compile("\\b7\\.\\d+\\.\\d+\0").matcher(bytes);
        assertThat(version.results().count()).isOne();
        version.reset().find();
        String other = "6" + version.group().substring(1).replace("\0", "");
        Files.writeString(library, version.replaceFirst(other + "\0"), StandardCharsets.ISO_8859_1);
        everyEntrySays(
                "JNA's jar needs version "
                        + Native.VERSION_NATIVE
                        + " of its native library and got "
                        + other
                        + " from "
                        + library
                        + "; take away -Djna.boot.library.path and -Djna.nosys=false, or name the"
                        + " folder that holds its "
                        + LIBRARY
                        + " with -Djna.boot.library.path=DIR",
                List.of(),
                with("-Djna.boot.library.path=" + folder));
    }

    @Test
    void folderThatForbidsExecution() throws Exception {
        Set<String> ends =
                everyEntry(
                        List.of(
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o noexec tmpfs " + folder + " && exec \"$@\"",
                                "sh"),
                        with("-Djna.tmpdir=" + folder));
        String remedy = "); name a folder that permits writing and execution with -Djna.tmpdir=DIR";
        assertThat(ends)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(THROWN + "JNA's native library cannot be loaded (")
                .contains("failed to map segment")
                .endsWith(remedy);
    }

    @Test
    void folderThatCannotBeWritten() throws Exception {
        Set<String> ends = everyEntry(List.of(), with("-Djna.tmpdir=/proc/self"));
        assertThat(ends)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(THROWN + "JNA's native library cannot be loaded (")
                .contains("(Failed to create temporary file")
                .endsWith("with -Djna.tmpdir=DIR");
    }

    @Test
    void anotherUserOfJnaHasFailedBefore() throws Exception {
        Set<String> ends =
                everyEntry(
                        List.of(),
                        with("-Djna.noclasspath=true"),
                        System.getProperty("java.class.path"),
                        "after-another-user-of-jna");
        assertThat(ends)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(THROWN + "JNA's native library cannot be loaded (")
                .contains("Unable to locate JNA native support library");
    }

    @Test
    void otherSystem() throws Exception {
        everyEntrySays(
                "the socket table is read from a Linux kernel; this is SunOS",
                List.of(),
                with("-Dos.name=SunOS"));
    }

    private static List<String> with(String... options) {
        List<String> all = new ArrayList<>(PERMITTED);
        all.addAll(List.of(options));
        return all;
    }

    private static Stream<String> classPath() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"));
    }

    /** Puts JNA's native library for a platform into the folder. */
    private Path extract(String platform) throws IOException {
        Path library = folder.resolve(LIBRARY);
        String name = "/com/sun/jna/" + platform + "/" + LIBRARY;
        try (InputStream in = Native.class.getResourceAsStream(name)) {
            Files.copy(in, library);
        }
        return library;
    }

    private void everyEntrySays(String message, List<String> wrapper, List<String> options)
            throws Exception {
        everyEntrySays(message, wrapper, options, System.getProperty("java.class.path"));
    }

    private void everyEntrySays(
            String message, List<String> wrapper, List<String> options, String path)
            throws Exception {
        assertThat(everyEntry(wrapper, options, path)).containsExactly(THROWN + message);
        Process command = start(wrapper, options, path, "io.jss.cli.Main", "-tn");
        assertThat(command.inputReader().lines()).endsWith("jss: " + message);
        assertThat(command.waitFor()).isEqualTo(69);
    }

    private static Set<String> everyEntry(List<String> wrapper, List<String> options)
            throws Exception {
        return everyEntry(wrapper, options, System.getProperty("java.class.path"));
    }

    /** The ways in which the uses of the entries ended: as many as are different. */
    private static Set<String> everyEntry(
            List<String> wrapper, List<String> options, String path, String... arguments)
            throws Exception {
        Process process = start(wrapper, options, path, EveryEntryTwice.class.getName(), arguments);
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        List<String> uses = lines.stream().filter(line -> line.startsWith("entry ")).toList();
        assertThat(uses).hasSize(26);
        return uses.stream()
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Process start(
            List<String> wrapper,
            List<String> options,
            String path,
            String main,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(JavaProgram.machine());
        command.addAll(options);
        command.addAll(List.of("-cp", path, main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
