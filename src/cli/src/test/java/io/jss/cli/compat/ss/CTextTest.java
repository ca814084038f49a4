package io.jss.cli.compat.ss;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(CText.g(value)).isEqualTo(text);
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
        assertThat(CText.bandwidth(999, false)).isEqualTo("999");
        assertThat(CText.bandwidth(12_345, false)).isEqualTo("12.3k");
        assertThat(CText.bandwidth(21_845_333_333.0, false)).isEqualTo("21.8G");
        assertThat(CText.bandwidth(5e14, false)).isEqualTo("500T");
        assertThat(CText.bandwidth(21_845_333_333.4, true)).isEqualTo("21845333333");
    }
}
