package io.jss.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/**
 * Whatever users of a class can see (parents, and of public and protected members the types, type
 * arguments and exceptions) is free of certain types.
 */
final class ShowNoType extends ArchCondition<JavaClass> {
    private final DescribedPredicate<? super JavaClass> hidden;

    ShowNoType(DescribedPredicate<? super JavaClass> hidden) {
        super("show no type that does " + hidden.getDescription());
        this.hidden = hidden;
    }

    @Override
    public void check(JavaClass shown, ConditionEvents events) {
        Stream<JavaType> parents =
                Stream.concat(shown.getSuperclass().stream(), shown.getInterfaces().stream());
        report(shown.getFullName(), parents, shown, events);
        for (JavaMember member : shown.getMembers()) {
            if (member.getModifiers().contains(PUBLIC)
                    || member.getModifiers().contains(PROTECTED)) {
                report(member.getFullName(), typesOf(member), shown, events);
            }
        }
    }

    private void report(
            String where, Stream<JavaType> types, JavaClass shown, ConditionEvents events) {
        types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(hidden)
                .forEach(
                        type ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                shown, where + " shows " + type.getName())));
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Stream<JavaType> parameters = unit.getParameterTypes().stream();
        Stream<JavaType> exceptions = unit.getExceptionTypes().stream().map(JavaType.class::cast);
        return Stream.concat(
                Stream.of(unit.getReturnType()), Stream.concat(parameters, exceptions));
    }
}
