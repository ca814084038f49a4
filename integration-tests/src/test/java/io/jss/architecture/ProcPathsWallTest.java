package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only one class names paths under /proc, so that their root can be set in one place. */
class ProcPathsWallTest {
    @Test
    void onlyProcPathsNamesProc() {
        JavaClasses shipped =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.jss");

        assertThat(shipped)
                .filteredOn(ProcPathsWallTest::namesProc)
                .extracting(JavaClass::getName)
                .containsExactly("io.jss.proc.ProcPaths");
    }

    @Test
    void literalInsideConcatenationIsSeen() {
        JavaClasses intruder = new ClassFileImporter().importClasses(Intruders.NamesProc.class);

        assertThat(intruder).hasSize(1).allMatch(ProcPathsWallTest::namesProc);
    }

    private static boolean namesProc(JavaClass type) {
        try (InputStream classFile = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            List<String> literals = StringConstants.of(classFile);
            return literals.stream().anyMatch(literal -> literal.startsWith("/proc"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
