package io.jss.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void equalListsHaveNone() {
        assertThat(Differences.between(List.of(1, 2, 2), List.of(1, 2, 2))).isEmpty();
    }

    @Test
    void whatIsMissingAndWhatIsNotExpectedIsCountedAndTheFirstAreShown() {
        List<Integer> expected = IntStream.range(0, 4001).boxed().toList();

        assertThat(Differences.between(List.of(0, 0, 5000), expected))
                .containsExactly(
                        "4000 missing, first [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",
                        "2 not expected, first [0, 5000]");
    }

    @Test
    void anotherOrderIsShownWhereItBegins() {
        assertThat(Differences.between(List.of(1, 3, 2), List.of(1, 2, 3)))
                .containsExactly("at 1 3, expected 2");
    }

    @Test
    void anAssertionPrintsFewElementsOfALongList() {
        List<Integer> rows = IntStream.range(0, 4001).boxed().toList();

        assertThatThrownBy(() -> assertThat(rows).isEmpty())
                .isInstanceOf(AssertionError.class)
                .message()
                .contains("4000]")
                .doesNotContain("2000")
                .hasSizeLessThan(500);
    }
}
