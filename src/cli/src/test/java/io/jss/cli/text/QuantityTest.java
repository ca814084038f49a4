package io.jss.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Unit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are written as the formatter of the JDK rounds them. */
class QuantityTest {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    /** Beyond it a double holds not every number, and so is no measure. */
    private static final int EXACT_BITS = 50;

    private static final int NUMBERS = 20_000;

    private static String rounded(double value) {
        int digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }

    private static String bytes(long value) {
        double scaled = value;
        int unit = 0;
        while (scaled >= 1024 && unit < BINARY.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return rounded(scaled) + " " + BINARY[unit];
    }

    private static String time(double seconds) {
        if (seconds < 1) {
            return rounded(seconds * 1000) + " ms";
        }
        if (seconds < 120) {
            return rounded(seconds) + " s";
        }
        return seconds < 7200 ? rounded(seconds / 60) + " min" : rounded(seconds / 3600) + " h";
    }

    /** An assertion for each number would take longer than all else. */
    private static void check(String text, String expected) {
        if (!text.equals(expected)) {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static long number(Random random, int bits) {
        return random.nextLong() >>> (Long.SIZE - 1 - random.nextInt(bits));
    }

    @Test
    void bytesAreRoundedAsTheFormatterDoes() {
        Random random = new Random(1);
        for (int i = 0; i < NUMBERS; i++) {
            long value = number(random, EXACT_BITS - 1);
            check(Quantity.of(value, Unit.BYTES), bytes(value));
        }
        for (long value = 0; value < NUMBERS; value++) {
            check(Quantity.of(value, Unit.BYTES), bytes(value));
            check(Quantity.of(value, Unit.PER_256), rounded(value / 256.0));
            check(Quantity.of(value, Unit.PER_1024), rounded(value / 1024.0));
        }
    }

    @Test
    void timesAreRoundedAsTheFormatterDoes() {
        Random random = new Random(2);
        for (int i = 0; i < NUMBERS; i++) {
            long value = number(random, 40);
            check(Quantity.of(value, Unit.MILLISECONDS), time(value / 1000.0));
            check(Quantity.of(i, Unit.SECONDS), time(i));
            check(Quantity.millis(i), rounded(i / 1000.0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, MICROSECONDS, 0 ms",
        "44, MICROSECONDS, 0.044 ms",
        "1050, MICROSECONDS, 1.1 ms",
        "99950, MICROSECONDS, 100 ms",
        "999999, MICROSECONDS, 1000 ms",
        "1050000, MICROSECONDS, 1.1 s",
        "119999999, MICROSECONDS, 120 s",
        "7199999999, MICROSECONDS, 120 min",
        "7200000000, MICROSECONDS, 2 h",
        "-1, MICROSECONDS, 5124095576 h",
        "1023, BYTES, 1023 B",
        "1024, BYTES, 1 KiB",
        "1280, BYTES, 1.3 KiB",
        "1048575, BYTES, 1024 KiB",
        "1152921504606846976, BYTES, 1 EiB",
        "-1, BYTES, 16 EiB",
        "1048576, BYTES_PER_SECOND, 1 MiB/s",
        "-1, COUNT, 18446744073709551615",
        "3000000000, SEQUENCE, 3000000000",
        "0, BITS, 0x0",
        "1, BITS, 1",
        "16, BITS, 0x10",
        "-1, IDENTIFIER, 0xffffffffffffffff",
        "250, JIFFIES, 250 jiffies",
    })
    void numbersHaveTheirUnits(long value, Unit unit, String text) {
        assertThat(Quantity.of(value, unit)).isEqualTo(text);
    }
}
