package io.jss.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.jss.SocketTable;
import io.jss.classify.ClassifierThatKnowsNetlink;
import io.jss.model.InetSocket;
import io.jss.model.ModelThatKnowsDecoders;
import io.jss.model.ModelThatKnowsTheRoot;
import io.jss.sys.CallThatShowsJna;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses SHIPPED =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.jss");

    static Stream<Arguments> wallsAndClassesThatBreakThem() {
        return Stream.of(
                Arguments.of(Walls.JNA_IN_NATIVE_BINDINGS_ALONE, Intruders.UsesJna.class),
                Arguments.of(Walls.NO_JNA_TYPE_IN_A_PUBLIC_SIGNATURE, CallThatShowsJna.class),
                Arguments.of(
                        Walls.OFFSETS_FOR_ENCODERS_AND_DECODERS_ALONE, Intruders.UsesWire.class),
                Arguments.of(Walls.MODEL_IMPORTS_NOTHING_OF_OURS, ModelThatKnowsDecoders.class),
                Arguments.of(
                        Walls.CLASSIFIER_IS_A_FUNCTION_OF_THE_MODEL,
                        ClassifierThatKnowsNetlink.class),
                Arguments.of(Walls.OPTIONS_ARE_READ_INTO_A_REQUEST, Intruders.ReadsOptions.class),
                Arguments.of(Walls.ONLY_THE_COMMAND_SPEAKS_AND_EXITS, Intruders.Prints.class),
                Arguments.of(Walls.ONLY_THE_COMMAND_SPEAKS_AND_EXITS, Intruders.Exits.class),
                Arguments.of(
                        Walls.ONLY_THE_COMMAND_SPEAKS_AND_EXITS, Intruders.ReadsEnvironment.class),
                Arguments.of(
                        Walls.ONLY_THE_COMMAND_TAKES_ARGUMENTS, Intruders.TakesArguments.class));
    }

    @ParameterizedTest
    @MethodSource("wallsAndClassesThatBreakThem")
    void wallStandsAndIsSeenWhenBroken(ArchRule wall, Class<?> intruder) {
        JavaClasses broken = new ClassFileImporter().importClasses(intruder);

        assertThatThrownBy(() -> wall.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(intruder.getName());
        wall.check(SHIPPED);
    }

    @Test
    void noPackageNeedsItselfThroughOthers() {
        Walls.NO_PACKAGE_NEEDS_ITSELF.check(SHIPPED);
    }

    @Test
    void cycleThroughARootPackageIsSeen() {
        JavaClasses broken =
                new ClassFileImporter()
                        .importClasses(
                                ModelThatKnowsTheRoot.class, InetSocket.class, SocketTable.class);

        assertThatThrownBy(() -> Walls.NO_PACKAGE_NEEDS_ITSELF.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ModelThatKnowsTheRoot");
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(SHIPPED.contain("io.jss.sys.calls.SystemCalls")).isTrue();
        assertThat(SHIPPED.contain("io.jss.model.InetSocket")).isTrue();
        assertThat(SHIPPED.contain("io.jss.cli.Main")).isTrue();
        assertThat(SHIPPED.contain("io.jss.micrometer.SocketTableMetrics")).isTrue();
    }
}
