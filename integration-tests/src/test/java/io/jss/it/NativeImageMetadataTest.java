package io.jss.it;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Native;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.jss.SocketTable;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The metadata for GraalVM's native-image in the jar of the native bindings, compared with what
 * JNA's native library looks up by name: the names of classes and members are texts in it.
 */
class NativeImageMetadataTest {

    private static final String FOLDER = "/META-INF/native-image/io.jss/jss-native-bindings/";
    private static final String LIBRARY_FOLDER = "/META-INF/native-image/io.jss/jss/";
    private static final String LIBRARY = "/com/sun/jna/linux-x86-64/libjnidispatch.so";

    /** A class that is looked up by name. */
    private static final Pattern CLASS_NAME = Pattern.compile("(?:com/sun/jna|java)/[\\w/$]+\0");

    /** Skipped in a native image, see DirectMapping. */
    private static final String ONLY_IN_A_JVM = "io.jss.sys.calls.JnaThread";

    /** The one that reads a resource, which the metadata lists. */
    private static final String READS_A_RESOURCE = "io.jss.fields.Meanings";

    private static final String MEANINGS = "io/jss/fields/meanings.properties";

    /** Methods of Class that find something by its name. */
    private static final String BY_NAME =
            "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?|getResource.*";

    private static final List<String> ARCHITECTURES =
            List.of("x86-64", "aarch64", "riscv64", "ppc64le", "s390x", "loongarch64");

    @Test
    void everyClassAndMemberThatTheNativeLibraryLooksUpIsListedAndNoOther() throws Exception {
        String library = constants(Native.class.getResourceAsStream(LIBRARY).readAllBytes());
        Set<String> lookedUp = new TreeSet<>();
        for (String name : classNames(library)) {
            Class<?> type = Class.forName(name, false, Native.class.getClassLoader());
            lookedUp.add(name);
            members(type)
                    .filter(member -> isIn(library, member))
                    .forEach(member -> lookedUp.add(name + "." + member.listed()));
        }

        assertThat(lookedUp).hasSizeGreaterThan(80);
        assertThat(listed()).isEqualTo(lookedUp);
    }

    @Test
    void theNativeLibraryOfEachArchitectureIsAResource() throws Exception {
        Set<String> patterns = new TreeSet<>();
        json("resource-config.json")
                .at("/resources/includes")
                .forEach(include -> patterns.add(include.get("pattern").asText()));

        Set<String> needed = new TreeSet<>();
        for (String architecture : ARCHITECTURES) {
            String name = LIBRARY.replace("x86-64", architecture);
            assertThat(Native.class.getResource(name)).as(name).isNotNull();
            needed.add("\\Q" + name.substring(1) + "\\E");
        }
        assertThat(patterns).isEqualTo(needed);
    }

    @Test
    void theWordsOfTheFieldsAreAResource() throws Exception {
        Set<String> patterns = new TreeSet<>();
        new ObjectMapper()
                .readTree(read(SocketTable.class, LIBRARY_FOLDER + "resource-config.json"))
                .at("/resources/includes")
                .forEach(include -> patterns.add(include.get("pattern").asText()));

        assertThat(SocketTable.class.getResource("/" + MEANINGS)).isNotNull();
        assertThat(patterns).containsExactly("\\Q" + MEANINGS + "\\E");
    }

    /** What the library's own classes would reach by name had to be listed as well. */
    @Test
    void theLibraryItselfReachesNothingByName() {
        JavaClasses library =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.jss");
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.jss.cli..", "io.jss.testing..")
                        .and()
                        .doNotHaveFullyQualifiedName(ONLY_IN_A_JVM)
                        .and()
                        .doNotHaveFullyQualifiedName(READS_A_RESOURCE)
                        .should()
                        .callMethodWhere(
                                target(owner(type(Class.class))).and(target(nameMatching(BY_NAME))))
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.lang\\.reflect\\.Proxy|java\\.util\\.ServiceLoader"
                                        + "|java\\.lang\\.invoke\\.MethodHandleProxies");

        assertThat(library.contain(ONLY_IN_A_JVM)).isTrue();
        assertThat(library.contain(READS_A_RESOURCE)).isTrue();
        rule.check(library);
    }

    /** A member as the metadata names it, and the descriptor by which it is looked up. */
    private record Member(String name, String listed, String descriptor) {}

    private static Stream<Member> members(Class<?> type) {
        return Stream.of(
                        Stream.of(type.getDeclaredConstructors())
                                .filter(c -> !Modifier.isPrivate(c.getModifiers()))
                                .map(c -> of("<init>", void.class, c)),
                        Stream.of(type.getDeclaredMethods())
                                .filter(m -> type == Object.class || !isOfObject(m))
                                .map(m -> of(m.getName(), m.getReturnType(), m)),
                        Stream.of(type.getDeclaredFields())
                                .map(
                                        f ->
                                                new Member(
                                                        f.getName(),
                                                        f.getName(),
                                                        f.getType().descriptorString())))
                .flatMap(members -> members);
    }

    private static Member of(String name, Class<?> result, Executable member) {
        Class<?>[] types = member.getParameterTypes();
        String parameters =
                Stream.of(types).map(Class::getTypeName).collect(Collectors.joining(","));
        return new Member(
                name,
                name + "(" + parameters + ")",
                MethodType.methodType(result, types).descriptorString());
    }

    /** Whether it overrides a method of Object, which is the one that is looked up. */
    private static boolean isOfObject(Method method) {
        return Stream.of(Object.class.getDeclaredMethods())
                .anyMatch(
                        other ->
                                other.getName().equals(method.getName())
                                        && Arrays.equals(
                                                other.getParameterTypes(),
                                                method.getParameterTypes()));
    }

    /**
     * Whether both texts are in the library; the descriptor may be the end of a longer one, as
     * linkers merge them. The names of libffi's types are put together when they are looked up.
     */
    private static boolean isIn(String library, Member member) {
        Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(member.name() + "\0"));
        return (name.matcher(library).find()
                        || (member.name().startsWith("ffi_type_")
                                && library.contains("ffi_type_%s\0")))
                && library.contains(member.descriptor() + "\0");
    }

    /** The section .rodata of a 64-bit ELF file in little-endian order. */
    private static String constants(byte[] elf) {
        ByteBuffer file = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        int headers = (int) file.getLong(0x28);
        int size = file.getShort(0x3a);
        String text = new String(elf, StandardCharsets.ISO_8859_1);
        int names = (int) file.getLong(headers + file.getShort(0x3e) * size + 0x18);
        for (int i = 0; i < file.getShort(0x3c); i++) {
            int header = headers + i * size;
            if (text.startsWith(".rodata\0", names + file.getInt(header))) {
                int start = (int) file.getLong(header + 0x18);
                return text.substring(start, start + (int) file.getLong(header + 0x20));
            }
        }
        throw new IllegalArgumentException("no section .rodata");
    }

    private static Set<String> classNames(String library) {
        Set<String> names = new TreeSet<>();
        CLASS_NAME
                .matcher(library)
                .results()
                .forEach(found -> names.add(found.group().replace("\0", "").replace('/', '.')));
        return names;
    }

    private static Set<String> listed() throws IOException {
        Set<String> all = new TreeSet<>();
        for (JsonNode type : json("jni-config.json")) {
            String name = type.get("name").asText();
            all.add(name);
            type.path("fields").forEach(field -> all.add(name + "." + field.get("name").asText()));
            for (JsonNode method : type.path("methods")) {
                String parameters =
                        StreamSupport.stream(method.get("parameterTypes").spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(","));
                all.add(name + "." + method.get("name").asText() + "(" + parameters + ")");
            }
        }
        return all;
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(read(SystemCalls.class, FOLDER + name));
    }

    private static String read(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
