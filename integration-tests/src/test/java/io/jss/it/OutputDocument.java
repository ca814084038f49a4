package io.jss.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** README or a page below src/docs, with its blocks of text without a language. */
final class OutputDocument {

    private static final Path ROOT = Path.of(System.getProperty("jss.root"));
    private static final String FENCE = "```";

    private final Path path;
    private final List<String> lines;

    private OutputDocument(Path path) throws IOException {
        this.path = path;
        this.lines = Files.readAllLines(path);
    }

    /** Returns README and the pages below src/docs. */
    static List<OutputDocument> all() throws IOException {
        List<OutputDocument> documents = new ArrayList<>();
        documents.add(new OutputDocument(ROOT.resolve("README.md")));
        try (Stream<Path> pages = Files.list(ROOT.resolve("src/docs"))) {
            for (Path page : pages.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                documents.add(new OutputDocument(page));
            }
        }
        return documents;
    }

    /** Returns its name, relative to the root of the project. */
    String name() {
        return ROOT.relativize(path).toString();
    }

    /** Returns its text. */
    String text() {
        return String.join("\n", lines);
    }

    /** Returns the blocks by the index of their first line. */
    Map<Integer, DocumentBlock> blocks() {
        Map<Integer, DocumentBlock> blocks = new TreeMap<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(FENCE)) {
                int end = at + 1 + lines.subList(at + 1, lines.size()).indexOf(FENCE);
                if (lines.get(at).equals(FENCE)) {
                    blocks.put(
                            at + 1,
                            new DocumentBlock(
                                    name() + ":" + (at + 1),
                                    at == 0 ? "" : lines.get(at - 1),
                                    List.copyOf(lines.subList(at + 1, end))));
                }
                at = end;
            }
        }
        return blocks;
    }

    /** Puts other lines in the place of a block and writes the document; blocks move by that. */
    void replace(int first, DocumentBlock block, List<String> with) throws IOException {
        List<String> place = lines.subList(first, first + block.lines().size());
        place.clear();
        place.addAll(with);
        Files.writeString(path, text() + "\n");
    }
}
