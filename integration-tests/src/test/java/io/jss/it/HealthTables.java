package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page of findings, whose made parts follow {@code <!-- name -->} up to an empty line. */
final class HealthTables {

    private static final boolean WRITE = Boolean.getBoolean("jss.documents.write");

    private final Path file =
            Path.of(System.getProperty("jss.root", "..")).resolve("src/docs/health.md");
    private final List<String> lines;
    private boolean changed;

    HealthTables() throws IOException {
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    /**
     * Compares a part, or has it written.
     *
     * @param made as it is to be
     */
    void block(String name, List<String> made) {
        int begin = lines.indexOf("<!-- " + name + " -->") + 1;
        assertThat(begin).as("<!-- %s --> in %s", name, file).isPositive();
        int end = begin;
        while (end < lines.size() && !lines.get(end).isEmpty()) {
            end++;
        }
        List<String> part = lines.subList(begin, end);
        String there = normalised(part);
        String wanted = normalised(made);
        if (WRITE && !there.equals(wanted)) {
            part.clear();
            part.addAll(made);
            changed = true;
        } else {
            assertThat(there).as(String.join("\n", made)).isEqualTo(wanted);
        }
    }

    /** Returns the text without the numbers that differ from run to run, however it is folded. */
    private static String normalised(List<String> part) {
        return String.join(" ", part).replaceAll("\\d+", "N").replaceAll(" +", " ");
    }

    /** Writes the page, if something of it changed. */
    void end() throws IOException {
        if (changed) {
            Files.write(file, lines);
        }
    }
}
