package io.jss.filter.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signs of other languages in the place of a comparison. */
class FilterSignsTest {

    @ParameterizedTest
    @CsvSource({
        "sport => 22, =>, >=",
        "sport =< 22, =<, <=",
        "sport <> 22, <>, !=",
        "sport !== 22, !==, !=",
        "dport === 22, ===, =",
        "dport := 22, :=, =",
        "rqueue >== 22, >==, >=",
        "rqueue >> 22, >>, >",
        "process =~ nginx, =~, =",
        "src ~ 10.0.0.1, ~, =",
        "user <=> 0, <=>, !="
    })
    void aSignThatIsNoneIsNamedWithTheOneThatIsLikelyMeant(
            String text, String signs, String meant) {
        FilterSyntaxException error =
                catchThrowableOfType(
                        FilterSyntaxException.class, () -> new FilterParser().parse(text));

        assertThat(error.token()).isEqualTo(signs);
        assertThat(error.position()).isEqualTo(text.indexOf(' ') + 1);
        assertThat(error.expected()).startsWith("a comparison (perhaps " + meant + "; ");
    }
}
