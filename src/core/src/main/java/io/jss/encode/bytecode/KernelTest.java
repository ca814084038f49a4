package io.jss.encode.bytecode;

import java.util.List;

/** What the kernel is to test of each socket: operations joined by and, or and not. */
public sealed interface KernelTest {

    /** The bytes of a jump, which an operation may need beside its own. */
    int JUMP_SIZE = 4;

    /** Returns how many bytes the program of this test has at most. */
    int sizeAtMost();

    /**
     * One operation of the bytecode.
     *
     * @param opcode not {@link Opcode#NOP} and not {@link Opcode#JMP}
     * @param operands those of the opcode
     */
    record Operation(Opcode opcode, Operands operands) implements KernelTest {
        @Override
        public int sizeAtMost() {
            return operands.operationSize() + JUMP_SIZE;
        }
    }

    /**
     * All tests hold.
     *
     * @param tests at least one
     */
    record AllOf(List<KernelTest> tests) implements KernelTest {
        /** Keeps an unmodifiable list. */
        public AllOf {
            tests = List.copyOf(tests);
        }

        @Override
        public int sizeAtMost() {
            return tests.stream().mapToInt(KernelTest::sizeAtMost).sum();
        }
    }

    /**
     * At least one test holds.
     *
     * @param tests at least one
     */
    record AnyOf(List<KernelTest> tests) implements KernelTest {
        /** Keeps an unmodifiable list. */
        public AnyOf {
            tests = List.copyOf(tests);
        }

        @Override
        public int sizeAtMost() {
            return tests.stream().mapToInt(KernelTest::sizeAtMost).sum();
        }
    }

    /**
     * The test does not hold.
     *
     * @param test the test
     */
    record Opposite(KernelTest test) implements KernelTest {
        @Override
        public int sizeAtMost() {
            return test.sizeAtMost();
        }
    }
}
