package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of every network namespace some, or none, can be asked. */
@Tag("host")
class AllNamespacesFaultsIT {

    private static final String LISTENER =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
            ready(listener.getsockname()[1])
            """;

    @ParameterizedTest
    @ValueSource(strings = {"-tan", "-tan --json", "-tan --csv", "-s", "-ta --count-by=state"})
    void whereNoNamespaceCouldBeAskedTheExitCodeSaysSo(String mode) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(mode.split(" ", -1)));
        arguments.add("--all-netns");
        CommandOutcome refused = Faults.run(Faults.all("socket", "EPERM"), arguments);
        CommandOutcome failed = Faults.run(Faults.all("socket", "ENOMEM"), arguments);

        assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(refused.errors())
                .startsWith("jss: socket: EPERM (Operation not permitted): jss");
        assertThat(failed.exitCode()).as(failed.errors()).isEqualTo(ExitCode.SYSTEM);
        assertThat(failed.errors()).isEqualTo("jss: socket: ENOMEM (Cannot allocate memory)\n");
        assertThat(refused.errors().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan", "-tan --json", "-ta --count-by=namespace"})
    void whatAProcessDoesNotTellForWantOfMemoryIsNoMissingPermission(String mode) throws Exception {
        try (PythonSockets python = PythonSockets.run(LISTENER)) {
            String link = "/proc/" + python.pid() + "/ns/net";
            List<String> arguments = new ArrayList<>(List.of(mode.split(" ", -1)));
            arguments.add("--all-netns");
            CommandOutcome failed = Faults.run(Faults.on(link, "/^readlink", "ENOMEM"), arguments);
            CommandOutcome denied = Faults.run(Faults.on(link, "/^readlink", "EPERM"), arguments);

            assertThat(failed.exitCode()).as(failed.errors()).isEqualTo(ExitCode.SYSTEM);
            assertThat(failed.errors())
                    .isEqualTo("jss: readlinkat(" + link + "): ENOMEM (Cannot allocate memory)\n");
            assertThat(denied.exitCode()).as(denied.errors()).isEqualTo(ExitCode.OK);
            assertThat(denied.output() + denied.errors())
                    .containsPattern("namespaces of \\d+ process(es)? hidden");
        }
    }

    @Test
    void whereOnlyOthersCouldNotBeEnteredTheTableIsShownAndTheyAreNamed() throws Exception {
        try (TestNamespaces namespaces = new TestNamespaces();
                PythonSockets python = PythonSockets.run(LISTENER)) {
            String name = namespaces.make();
            CommandOutcome run =
                    Faults.run(Faults.all("setns", "EPERM"), List.of("-tan", "--all-netns"));

            assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(run.errors())
                    .contains("jss: network namespace " + name + " not entered: setns: EPERM");
            assertThat(run.output()).contains(":" + python.number(0) + " ");
        }
    }
}
