package io.jss.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers are written as the JDK writes them. */
class RowBufferTest {

    private final RowBuffer row = new RowBuffer();

    private void isWritten(long value) {
        row.clear();
        row.decimal(value);
        row.endCell();
        row.signed(value);
        row.endCell();
        String unsigned = Long.toUnsignedString(value);
        assertThat(row.text()).isEqualTo(unsigned + value);
        assertThat(row.width(0)).isEqualTo(unsigned.length());
        assertThat(row.width(1)).isEqualTo(Long.toString(value).length());
    }

    @Test
    void numbersAroundEveryPowerOfTenAreExact() {
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            for (long near = -2; near <= 2; near++) {
                isWritten(power + near);
                isWritten(-power + near);
            }
        }
    }

    @Test
    void numbersAroundEveryPowerOfTwoAreExact() {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            for (long near = -2; near <= 2; near++) {
                isWritten((1L << bit) + near);
            }
        }
    }

    @Test
    void numbersOfAnySizeAreExact() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            isWritten(random.nextLong() >>> random.nextInt(Long.SIZE));
        }
    }
}
