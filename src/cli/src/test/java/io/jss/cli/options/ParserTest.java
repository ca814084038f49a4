package io.jss.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParserTest {

    private static final String[] PIECES = {
        "-t",
        "-tupn",
        "-l",
        "-4",
        "-46",
        "-c",
        "-c2",
        "-c=2",
        "-tc",
        "-tc=0.5",
        "-tcn",
        "-H",
        "--tcp",
        "--all",
        "--wire",
        "--wire=4",
        "--wire=",
        "4",
        "both",
        "--color=always",
        "--color",
        "auto",
        "--continuous",
        "--continuous=3",
        "--tcp=yes",
        "--al",
        "-",
        "--",
        "-x",
        "-tx",
        "",
        "word",
        "@file",
        "-=",
        "--=",
        "-t=1",
        "explain",
        "=",
        "-c=",
        "-h",
        "-V",
        "--help"
    };

    @Test
    void picocliUnderstandsTheSameWhereTheQuickParserUnderstands() {
        Random random = new Random(42);
        int understood = 0;
        for (int round = 0; round < 1500; round++) {
            String[] args = new String[random.nextInt(4)];
            for (int i = 0; i < args.length; i++) {
                args[i] = PIECES[random.nextInt(PIECES.length)];
            }
            Optional<Options> quick = QuickParser.parse(args);
            if (quick.isPresent()) {
                understood++;
                assertThat(PicocliParser.parse(args))
                        .as(List.of(args).toString())
                        .isEqualTo(quick.get());
            }
        }
        assertThat(understood).isBetween(200, 1400);
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
                        option.value() == CliOption.Value.REQUIRED
                                ? new String[] {spelling, "x"}
                                : new String[] {spelling};
                assertThat(PicocliParser.parse(args).has(option)).as(spelling).isTrue();
            }
        }
    }

    @Test
    void theCommonArgumentsNeedNoPicocli() {
        assertThat(QuickParser.parse(new String[] {"-tupn", "--all", "-c=2", "--wire", "4,both"}))
                .hasValueSatisfying(
                        options -> {
                            assertThat(options.has(CliOption.UDP)).isTrue();
                            assertThat(options.has(CliOption.ALL)).isTrue();
                            assertThat(options.has(CliOption.INET)).isFalse();
                            assertThat(options.valueOr(CliOption.CONTINUOUS, "1")).isEqualTo("2");
                            assertThat(options.valueOr(CliOption.WIRE, "")).isEqualTo("4,both");
                        });
    }

    @Test
    void anOptionalValueIsNeverTakenFromTheNextArgument() {
        for (String form : List.of("-c", "--continuous", "-tc")) {
            Options options = PicocliParser.parse(new String[] {form, "5", "-u"});
            assertThat(options.arguments()).containsExactly("5");
            assertThat(options.valueOr(CliOption.CONTINUOUS, "1")).isEqualTo("1");
            assertThat(options.has(CliOption.UDP)).isTrue();
        }
    }

    @Test
    void theLastOfARepeatedOptionCounts() {
        String[] args = {"--wire=4", "-t", "-t", "--wire=6"};

        assertThat(PicocliParser.parse(args).valueOr(CliOption.WIRE, "")).isEqualTo("6");
        assertThat(QuickParser.parse(args)).contains(PicocliParser.parse(args));
    }

    @Test
    void anUnknownOptionIsAnErrorOfOneLine() {
        assertThat(QuickParser.parse(new String[] {"--listenning"})).isEmpty();
        assertThatThrownBy(() -> PicocliParser.parse(new String[] {"--listenning"}))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown option: '--listenning'");
    }
}
