package io.jss.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Turns the value that stands for absence into an empty optional; -1 is no value of any field it is
 * used for.
 */
final class Absence {

    static final long ABSENT = -1;

    private Absence() {}

    static OptionalLong asOptional(long value) {
        return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static OptionalInt asOptional(int value) {
        return value == ABSENT ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Returns a number of a structure, empty without the structure or without the number. */
    static OptionalLong number(Optional<SkMemInfo> memory, SkMemInfo.Field field) {
        return memory.isPresent() ? memory.get().get(field) : OptionalLong.empty();
    }
}
