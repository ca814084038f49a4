package io.jss.encode.bytecode;

import io.jss.wire.InetDiagBytecode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Translates a test into a program.
 *
 * <p>Each operation goes on to the next one by {@code yes} and elsewhere by {@code no}; where it is
 * the other way round, a {@code jmp} follows. So {@code yes}, which has eight bits and is the step
 * of the kernel's audit, is always the operation's size, and {@code no} spans a program of the
 * largest size.
 */
public final class BytecodeAssembler {

    /** The largest program that a request holds: kernels took programs of this size. */
    public static final int MAX_SIZE = 65_520;

    private final ByteBuffer bytes;
    private final List<Label> labels = new ArrayList<>();
    private int end;

    private BytecodeAssembler(int capacity) {
        bytes = ByteBuffer.allocate(capacity).order(ByteOrder.nativeOrder());
    }

    /** A place in the program, known once it is reached, and the operations that go there. */
    private static final class Label {
        private final List<Integer> users = new ArrayList<>();
        private int offset;
    }

    /**
     * Returns the program of a test, in native byte order.
     *
     * @throws IllegalArgumentException when it could be larger than {@link #MAX_SIZE}
     */
    public static byte[] assemble(KernelTest test) {
        int capacity = test.sizeAtMost() + KernelTest.JUMP_SIZE;
        if (capacity > MAX_SIZE + KernelTest.JUMP_SIZE) {
            throw new IllegalArgumentException("the program may exceed " + MAX_SIZE + " bytes");
        }
        return new BytecodeAssembler(capacity).program(test);
    }

    private byte[] program(KernelTest test) {
        Label accept = newLabel();
        Label reject = newLabel();
        emit(test, accept, reject, accept);
        accept.offset = end;
        reject.offset = end + InetDiagBytecode.SIZE;
        labels.forEach(this::patch);
        byte[] program = new byte[end];
        bytes.get(0, program);
        return program;
    }

    private Label newLabel() {
        Label label = new Label();
        labels.add(label);
        return label;
    }

    private void patch(Label label) {
        for (int user : label.users) {
            bytes.putShort(user + InetDiagBytecode.NO, (short) (label.offset - user));
        }
    }

    /** Writes a test that goes to one of two labels; {@code next} is what follows it. */
    private void emit(KernelTest test, Label onTrue, Label onFalse, Label next) {
        if (test instanceof KernelTest.Operation operation) {
            emitOperation(operation, onTrue, onFalse, next);
        } else if (test instanceof KernelTest.Opposite opposite) {
            emit(opposite.test(), onFalse, onTrue, next);
        } else if (test instanceof KernelTest.AllOf all) {
            emitSequence(all.tests(), onTrue, onFalse, next, true);
        } else if (test instanceof KernelTest.AnyOf any) {
            emitSequence(any.tests(), onTrue, onFalse, next, false);
        }
    }

    /** Writes tests of which each but the last goes on to the next one when it is {@code goOn}. */
    private void emitSequence(
            List<KernelTest> tests, Label onTrue, Label onFalse, Label next, boolean goOn) {
        for (KernelTest test : tests.subList(0, tests.size() - 1)) {
            Label following = newLabel();
            emit(test, goOn ? following : onTrue, goOn ? onFalse : following, following);
            following.offset = end;
        }
        emit(tests.get(tests.size() - 1), onTrue, onFalse, next);
    }

    private void emitOperation(
            KernelTest.Operation operation, Label onTrue, Label onFalse, Label next) {
        write(operation.opcode(), operation.operands(), onFalse);
        if (onTrue != next) {
            write(Opcode.JMP, new Operands.None(), onTrue);
        }
    }

    private void write(Opcode opcode, Operands operands, Label no) {
        int size = operands.operationSize();
        bytes.put(end + InetDiagBytecode.CODE, (byte) opcode.number());
        bytes.put(end + InetDiagBytecode.YES, (byte) size);
        operands.write(bytes, end);
        no.users.add(end);
        end += size;
    }
}
