package io.jss.cli.format;

import io.jss.cli.environment.Output;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Lines of comma-separated values (RFC 4180, UTF-8), each passed on whole. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it; a number never does.
 */
final class CsvLines {

    private static final String FORMULAS = "=+-@\t\r";

    private final Output out;
    private final StringBuilder line = new StringBuilder();
    private final CSVPrinter printer;

    CsvLines(Output out) throws IOException {
        this.out = out;
        printer = new CSVPrinter(line, CSVFormat.RFC4180);
    }

    /** Adds a value, the empty text for what is absent. */
    void number(String value) throws IOException {
        printer.print(value);
    }

    /** Adds a text. */
    void text(String value) throws IOException {
        boolean formula = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0;
        printer.print(formula ? "'" + value : value);
    }

    /** Adds a line of titles. */
    void titles(List<String> titles) throws IOException {
        for (String title : titles) {
            printer.print(title);
        }
        end();
    }

    /** Ends the line and passes it on. */
    void end() throws IOException {
        printer.println();
        out.write(line.toString());
        line.setLength(0);
    }
}
