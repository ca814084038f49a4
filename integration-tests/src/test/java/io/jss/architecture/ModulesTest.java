package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of the library see of it: the packages that its modules export to all. */
class ModulesTest {

    private static final Path ROOT = Path.of(System.getProperty("jss.root", ".."));
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");

    /** To be lowered with what is hidden next, not raised: of the packages about one look. */
    private static final int MOST_TYPES = 110;

    /**
     * What is about several looks is a subject of its own, which most users do not touch; it has a
     * bound of its own, so that it cannot grow at the cost of the others.
     */
    private static final Map<String, Long> MOST_OVER_TIME =
            Map.of("io.jss.sample", 12L, "io.jss.series", 4L);

    /**
     * Apart from the rest, for it stands on top of the table and hides nothing of it: what a check
     * gives, its limits, and what it looks at.
     */
    private static final String HEALTH = "io.jss.health";

    private static final String HEALTH_CHECK = "io.jss.health.check";

    private static final int MOST_TYPES_OF_HEALTH = 12;

    /** A module of its own, on top of all. */
    private static final String METRICS = "io.jss.micrometer";

    private static final long MOST_TYPES_OF_METRICS = 5;

    private static Stream<String> exportsOf(String module) {
        String text = read(ROOT.resolve(module + "/src/main/java/module-info.java"));
        return EXPORT.matcher(text).results().map(match -> match.group(1)).toList().stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void usersSeeNeitherWireFormatsNorTheEngine() {
        assertThat(exportsOf("native-bindings")).containsExactly("io.jss.sys");
        assertThat(exportsOf("src/core"))
                .containsExactly(
                        "io.jss",
                        "io.jss.answer",
                        "io.jss.cgroup",
                        "io.jss.classify",
                        "io.jss.fields",
                        "io.jss.filter",
                        "io.jss.filter.build",
                        "io.jss.filter.names",
                        "io.jss.health",
                        "io.jss.health.check",
                        "io.jss.model",
                        "io.jss.netns",
                        "io.jss.owners",
                        "io.jss.proc",
                        "io.jss.recording",
                        "io.jss.sample",
                        "io.jss.series");
        assertThat(exportsOf("src/micrometer")).containsExactly("io.jss.micrometer");
    }

    @Test
    void usersSeeFewTypes() {
        List<String> exported = exported();

        Map<String, Long> visible =
                shipped().stream()
                        .filter(type -> exported.contains(type.getPackageName()))
                        .filter(type -> type.isTopLevelClass() && isPublic(type))
                        .collect(
                                Collectors.groupingBy(
                                        JavaClass::getPackageName,
                                        TreeMap::new,
                                        Collectors.counting()));

        MOST_OVER_TIME.forEach(
                (name, most) ->
                        assertThat(visible.remove(name))
                                .as("public types of %s", name)
                                .isBetween(1L, most));
        assertThat(visible.remove(HEALTH) + visible.remove(HEALTH_CHECK))
                .isPositive()
                .isLessThanOrEqualTo(MOST_TYPES_OF_HEALTH);
        assertThat(visible.remove(METRICS)).isBetween(1L, MOST_TYPES_OF_METRICS);
        assertThat(visible.values().stream().mapToLong(Long::longValue).sum())
                .as("public types by package: %s", visible)
                .isPositive()
                .isLessThanOrEqualTo(MOST_TYPES);
    }

    /** Javadoc of JDK 17 ends with an error of its own at such a signature. */
    @Test
    void noExportedSignatureShowsATypeOfAHiddenPackage() {
        List<String> exported = exported();
        List<String> shown =
                shipped().stream()
                        .filter(type -> exported.contains(type.getPackageName()))
                        .flatMap(type -> hiddenTypesOf(type, exported))
                        .toList();

        assertThat(shown).isEmpty();
    }

    @Test
    void aHiddenTypeInASignatureIsFound() {
        List<String> exported = exported();
        JavaClass engine = shipped().get("io.jss.engine.TableReader");

        assertThat(hiddenTypesOf(engine, exported))
                .anyMatch(found -> found.matches(".*bySocketId.* shows .*SocketIdExchange"));
    }

    private static Stream<String> hiddenTypesOf(JavaClass type, List<String> exported) {
        if (!isPublic(type) || !type.getEnclosingClass().map(ModulesTest::isPublic).orElse(true)) {
            return Stream.empty();
        }
        Stream<String> above =
                Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                        .flatMap(shown -> hiddenIn(shown, exported))
                        .map(hidden -> type.getName() + " is a " + hidden);
        Stream<String> members =
                Stream.concat(
                                type.getCodeUnits().stream()
                                        .filter(ModulesTest::isShown)
                                        .flatMap(unit -> shownBy(unit, exported)),
                                type.getFields().stream()
                                        .filter(ModulesTest::isShown)
                                        .flatMap(
                                                field ->
                                                        hiddenIn(field.getType(), exported)
                                                                .map(h -> named(field, h))))
                        .distinct();
        return Stream.concat(above, members);
    }

    private static Stream<String> shownBy(JavaCodeUnit unit, List<String> exported) {
        Stream<JavaType> types =
                Stream.of(
                                Stream.of(unit.getReturnType()),
                                unit.getParameterTypes().stream(),
                                unit.getTypeParameters().stream(),
                                unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType))
                        .flatMap(Function.identity());
        return types.flatMap(type -> hiddenIn(type, exported)).map(h -> named(unit, h));
    }

    private static String named(JavaMember member, String hidden) {
        return member.getFullName() + " shows " + hidden;
    }

    private static boolean isShown(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<String> hiddenIn(JavaType type, List<String> exported) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(raw -> raw.getPackageName().startsWith("io.jss"))
                .filter(raw -> !exported.contains(raw.getPackageName()))
                .map(JavaClass::getName);
    }

    private static JavaClasses shipped() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.jss");
    }

    /** The packages that users of the modules see. */
    static List<String> exported() {
        return Stream.of("native-bindings", "src/core", "src/micrometer")
                .flatMap(ModulesTest::exportsOf)
                .toList();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
