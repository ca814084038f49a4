package io.jss.it;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of programs on the virtual machine and the class path of the tests. */
final class JavaProgram {

    private JavaProgram() {}

    /** Returns the path of the virtual machine that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Returns the virtual machine that runs the tests, with its {@code -XX} options: in an emulated
     * processor it has no second compiler, which ends machines there that put its code in the place
     * of the first one's, also where no native code is called.
     */
    static List<String> machine() {
        List<String> machine = new ArrayList<>(List.of(java()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .forEach(machine::add);
        return machine;
    }

    /**
     * Returns the command line of a program.
     *
     * @param options further ones of the virtual machine, besides those for lack of which Java 25
     *     warns: of native access, and of the memory access of protobuf
     */
    static List<String> line(List<String> options, String main, String... arguments) {
        List<String> line = machine();
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-Dsun.misc.unsafe.memory.access=allow");
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        line.addAll(List.of(arguments));
        return line;
    }
}
