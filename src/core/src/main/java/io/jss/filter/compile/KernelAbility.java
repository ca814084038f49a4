package io.jss.filter.compile;

import io.jss.encode.bytecode.KernelTest;
import java.util.EnumSet;
import java.util.Set;

/** What a kernel may refuse in filter bytecode, the newest first. */
public enum KernelAbility {
    /** {@code CGROUP_COND}, since Linux 5.8. */
    CGROUP,
    /** {@code S_EQ} and {@code D_EQ}, since Linux 4.16; before, two comparisons do the same. */
    EQUAL_PORT,
    /** {@code MARK_COND}, since Linux 4.9, for callers with CAP_NET_ADMIN. */
    MARK,
    /** {@code DEV_COND}, since Linux 4.8. */
    DEVICE,
    /** Bytecode at all. */
    BYTECODE;

    /** Returns what a kernel may refuse of a program. */
    static Set<KernelAbility> usedBy(KernelTest test) {
        Set<KernelAbility> used = EnumSet.of(BYTECODE);
        collect(test, used);
        return used;
    }

    private static void collect(KernelTest test, Set<KernelAbility> into) {
        if (test instanceof KernelTest.AllOf all) {
            all.tests().forEach(part -> collect(part, into));
        } else if (test instanceof KernelTest.AnyOf any) {
            any.tests().forEach(part -> collect(part, into));
        } else if (test instanceof KernelTest.Opposite opposite) {
            collect(opposite.test(), into);
        } else if (test instanceof KernelTest.Operation operation) {
            switch (operation.opcode()) {
                case CGROUP_COND -> into.add(CGROUP);
                case S_EQ, D_EQ -> into.add(EQUAL_PORT);
                case MARK_COND -> into.add(MARK);
                case DEV_COND -> into.add(DEVICE);
                default -> {
                    // as old as the bytecode
                }
            }
        }
    }
}
