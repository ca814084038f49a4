package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.UnsupportedPlatformException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when JNA is set up, each time in a new virtual machine. */
class FirstUseTest {
    @TempDir Path folder;

    @Test
    void otherSystemIsNamed() {
        assertThatThrownBy(() -> ProcessSymbols.load("Mac OS X", "aarch64").require())
                .isInstanceOf(UnsupportedPlatformException.class)
                .hasMessage("the socket table is read from a Linux kernel; this is Mac OS X");
    }

    @Test
    void otherArchitectureIsNamedWithThoseThatWork() {
        assertThatThrownBy(() -> ProcessSymbols.load("Linux", "i386").require())
                .isInstanceOf(UnsupportedPlatformException.class)
                .hasMessage(
                        "no system call numbers are known for the architecture i386; a 64-bit Java"
                                + " on x86-64, arm64, riscv64, ppc64le, s390x or loongarch64 is"
                                + " needed");
    }

    /** The thread that JNA needs for a look-up may not be to be had later. */
    @Test
    void everyFunctionIsLookedUpAtTheFirstOpening() throws Exception {
        List<String> used = new ArrayList<>();
        Path classes =
                Path.of(
                                LibcFunction.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .resolve("io/jss/sys/calls");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                used.addAll(namesIn(file.getFileName().toString().replace(".class", "")));
            }
        }

        assertThat(used).contains("syscall", "poll");
        assertThat(ProcessSymbols.NAMES).containsExactlyInAnyOrderElementsOf(used);
    }

    private static List<String> namesIn(String type) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        Class<?> loaded =
                Class.forName(
                        "io.jss.sys.calls." + type, false, LibcFunction.class.getClassLoader());
        for (Field field : loaded.getDeclaredFields()) {
            if (field.getType() == LibcFunction.class) {
                field.setAccessible(true);
                names.add(((LibcFunction) field.get(null)).name());
            }
        }
        return names;
    }

    @Test
    void functionThatTheLibraryDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> new LibcFunction("no_such_function").call(1))
                .isInstanceOf(UnsupportedPlatformException.class)
                .hasMessage(
                        "the C library has no function no_such_function; a newer one is needed,"
                                + " such as glibc 2.17");
    }

    @Test
    void missingNativeLibraryIsOneLineEachTime() throws Exception {
        List<String> lines =
                run("-Djna.nounpack=true", "-Djna.nosys=true", "-Djna.boot.library.path=" + folder);

        String line =
                "JNA's native library cannot be loaded (Could not find JNA native support); name"
                        + " the folder that holds a libjnidispatch.so for this machine with"
                        + " -Djna.boot.library.path=DIR, or a folder that permits execution with"
                        + " -Djna.tmpdir=DIR";
        assertThat(lines).containsExactly(line, line);
    }

    @Test
    void openingASocketDoesNotPrepareDirectMapping() throws Exception {
        Path log = folder.resolve("classes");

        assertThat(run("-Xlog:class+load:file=" + log)).containsExactly("opened", "opened");

        assertThat(Files.readString(log))
                .contains(" com.sun.jna.Function ", " io.jss.sys.calls.Libc ")
                .doesNotContain(" io.jss.sys.calls.LibcMapped ")
                .doesNotContain(" com.sun.jna.Structure$FFIType ")
                .doesNotContain("$Proxy");
    }

    private static List<String> run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(NetlinkSocketMain.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
