package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where neither a thread nor memory is to be had for reading ahead, a look is whole without it. */
class StarvedLookIT {

    @ParameterizedTest
    @ValueSource(strings = {"threads", "memory"})
    void lookIsWholeWithoutThreadsAndWithoutDirectMemory(String lacking) throws Exception {
        String rows =
                NetworkNamespaceThread.call(
                        () -> {
                            NetworkTool.output("ip", "link", "set", "lo", "up");
                            return NetworkTool.output(
                                    // a user of its own, since nothing limits root's threads; it
                                    // may read the class path as root does
                                    "setpriv",
                                    "--reuid=54321",
                                    "--clear-groups",
                                    "--inh-caps=+dac_read_search,+sys_ptrace",
                                    "--ambient-caps=+dac_read_search",
                                    JavaProgram.java(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-Xlog:disable",
                                    "-XX:MaxDirectMemorySize=1m",
                                    "-Djava.net.preferIPv4Stack=true", // the first answer is long
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "io.jss.it.StarvedLook",
                                    lacking);
                        });

        assertThat(rows).isEqualTo("2001 2001 2001 1\n");
    }

    /** The threads' stacks are larger than what is left of the address space. */
    @Test
    void lookIntoANamespaceIsWholeWithoutThreads() throws Exception {
        String rows =
                NetworkNamespaceThread.call(
                        () -> {
                            NetworkTool.output("ip", "link", "set", "lo", "up");
                            return NetworkTool.output(
                                    JavaProgram.java(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-Xlog:disable",
                                    "-XX:ThreadStackSize=" + StarvedNamespace.STACK_KIB,
                                    "-Djava.net.preferIPv4Stack=true",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "io.jss.it.StarvedNamespace");
                        });

        assertThat(rows).isEqualTo("1 unknown\n");
    }

    @Test
    void firstLookOfAnApplicationIsWholeWithoutThreads() throws Exception {
        String said =
                NetworkTool.output(
                        JavaProgram.java(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:disable",
                        "-XX:ThreadStackSize=" + StarvedNamespace.STACK_KIB,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.jss.it.StarvedFirstUse");

        assertThat(said).isEqualTo("whole whole\n");
    }
}
