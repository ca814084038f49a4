package io.jss.cli.report;

import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;

/** Text in a page. */
final class Html {

    private Html() {}

    /** Returns text from elsewhere as text and nothing else, without control characters. */
    static String text(String text) {
        RowBuffer row = new RowBuffer();
        SafeText.write(text, row);
        StringBuilder safe = new StringBuilder();
        row.text().codePoints().forEach(point -> append(point, safe));
        return safe.toString();
    }

    private static void append(int point, StringBuilder safe) {
        switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(point);
        }
    }
}
