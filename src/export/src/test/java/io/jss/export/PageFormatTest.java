package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which format a scraper is given. */
class PageFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | TEXT",
                "*/* | TEXT",
                "text/plain | TEXT",
                "application/openmetrics-text | OPEN_METRICS",
                // Prometheus 2.42
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"
                    + " | OPEN_METRICS",
                "text/plain, application/openmetrics-text;q=0.5 | TEXT",
                "application/openmetrics-text; q=0, text/plain;q=0.1 | TEXT",
                "Application/OpenMetrics-Text; Q=0.9 | OPEN_METRICS",
                ";,;q=x | TEXT",
            })
    void theHeaderAcceptDecides(String header, PageFormat format) {
        assertThat(PageFormat.accepted(header)).isEqualTo(format);
    }
}
