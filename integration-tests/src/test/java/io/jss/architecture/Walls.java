package io.jss.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Predicate;

/** The walls of architecture, as rules over compiled classes. */
final class Walls {
    static final ArchRule JNA_IN_NATIVE_BINDINGS_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.jss.sys..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.sun.jna..");

    static final ArchRule NO_JNA_TYPE_IN_A_PUBLIC_SIGNATURE =
            classes()
                    .that()
                    .resideInAPackage("io.jss.sys..")
                    .and(modifierIs("public or protected"))
                    .should(new ShowNoType(resideInAPackage("com.sun.jna..")));

    static final ArchRule OFFSETS_FOR_ENCODERS_AND_DECODERS_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.jss.wire..",
                            "io.jss.encode..",
                            "io.jss.decode..",
                            "io.jss.netlink..",
                            "io.jss.recording..",
                            "io.jss.series..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.jss.wire..");

    static final ArchRule MODEL_IMPORTS_NOTHING_OF_OURS =
            classes()
                    .that()
                    .resideInAPackage("io.jss.model..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.jss.model..", "java..", "org.apache.commons.lang3..");

    static final ArchRule CLASSIFIER_IS_A_FUNCTION_OF_THE_MODEL =
            classes()
                    .that()
                    .resideInAPackage("io.jss.classify..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.jss.classify..",
                            "io.jss.model..",
                            "java.lang..",
                            "java.util..",
                            "org.apache.commons.lang3..");

    static final ArchRule ONLY_THE_COMMAND_SPEAKS_AND_EXITS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.jss.cli..")
                    .should()
                    .accessTargetWhere(new SpeaksOrExits());

    static final ArchRule ONLY_THE_COMMAND_TAKES_ARGUMENTS =
            noMethods()
                    .that(are("main methods", Walls::isMain))
                    .should()
                    .beDeclaredInClassesThat()
                    .resideOutsideOfPackage("io.jss.cli..");

    /** What a run is asked for is read once; the table of options is for help and targets too. */
    static final ArchRule OPTIONS_ARE_READ_INTO_A_REQUEST =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.jss.cli",
                            "io.jss.cli.options..",
                            "io.jss.cli.configuration..",
                            "io.jss.cli.request..",
                            "io.jss.cli.compat..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("io.jss.cli.options.Options");

    /** Packages of all modules, those at a root too; a package and one below it are two. */
    static final ArchRule NO_PACKAGE_NEEDS_ITSELF =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    private Walls() {}

    private static <T extends HasModifiers> DescribedPredicate<T> modifierIs(String description) {
        return are(
                description,
                it -> it.getModifiers().contains(PUBLIC) || it.getModifiers().contains(PROTECTED));
    }

    private static <T> DescribedPredicate<T> are(String description, Predicate<T> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static boolean isMain(JavaMethod method) {
        return method.getName().equals("main")
                && method.getRawParameterTypes().size() == 1
                && method.getRawParameterTypes().get(0).isEquivalentTo(String[].class);
    }

    /** What a library must leave to the program around it. */
    private static final class SpeaksOrExits extends DescribedPredicate<JavaAccess<?>> {
        private static final Set<String> TARGETS =
                Set.of(
                        "java.lang.System.in",
                        "java.lang.System.out",
                        "java.lang.System.err",
                        "java.lang.System.console",
                        "java.lang.System.exit",
                        "java.lang.System.getenv",
                        "java.lang.Runtime.exit",
                        "java.lang.Runtime.halt",
                        "java.lang.Thread.dumpStack");

        SpeaksOrExits() {
            super("prints, exits or reads the environment");
        }

        @Override
        public boolean test(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return TARGETS.contains(owner + "." + name) || name.equals("printStackTrace");
        }
    }

    /** Every package is a slice of its own. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.jss")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of jss";
        }
    }
}
