package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two minutes of {@link LookStress}; {@code integration-tests/stress} runs it for longer. */
class LookStressIT {

    private static final long SEED = 20_261_128;
    private static final int SOCKETS = 20_000;

    /** On two processors there are some thousand, fewer where others work, too. */
    private static final long FEWEST = 100;

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void noRowIsLostNorComesTwiceWhicheverThreadReceivesIt() throws Exception {
        LookStress.Outcome outcome = LookStress.run(SEED, Long.MAX_VALUE, TWO_MINUTES);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.sockets()).isGreaterThan(SOCKETS);
        assertThat(outcome.looks()).isGreaterThan(FEWEST);
        assertThat(outcome.brokenOff()).isPositive();
        assertThat(outcome.interrupts()).isPositive();
        assertThat(outcome.secondChannels()).isPositive();
    }
}
