package io.jss.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeOptionTest {

    @ParameterizedTest
    @CsvSource({
        "200MiB, 209715200",
        "200 MiB, 209715200",
        "1.5GiB, 1610612736",
        "64K, 65536",
        "500MB, 500000000",
        "1T, 1099511627776",
        "123, 123",
        "123B, 123"
    })
    void aSizeIsReadWithItsUnit(String text, long bytes) {
        assertThat(SizeOption.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "200Mi", "-1", "1e9", "200mib", "9999999999999T", "1,5M"})
    void whatIsNoSizeIsNone(String text) {
        assertThat(SizeOption.parse(text)).isEmpty();
    }
}
