package io.jss.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }

    @Test
    void everyOptionIsUnderstoodInBothSpellings() {
        for (CliOption option : CliOption.values()) {
            List<String> spellings = new ArrayList<>(List.of("--" + option.longName()));
            if (option.letter() != '\0') {
                spellings.add("-" + option.letter());
            }
            for (String spelling : spellings) {
                String[] args =
                        option.value() == OptionForm.Value.REQUIRED
                                ? new String[] {spelling, "x", "export"}
                                : new String[] {spelling, "export"};
                assertThat(parse(args).has(option)).as(spelling).isTrue();
            }
        }
    }

    @Test
    void lettersMayBeClusteredAndValuesFollowOrAreAttached() {
        Options options = parse("-tupn", "--all", "-c=2", "--wire", "4,both", "-Ffile");

        assertThat(options.has(CliOption.UDP)).isTrue();
        assertThat(options.has(CliOption.ALL)).isTrue();
        assertThat(options.has(CliOption.INET)).isFalse();
        assertThat(options.valueOr(CliOption.CONTINUOUS, "1")).isEqualTo("2");
        assertThat(options.valueOr(CliOption.WIRE, "")).isEqualTo("4,both");
        assertThat(options.valueOr(CliOption.FILTER_FILE, "")).isEqualTo("file");
        assertThat(parse("-tc0.5").valueOr(CliOption.CONTINUOUS, "1")).isEqualTo("0.5");
    }

    @Test
    void aLongNameMayBeCutToAPrefixThatOnlyOneOptionHas() {
        assertThat(parse("--list").has(CliOption.LISTENING)).isTrue();
        assertThat(parse("--listen").has(CliOption.LISTENING)).isTrue();
        assertThat(parse("export", "--listen=:80").has(CliOption.LISTEN)).isTrue();
        assertThat(parse("--udp").has(CliOption.UDPLITE)).isFalse();
        assertThatThrownBy(() -> parse("--wi=4"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Option '--wi' may be any of '--wire', '--wide'");
    }

    @Test
    void limitsAddUpAndOfOthersTheLastCounts() {
        Options options =
                parse(
                        "doctor",
                        "--threshold=a=1,b=2",
                        "--threshold",
                        "c=3",
                        "--wire=4",
                        "--wire=6");

        assertThat(options.valueOr(CliOption.THRESHOLD, "")).isEqualTo("a=1,b=2,c=3");
        assertThat(options.valueOr(CliOption.WIRE, "")).isEqualTo("6");
    }

    @Test
    void doubleDashEndsTheOptionsAndADashIsAWord() {
        Options options = parse("-t", "-", "sport", "--", "-u", "--");

        assertThat(options.arguments()).containsExactly("-", "sport", "-u", "--");
        assertThat(options.has(CliOption.UDP)).isFalse();
    }

    @Test
    void aRequiredValueIsTakenWhateverItLooksLike() {
        assertThat(parse("--wire", "-4").valueOr(CliOption.WIRE, "")).isEqualTo("-4");
        assertThat(parse("--wire=").valueOr(CliOption.WIRE, "all")).isEmpty();
    }

    @Test
    void anOptionalValueIsNeverTakenFromTheNextArgument() {
        for (String form : List.of("-c", "--continuous", "-tc")) {
            Options options = parse(form, "5", "-u");
            assertThat(options.arguments()).containsExactly("5");
            assertThat(options.valueOr(CliOption.CONTINUOUS, "1")).isEqualTo("1");
            assertThat(options.has(CliOption.UDP)).isTrue();
        }
    }

    @Test
    void theLastOfARepeatedOptionCounts() {
        String[] args = {"--wire=4", "-t", "-t", "--wire=6"};

        assertThat(parse(args).valueOr(CliOption.WIRE, "")).isEqualTo("6");
    }
}
