package io.jss.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are quoted as Commons CSV quotes them. */
class CsvLinesTest {

    private static final String CHARACTERS = "a0,\"\n\r #$-=+@\t'!é漢😀\\:.";
    private static final int LINES = 5_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output out = Output.to(bytes);
    private final CsvLines lines = new CsvLines(out);

    private String written() throws IOException {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int[] characters = CHARACTERS.codePoints().toArray();
        for (int left = random.nextInt(5); left > 0; left--) {
            value.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return value.toString();
    }

    @Test
    void valuesAreQuotedAsCommonsCsvDoes() throws IOException {
        StringWriter expected = new StringWriter();
        Random random = new Random(1);
        try (CSVPrinter printer = new CSVPrinter(expected, CSVFormat.RFC4180)) {
            for (int i = 0; i < LINES; i++) {
                for (int values = 1 + random.nextInt(3); values > 0; values--) {
                    String value = value(random);
                    printer.print(value);
                    lines.number(value);
                }
                printer.println();
                lines.end();
            }
        }
        assertThat(written()).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-x", "@a"})
    void whatLooksLikeAFormulaIsText(String value) throws IOException {
        lines.number(value);
        lines.text(value);
        lines.end();

        assertThat(written()).isEqualTo(value + ",'" + value + "\r\n");
    }

    @Test
    void aCellOfWhatIsAbsentIsEmpty() throws IOException {
        RowBuffer absent = new RowBuffer();
        absent.ascii('-');
        RowBuffer number = new RowBuffer();
        number.decimal(42);
        lines.text(absent);
        lines.number(absent);
        lines.number(number);
        lines.text(absent);
        lines.end();

        assertThat(written()).isEqualTo("\"\",,42,\r\n");
    }
}
