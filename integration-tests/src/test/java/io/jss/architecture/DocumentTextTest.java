package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of what people read: documents, scripts, poms, help and messages. */
class DocumentTextTest {

    private static final Path ROOT = Path.of(System.getProperty("jss.root"));

    private static final Pattern UNUSUAL =
            Pattern.compile(
                    "\\b(told|kin|whoever|in its stead|so it is without|how long yet)\\b",
                    Pattern.CASE_INSENSITIVE);

    /** Comments and strings, in the order in which they begin. */
    private static final Pattern COMMENT_OR_STRING =
            Pattern.compile(
                    "\"\"\"(?:\\\\.|(?!\"\"\").)*+\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\""
                            + "|'(?:\\\\.|[^'\\\\\n])*+'|/\\*(?:(?!\\*/).)*+\\*/|//[^\n]*+",
                    Pattern.DOTALL);

    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b");
    private static final Set<String> OF_OTHERS =
            Set.of("ArchUnit", "ByteBuffer", "IllegalStateException");

    private static final int LINE = 120;

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", "captures", "java", "mvnw");

    @Test
    void documentsScriptsAndPomsAreInPlainEnglish() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> documents = documents();
        for (Path document : documents) {
            UNUSUAL.matcher(Files.readString(document))
                    .results()
                    .map(MatchResult::group)
                    .forEach(word -> found.add(ROOT.relativize(document) + ": " + word));
        }

        assertThat(documents)
                .contains(ROOT.resolve("README.md"), ROOT.resolve("src/launcher/start.sh"));
        assertThat(found).isEmpty();
    }

    /**
     * A row of a table cannot be divided, but that of README's are short; a screen of 200 columns
     * is as wide as it is.
     */
    @Test
    void linesOfReadmeAndThePagesAreShort() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> read = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        collect(ROOT.resolve("src/docs"), read);
        for (Path document : read) {
            boolean readme = document.equals(ROOT.resolve("README.md"));
            Files.readString(document)
                    .replaceAll("(?s)<!-- (?:200x50|scene: mixed) -->\n```.*?```", "")
                    .lines()
                    .filter(line -> line.codePointCount(0, line.length()) > LINE)
                    .filter(line -> readme || !line.startsWith("|"))
                    .forEach(line -> found.add(ROOT.relativize(document) + ": " + line));
        }

        assertThat(read).hasSizeGreaterThan(20);
        assertThat(found).isEmpty();
    }

    @Test
    void helpAndMessagesAreInPlainEnglish() {
        assertThat(
                        JavaSource.shipped().stream()
                                .flatMap(
                                        source ->
                                                strings(source.text())
                                                        .map(text -> source.path() + ": " + text))
                                .filter(text -> UNUSUAL.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void classesThatTheDocumentsNameAreThere() throws IOException {
        Set<String> classes =
                JavaSource.all()
                        .map(source -> source.path().getFileName().toString())
                        .map(file -> file.replace(".java", ""))
                        .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (String document :
                List.of("src/docs/architecture.md", "src/docs/ownership.md", "SECURITY.md")) {
            String text = Files.readString(ROOT.resolve(document));
            List<String> named =
                    CLASS_NAME.matcher(text).results().map(MatchResult::group).toList();
            assertThat(named).isNotEmpty();
            named.stream()
                    .filter(name -> !classes.contains(name) && !OF_OTHERS.contains(name))
                    .forEach(name -> missing.add(document + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void anUnusualWordIsSeenInAStringAndNotInAComment() {
        assertThat(strings("// told\nString a = \"it was told\"; /* kin */"))
                .containsExactly("\"it was told\"");
        assertThat(UNUSUAL.matcher("\"it was told\"").find()).isTrue();
        assertThat(UNUSUAL.matcher("kind, toldest").find()).isFalse();
    }

    private static Stream<String> strings(String java) {
        return COMMENT_OR_STRING
                .matcher(java)
                .results()
                .map(MatchResult::group)
                .filter(text -> text.startsWith("\""));
    }

    /** Text files that are no Java: a file with a NUL is none. */
    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        collect(ROOT, documents);
        return documents;
    }

    private static void collect(Path folder, List<Path> documents) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (NOT_OURS.contains(entry.getFileName().toString())
                        || Files.isSymbolicLink(entry)) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    collect(entry, documents);
                } else if (entry.toString()
                        .matches(".*(\\.md|\\.xml|\\.yml|\\.sh|\\.ebnf|\\.json|/[A-Za-z-]+)")) {
                    documents.add(entry);
                }
            }
        }
    }
}
