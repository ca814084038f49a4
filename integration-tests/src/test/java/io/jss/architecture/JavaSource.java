package io.jss.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source file of this project.
 *
 * @param path from the root of the checkout
 * @param text as it stands
 */
record JavaSource(Path path, String text) {
    private static final Path ROOT = Path.of(System.getProperty("jss.root"));
    private static final Pattern NOT_CODE =
            Pattern.compile(
                    "\"\"\"(?:\\\\.|(?!\"\"\").)*+\"\"\"" // text block
                            + "|\"(?:\\\\.|[^\"\\\\\n])*+\"" // string
                            + "|'(?:\\\\.|[^'\\\\\n])*+'" // character
                            + "|/\\*(?:(?!\\*/).)*+\\*/|//[^\n]*+", // comment
                    Pattern.DOTALL);

    private static final Pattern STRINGS =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])'");

    /** All that is shipped; tests are left out. */
    static List<JavaSource> shipped() {
        return all().filter(source -> source.path.toString().contains("src/main/java/")).toList();
    }

    /** All, tests too. */
    static Stream<JavaSource> all() {
        return Stream.of("native-bindings", "src", "integration-tests")
                .map(ROOT::resolve)
                .flatMap(JavaSource::below);
    }

    private static Stream<JavaSource> below(Path folder) {
        List<JavaSource> sources = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path directory, BasicFileAttributes attributes) {
                            return directory.endsWith("target")
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (file.toString().endsWith(".java")
                                    && !file.endsWith("module-info.java")) {
                                sources.add(read(file));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources.stream();
    }

    private static JavaSource read(Path file) {
        try {
            return new JavaSource(ROOT.relativize(file), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without comments, strings and the package's own name. */
    String code() {
        return NOT_CODE.matcher(text).replaceAll("").replaceFirst("\\bpackage [\\w.]+;", "");
    }

    /** The text without strings: names and what comments say. */
    String names() {
        return STRINGS.matcher(text).replaceAll("");
    }

    String packageName() {
        String folder = path.getParent().toString();
        return folder.substring(folder.indexOf("/java/") + "/java/".length()).replace('/', '.');
    }

    long lines() {
        return text.lines().count();
    }
}
