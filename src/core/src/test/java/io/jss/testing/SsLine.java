package io.jss.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One socket as {@code ss -tuanoeim} prints it: a row and the line of details below it. */
public final class SsLine {

    private final String text;
    private final List<String> words;

    private SsLine(String text) {
        this.text = text;
        words = List.of(text.strip().split("\\s+", -1));
    }

    /** Returns the sockets of an output by their cookie. */
    public static Map<Long, SsLine> byCookie(String output) {
        Map<Long, SsLine> sockets = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.startsWith("\t") && !rows.isEmpty()) {
                rows.add(rows.remove(rows.size() - 1) + " " + line);
            } else if (line.startsWith("tcp") || line.startsWith("udp")) {
                rows.add(line);
            }
        }
        for (String row : rows) {
            SsLine line = new SsLine(row);
            sockets.put(Long.parseUnsignedLong(line.value("sk"), 16), line);
        }
        return sockets;
    }

    /** Returns whether the word stands alone in the line. */
    public boolean has(String word) {
        return words.contains(word);
    }

    /** Returns what follows {@code name:}, null when that is not there. */
    public String value(String name) {
        return words.stream()
                .filter(word -> word.startsWith(name + ":"))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    /** Returns one part of {@code name:a,b} or {@code name:a/b}, null when that is not there. */
    public String part(String name, int index) {
        String value = value(name);
        return value == null ? null : value.split("[,/]", -1)[index];
    }

    /** Returns the number that follows {@code name} and a blank, in bits a second. */
    public OptionalDouble rate(String name) {
        int at = words.indexOf(name);
        return at < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(words.get(at + 1).replace("bps", "")));
    }

    /** Returns both lines. */
    @Override
    public String toString() {
        return text;
    }
}
