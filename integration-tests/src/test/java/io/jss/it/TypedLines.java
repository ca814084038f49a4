package io.jss.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Command lines as administrators type them, with what jss answers: which of the scene's rows, and
 * in one line what it says, or what to type instead.
 */
final class TypedLines {
    /**
     * A line with its answer.
     *
     * @param line the command line
     * @param rows the letters of the rows, sorted, {@code -} for none
     * @param said what standard error says, empty when it is silent
     */
    record Typed(String line, String rows, String said) {}

    /** The rows of the scene by letter: local end, remote end, each with the blank behind it. */
    static final List<String> ROWS =
            List.of(
                    "A 0.0.0.0:22 0.0.0.0:* ",
                    "B :::8080 :::* ",
                    "C ::ffff:10.77.0.1:8080 ::ffff:10.77.0.2:40000 ",
                    "D 10.77.0.2:40000 10.77.0.1:8080 ",
                    "E 0.0.0.0:53 0.0.0.0:* ",
                    "F 10.77.0.1:443 0.0.0.0:* ",
                    "G 10.77.0.2:40443 10.77.0.1:443 ",
                    "H 10.77.0.1:443 10.77.0.2:40443 ",
                    "X @typed ");

    private TypedLines() {}

    static List<Typed> all() {
        return text().lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .map(f -> new Typed(f[0].strip(), f[1].strip(), f[2].strip()))
                .toList();
    }

    private static String text() {
        try (InputStream file = TypedLines.class.getResourceAsStream("typed-lines.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the letters of the rows that an output has, {@code -} for none. */
    static String letters(String output) {
        String lines =
                output.lines()
                        .map(line -> ' ' + line.replaceAll(" +", " ") + ' ')
                        .collect(Collectors.joining("\n"));
        String found =
                ROWS.stream()
                        .filter(row -> lines.contains(row.substring(1)))
                        .map(row -> row.substring(0, 1))
                        .collect(Collectors.joining());
        return found.isEmpty() ? "-" : found;
    }
}
