package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/**
 * Writes texts of the help in the macros of man(7). A line at the margin is part of a paragraph,
 * one that begins in the third column a term with its meaning in a column of its own, one that
 * begins in the fifth with a prompt an example; after "Usage:" come command lines.
 */
final class Roff {
    private static final int WIDTH = 76;
    private static final String USAGE = "Usage: ";
    private static final String ITEM = "  ";
    private static final String EXAMPLE = "    ";

    private final StringBuilder page = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private boolean first = true;

    /** Begins a page. */
    Roff(String name, int section, String release, String date) {
        page.append(".\\\" Made from the texts of the help and the lists of options and fields.\n");
        page.append(".TH ").append(name).append(' ').append(section);
        page.append(" \"").append(date).append("\" \"jss ").append(release);
        page.append("\" \"")
                .append(section == 1 ? "User Commands" : "Miscellaneous")
                .append("\"\n");
    }

    Roff section(String title) {
        end();
        page.append(".SH ").append(escaped(title)).append('\n');
        first = true;
        return this;
    }

    Roff subsection(String title) {
        end();
        page.append(".SS ").append(escaped(title)).append('\n');
        first = true;
        return this;
    }

    /** Adds an option with what it does. */
    Roff option(CliOption option) {
        String names =
                option.letter() == '\0'
                        ? bold("--" + option.longName())
                        : bold("-" + option.letter()) + ", " + bold("--" + option.longName());
        String label = "\\fI" + escaped(option.label()) + "\\fR";
        String value =
                switch (option.value()) {
                    case NONE -> "";
                    case OPTIONAL -> "[=" + label + "]";
                    case REQUIRED -> "=" + label;
                };
        return item(names + value, option.description());
    }

    /** Adds a term, in macros, with its meaning, in words. */
    Roff item(String term, String meaning) {
        end();
        page.append(".TP\n").append(term).append('\n').append(filled(meaning));
        first = false;
        return this;
    }

    /** Adds lines as they are. */
    Roff literal(List<String> lines) {
        end();
        page.append(first ? "" : ".PP\n").append(".RS 4\n.EX\n");
        lines.forEach(line -> page.append(line(line)).append('\n'));
        page.append(".EE\n.RE\n");
        first = false;
        return this;
    }

    /** Adds a text. */
    Roff text(String text) {
        List<String> lines = text.lines().toList();
        int column = column(lines);
        int at = 0;
        while (at < lines.size()) {
            int from = at;
            String line = lines.get(at);
            if (line.startsWith(USAGE)) {
                do {
                    at++;
                } while (at < lines.size() && lines.get(at).startsWith("       "));
                literal(
                        lines.subList(from, at).stream()
                                .map(usage -> usage.substring(USAGE.length()))
                                .toList());
            } else if (line.startsWith(EXAMPLE) && !line.startsWith(EXAMPLE + " ")) {
                do {
                    at++;
                } while (at < lines.size() && lines.get(at).startsWith(EXAMPLE));
                literal(lines.subList(from, at).stream().map(String::strip).toList());
            } else if (line.startsWith(ITEM)) {
                at = items(lines, at, column);
            } else {
                at++;
                if (line.isEmpty()) {
                    end();
                } else {
                    paragraph.add(line);
                }
            }
        }
        end();
        return this;
    }

    /** Adds the term at a line, with what stands beside and below it. */
    private int items(List<String> lines, int from, int column) {
        String line = lines.get(from);
        boolean beside = line.length() > column && line.startsWith(ITEM, column - 2) && column > 2;
        StringBuilder meaning = new StringBuilder(beside ? line.substring(column) : "");
        int at = from + 1;
        while (at < lines.size() && lines.get(at).startsWith(EXAMPLE + "  ")) {
            meaning.append(' ').append(lines.get(at++).strip());
        }
        String term = beside ? line.substring(0, column).strip() : line.strip();
        if (meaning.isEmpty()) {
            end();
            paragraph.add(term);
            end();
        } else {
            item(bold(term), meaning.toString().strip());
        }
        return at;
    }

    /** Returns the column in which most meanings begin. */
    private static int column(List<String> lines) {
        Map<Integer, Integer> begins = new HashMap<>();
        for (String line : lines) {
            int gap = line.lastIndexOf(ITEM);
            if (line.startsWith(ITEM) && gap > 1 && !line.startsWith(EXAMPLE)) {
                begins.merge(gap + 2, 1, Integer::sum);
            }
        }
        return begins.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** Ends a paragraph. */
    private void end() {
        if (!paragraph.isEmpty()) {
            page.append(first ? "" : ".PP\n");
            page.append(filled(String.join(" ", paragraph)));
            paragraph.clear();
            first = false;
        }
    }

    /** Returns text in lines, which a reader of the page fills anew. */
    private static String filled(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder last = new StringBuilder();
        for (String word : StringUtils.split(text)) {
            if (!last.isEmpty() && escaped(last + " " + word).length() > WIDTH) {
                lines.append(line(last.toString())).append('\n');
                last.setLength(0);
            }
            last.append(last.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(line(last.toString())).append('\n').toString();
    }

    /** Returns the page. */
    String page() {
        end();
        return page.toString();
    }

    static String bold(String word) {
        return "\\fB" + escaped(word) + "\\fR";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }

    /** Returns a line of text, kept from being a macro. */
    private static String line(String text) {
        String line = escaped(text);
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
