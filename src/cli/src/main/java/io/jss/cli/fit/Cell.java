package io.jss.cli.fit;

import java.nio.charset.StandardCharsets;

/**
 * A cell of a row.
 *
 * @param bytes has its text in UTF-8, and others'
 * @param start where its text begins
 * @param count of its bytes
 * @param width how many columns of a terminal it takes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares cells
record Cell(byte[] bytes, int start, int count, int width) {

    String text() {
        return new String(bytes, start, count, StandardCharsets.UTF_8);
    }
}
