package io.jss.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sshd: redacted | sshd: redacted | 14",
                "'\u001b[31m' | \\x1b[31m | 8",
                "'a\nb\tc\u007f' | a\\x0ab\\x09c\\x7f | 15",
                "C:\\x | C:\\\\x | 5",
                "\u00e9t\u00e9 | \u00e9t\u00e9 | 3",
                "e\u0301 | e\u0301 | 1",
                "\u4e2d\u6587 | \u4e2d\u6587 | 4",
                "\ud83d\ude00 | \ud83d\ude00 | 2",
                "'\u009b31m' | \\u009b31m | 9",
                "a\u202eb\u2028c | a\\u202eb\\u2028c | 15",
                "\udb40\udc41 | \\U000e0041 | 10",
            })
    void whatIsNotPrintableIsShownAsAnEscape(String raw, String shown, int columns) {
        RowBuffer row = new RowBuffer();
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        SafeText.write(bytes, 0, bytes.length, row);
        row.endCell();

        assertThat(text(row)).isEqualTo(shown);
        assertThat(row.width(0)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "ff, \\xff",
        "c3, \\xc3",
        "c328, \\xc3(",
        "c080, \\xc0\\x80",
        "e08080, \\xe0\\x80\\x80",
        "eda080, \\xed\\xa0\\x80",
        "f4908080, \\xf4\\x90\\x80\\x80",
        "f8888080, \\xf8\\x88\\x80\\x80",
        "e4b8, \\xe4\\xb8",
        "80, \\x80",
    })
    void bytesThatAreNotUtf8AreShownAsTheyAre(String hex, String shown) {
        RowBuffer row = new RowBuffer();
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        SafeText.write(bytes, 0, bytes.length, row);
        row.endCell();

        assertThat(text(row)).isEqualTo(shown);
    }

    @Test
    void nothingThatATerminalObeysEverComesOut() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            RowBuffer row = new RowBuffer();
            SafeText.write(bytes, 0, bytes.length, row);
            row.endCell();

            assertThat(text(row).chars().filter(Character::isISOControl)).isEmpty();
            assertThat(text(row)).doesNotContain("\ufffd");
        }
    }

    private static String text(RowBuffer row) {
        return new String(row.bytes(), 0, row.end(0), StandardCharsets.UTF_8);
    }
}
