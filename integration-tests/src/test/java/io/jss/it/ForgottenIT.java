package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables and subscriptions that nobody closes, in a JVM of their own. */
@Tag("kernel")
class ForgottenIT {

    private static String run(String mode, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Djava.util.logging.SimpleFormatter.format=%4$s %3$s %5$s%n");
        List<String> command = JavaProgram.line(all, ForgottenMain.class.getName(), mode);
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void tablesFreeTheirDescriptorsAndAWarningIsSaidOnce() throws Exception {
        assertThat(run("tables"))
                .isEqualTo(
                        "WARNING io.jss a socket table opened by thread \"main\" was never closed,"
                                + " and its descriptors were freed only now: close it, best by"
                                + " try-with-resources (said once; -Dio.jss.traceOpen=true has the"
                                + " place logged where it was opened)\n"
                                + "all descriptors are free\n");
    }

    @Test
    void subscriptionsFreeTheirDescriptorsToo() throws Exception {
        assertThat(run("subscriptions"))
                .startsWith("WARNING io.jss a subscription of destroyed sockets opened by thread")
                .endsWith("all descriptors are free\n")
                .hasLineCount(2);
    }

    @Test
    void placeIsLoggedWhereItIsAskedFor() throws Exception {
        assertThat(run("tables", "-Dio.jss.traceOpen=true"))
                .contains("at io.jss.it.ForgottenMain")
                .doesNotContain("has the place logged");
    }

    @Test
    void whatIsClosedIsNotForgotten() throws Exception {
        assertThat(run("closed")).isEqualTo("all descriptors are free\n");
    }
}
