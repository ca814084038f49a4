package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jss --as ss} in its other modes, and for each section, does and prints what ss does. */
@Tag("host")
class SsModesIT {

    @AutoClose private static Scenario scenario;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = Scenario.start();
    }

    /** In the number of all sockets are those that the virtual machine opens for itself. */
    @ParameterizedTest
    @ValueSource(strings = {"-s", "-sH", "-sa", "-s -t", "-s -xa", "-s -tan sport = :80", "-s -6t"})
    void summaryIsThatOfSs(String options) throws Exception {
        String[] words = options.split(" ");
        SsTokens.assertSame(
                () -> withoutTotal(scenario.run(with(List.of("ss"), words))),
                () -> withoutTotal(scenario.inside(() -> print(words))));
    }

    private static String withoutTotal(String text) {
        return text.replaceFirst("^Total: \\d+", "Total:");
    }

    private static String print(String... words) {
        CommandRun run = CommandRun.of(with(List.of("--as", "ss"), words));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.output();
    }

    private static String[] with(List<String> first, String... words) {
        List<String> command = new ArrayList<>(first);
        command.addAll(List.of(words));
        return command.toArray(new String[0]);
    }
}
