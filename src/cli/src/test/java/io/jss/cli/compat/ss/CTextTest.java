package io.jss.cli.compat.ss;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.text.RowBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "200, 200",
        "0.012, 0.012",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1234.5678, 1234.57",
        "999999.5, 1e+06",
        "4294967.295, 4.29497e+06",
        "123456, 123456",
        "1e100, 1e+100"
    })
    void numbersAreThoseOfPercentG(double value, String text) {
        assertThat(g(value)).isEqualTo(text);
    }

    private static String g(double value) {
        RowBuffer row = new RowBuffer();
        CText.g(value, new ExtraText(row));
        return row.text();
    }

    private static String bandwidth(double bits, boolean numeric) {
        RowBuffer row = new RowBuffer();
        CText.bandwidth(bits, numeric, new ExtraText(row));
        return row.text();
    }

    @Test
    void timesOfAnySizeAreRoundedAsTheirExactValuesAre() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double millis = (random.nextInt() >>> random.nextInt(Integer.SIZE - 1)) / 1000.0;
            if (millis != 0) {
                assertThat(g(millis)).isEqualTo(CText.exact(millis, 6));
            }
        }
    }

    @Test
    void ratesOfAnySizeAreRoundedAsTheirExactValuesAre() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double bits = 1e6 + 9.98e8 * random.nextDouble();
            double halves = 1e6 * (2 + random.nextInt(1990)) / 2;
            assertThat(bandwidth(bits, false)).isEqualTo(CText.exact(bits / 1e6, 3) + "M");
            assertThat(bandwidth(halves, false)).isEqualTo(CText.exact(halves / 1e6, 3) + "M");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "40, 040ms",
        "204, 204ms",
        "1204, 1.204ms",
        "9999, 9.999ms",
        "10500, 10sec",
        "60000, 1min",
        "119999, 1min59sec",
        "600001, 10min",
        "7199000, 119min"
    })
    void timersAreThoseOfSs(long millis, String text) {
        assertThat(CText.timer(millis)).isEqualTo(text);
    }

    @Test
    void ratesHaveThreeDigitsAndAUnitUnlessNumbersAreWanted() {
        assertThat(bandwidth(999, false)).isEqualTo("999");
        assertThat(bandwidth(12_345, false)).isEqualTo("12.3k");
        assertThat(bandwidth(21_845_333_333.0, false)).isEqualTo("21.8G");
        assertThat(bandwidth(5e14, false)).isEqualTo("500T");
        assertThat(bandwidth(21_845_333_333.4, true)).isEqualTo("21845333333");
        assertThat(bandwidth(2.5, true)).isEqualTo("2");
        assertThat(bandwidth(3.5, true)).isEqualTo("4");
        assertThat(bandwidth(0x1p67, true)).isEqualTo("147573952589676412928");
    }
}
