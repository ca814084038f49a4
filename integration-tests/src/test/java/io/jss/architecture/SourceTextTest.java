package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What compiled classes cannot tell: the compiler copies a constant of another class and forgets
 * where it came from, so the walls are held in the text as well.
 */
class SourceTextTest {
    private static final List<JavaSource> SHIPPED = JavaSource.shipped();

    /** Plain words are to stand for these; a comment may break anywhere within them. */
    private static final Pattern GUESSED =
            Pattern.compile(
                    "\\b(told|kin|whoever|its stead|their stead|how long yet|so it is without)\\b"
                            .replace(" ", "[\\s*]+"),
                    Pattern.CASE_INSENSITIVE);

    private static final List<String> NAMES =
            List.of(
                    "Look.java",
                    "Second.java",
                    "Wanted.java",
                    "Arrangement.java",
                    "Shortfall.java",
                    "Shortfalls.java");

    @Test
    void jnaIsNamedInNativeBindingsAlone() {
        assertThat(outside("io.jss.sys.calls")).noneMatch(names("com\\.sun\\.jna"));
        assertThat(inside("io.jss.sys.calls")).anyMatch(names("com\\.sun\\.jna"));
    }

    @Test
    void offsetsAreNamedByEncodersAndDecodersAlone() {
        Predicate<JavaSource> allowed =
                source ->
                        source.packageName()
                                .matches(
                                        "io\\.jss\\.(wire|encode(\\.bytecode)?|decode|netlink|recording"
                                            + "|series|benchmarks)");

        assertThat(SHIPPED).filteredOn(allowed.negate()).noneMatch(names("io\\.jss\\.wire"));
        assertThat(SHIPPED).filteredOn(allowed).anyMatch(names("io\\.jss\\.wire"));
    }

    @Test
    void modelNamesNothingOfOurs() {
        assertThat(inside("io.jss.model")).isNotEmpty().noneMatch(names("io\\.jss\\.(?!model\\b)"));
    }

    @Test
    void classifierNamesTheModelAlone() {
        assertThat(inside("io.jss.classify"))
                .isNotEmpty()
                .noneMatch(names("io\\.jss\\.(?!(model|classify)\\b)"));
    }

    @Test
    void namesInCommentsAndStringsDoNotCount() {
        JavaSource source =
                new JavaSource(
                        Path.of("src/core/src/main/java/io/jss/model/A.java"),
                        """
                        package io.jss.model;
                        // io.jss.wire
                        /* io.jss.wire " */
                        class A { String a = "io.jss.wire \\" //"; char c = '"'; int b = io.jss.wire.B.C; }
                        """);

        assertThat(source.code().split("io\\.jss\\.wire", -1)).hasSize(2);
        assertThat(source.packageName()).isEqualTo("io.jss.model");
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        List<String> described =
                SHIPPED.stream()
                        .filter(source -> source.path().endsWith("package-info.java"))
                        .map(JavaSource::packageName)
                        .toList();

        assertThat(SHIPPED).extracting(JavaSource::packageName).isSubsetOf(described);
        assertThat(described).doesNotHaveDuplicates();
    }

    /** A name is used for one thing: what is read about it is found by it. */
    @Test
    void noTwoFilesHaveOneName() {
        assertThat(SHIPPED)
                .extracting(source -> source.path().getFileName().toString())
                .filteredOn(name -> !name.endsWith("-info.java"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertThat(JavaSource.all()).noneMatch(source -> source.lines() > 400);
    }

    @Test
    void noFileIsNamedForWhatItIsNot() {
        assertThat(JavaSource.all())
                .extracting(source -> source.path().getFileName().toString())
                .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager)\\.java"));
    }

    @Test
    void wordsThatMustBeGuessedAreNotUsed() {
        assertThat(SHIPPED)
                .isNotEmpty()
                .noneMatch(source -> GUESSED.matcher(source.names()).find())
                .noneMatch(source -> NAMES.contains(source.path().getFileName().toString()));
    }

    @Test
    void aWordThatMustBeGuessedIsSeenInAComment() {
        JavaSource source =
                new JavaSource(
                        Path.of("src/core/src/main/java/io/jss/A.java"),
                        """
                        package io.jss;
                        /** What it was
                         * told. */
                        class A { char c = '"'; }
                        """);

        assertThat(GUESSED.matcher(source.names()).find()).isTrue();
    }

    private static List<JavaSource> inside(String packageName) {
        return SHIPPED.stream().filter(it -> it.packageName().equals(packageName)).toList();
    }

    private static List<JavaSource> outside(String packageName) {
        return SHIPPED.stream().filter(it -> !it.packageName().equals(packageName)).toList();
    }

    private static Predicate<JavaSource> names(String regex) {
        Pattern pattern = Pattern.compile("\\b" + regex);
        return source -> pattern.matcher(source.code()).find();
    }
}
