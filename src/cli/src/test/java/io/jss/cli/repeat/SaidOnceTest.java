package io.jss.cli.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.TestRun;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.options.Options;
import io.jss.cli.request.TopRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which remarks are printed where one answer follows another. */
class SaidOnceTest {

    @Test
    void aRemarkIsPrintedWhereTheAnswerBeforeDidNotHaveIt() throws IOException {
        KeptOutput output = new KeptOutput(new TestRun());
        Repetition repetition =
                new Repetition(
                        TopRequest.of(Options.parse(List.of("-c")), "", output).listing(),
                        false,
                        output);
        Environment environment = repetition.environment();
        AtomicInteger looks = new AtomicInteger();
        repetition.run(
                () -> {
                    environment.say("always");
                    if (looks.incrementAndGet() != 3) {
                        environment.say("but for the third time");
                    }
                },
                () -> looks.get() < 5);

        assertThat(looks).hasValue(5);
        assertThat(output.remarks().lines())
                .containsExactly(
                        "jss: always",
                        "jss: but for the third time",
                        "jss: but for the third time");
    }
}
