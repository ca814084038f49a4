package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where neither a thread nor memory is to be had for reading ahead, a look is whole without it. */
class StarvedLookIT {

    private static final String FIRST_ANSWER_IS_LONG = "-Djava.net.preferIPv4Stack=true";
    private static final String LARGE_STACKS = "-XX:ThreadStackSize=" + StarvedNamespace.STACK_KIB;

    @ParameterizedTest
    @ValueSource(strings = {"threads", "memory"})
    void lookIsWholeWithoutThreadsAndWithoutDirectMemory(String lacking) throws Exception {
        String rows =
                NetworkNamespaceThread.call(
                        () -> {
                            NetworkTool.output("ip", "link", "set", "lo", "up");
                            // a user of its own, since nothing limits root's threads; it may
                            // read the class path as root does
                            List<String> line = new ArrayList<>();
                            line.addAll(
                                    List.of(
                                            "setpriv",
                                            "--reuid=54321",
                                            "--clear-groups",
                                            "--inh-caps=+dac_read_search,+sys_ptrace",
                                            "--ambient-caps=+dac_read_search"));
                            line.addAll(
                                    JavaProgram.line(
                                            List.of(
                                                    "-Xlog:disable",
                                                    "-XX:MaxDirectMemorySize=1m",
                                                    FIRST_ANSWER_IS_LONG),
                                            "io.jss.it.StarvedLook",
                                            lacking));
                            return NetworkTool.output(line);
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
                                    JavaProgram.line(
                                            List.of(
                                                    "-Xlog:disable",
                                                    LARGE_STACKS,
                                                    FIRST_ANSWER_IS_LONG),
                                            "io.jss.it.StarvedNamespace"));
                        });

        assertThat(rows).isEqualTo("1 unknown\n");
    }

    @Test
    void firstLookOfAnApplicationIsWholeWithoutThreads() throws Exception {
        String said =
                NetworkTool.output(
                        JavaProgram.line(
                                List.of("-Xlog:disable", LARGE_STACKS),
                                "io.jss.it.StarvedFirstUse"));

        assertThat(said).isEqualTo("whole whole\n");
    }
}
