package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few random filters, on every kernel; {@link FilterParityIT} has many on the host's. */
@Tag("kernel")
class FilterIT {

    private static final int FILTERS = 40;

    @AutoClose private static FilteredScenario scenario;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = FilteredScenario.start();
    }

    @Test
    void filtersOfSsKeepItsRowsButForItsKnownFaults() throws Exception {
        assertThat(new FilterComparison(scenario).withSs(FILTERS, 1)).isLessThan(FILTERS / 2);
    }

    /** States before a filter, parentheses or none, and and or in either order. */
    @Test
    void textsOfSsKeepItsRowsButForItsKnownFaults() throws Exception {
        assertThat(new FilterComparison(scenario).withTextsOfSs(FILTERS, 11))
                .isLessThan(FILTERS / 2);
    }

    @Test
    void filtersOfTheWholeLanguageKeepWhatAFullDumpHas() throws Exception {
        assertThat(new FilterComparison(scenario).withFullDump(FILTERS, 21)).isGreaterThan(FILTERS);
    }
}
