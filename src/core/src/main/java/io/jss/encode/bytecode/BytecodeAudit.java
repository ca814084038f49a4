package io.jss.encode.bytecode;

import io.jss.wire.InetDiagBytecode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Optional;

/**
 * The rules by which the kernel accepts a program before it runs it; it refuses any other with
 * EINVAL.
 *
 * <p>A program is walked by {@code yes} from its first operation and must end exactly at its end.
 * Both targets of an operation on that walk lie behind the operation, at a multiple of four, not
 * further than four bytes behind the end; {@code no} leads to an operation of the walk, to the end
 * or behind it. ({@code nop} has no {@code no}.) Operands lie within the program, and a prefix is
 * no longer than its address.
 */
public final class BytecodeAudit {

    private static final int ALIGNMENT = 4;

    private final byte[] program;
    private final ByteBuffer bytes;
    private final BitSet boundaries = new BitSet();

    private BytecodeAudit(byte[] program) {
        this.program = program;
        bytes = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
    }

    /**
     * Returns why the kernel would refuse a program in native byte order, empty if it would not.
     */
    public static Optional<String> objection(byte[] program) {
        BytecodeAudit audit = new BytecodeAudit(program);
        Optional<String> objection = audit.walk();
        return objection.isPresent() ? objection : audit.jumps();
    }

    private Optional<String> walk() {
        if (program.length < InetDiagBytecode.SIZE) {
            return Optional.of("no operation");
        }
        int at = 0;
        while (at < program.length) {
            if (program.length - at < InetDiagBytecode.SIZE) {
                return Optional.of("the program ends within the operation at " + at);
            }
            boundaries.set(at);
            Optional<String> objection = operation(at);
            if (objection.isPresent()) {
                return objection;
            }
            at += yes(at);
        }
        return at == program.length ? Optional.empty() : Optional.of("yes leads behind the end");
    }

    private Optional<String> operation(int at) {
        int code = Byte.toUnsignedInt(bytes.get(at + InetDiagBytecode.CODE));
        Optional<Opcode> opcode = Opcode.of(code);
        if (opcode.isEmpty()) {
            return Optional.of("unknown operation " + code + " at " + at);
        }
        Operands operands;
        try {
            operands = Operands.read(opcode.get(), bytes, at);
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
        if (operands instanceof Operands.Host host && host.prefixLength() > bits(host)) {
            return Optional.of("prefix longer than the address at " + at);
        }
        int size = operands.operationSize();
        if (opcode.get() != Opcode.NOP && isOutOfRange(at, no(at), size)) {
            return Optional.of("no out of range at " + at);
        }
        return isOutOfRange(at, yes(at), size)
                ? Optional.of("yes out of range at " + at)
                : Optional.empty();
    }

    private static int bits(Operands.Host host) {
        return host.address().map(address -> address.toBytes().length * Byte.SIZE).orElse(0);
    }

    private boolean isOutOfRange(int at, int step, int size) {
        return step < size
                || step % ALIGNMENT != 0
                || at + step > program.length + InetDiagBytecode.SIZE;
    }

    private Optional<String> jumps() {
        for (int at = boundaries.nextSetBit(0); at >= 0; at = boundaries.nextSetBit(at + 1)) {
            int target = at + no(at);
            boolean jumps =
                    bytes.get(at + InetDiagBytecode.CODE) != InetDiagBytecode.INET_DIAG_BC_NOP;
            if (jumps && target < program.length && !boundaries.get(target)) {
                return Optional.of("no leads into an operation at " + at);
            }
        }
        return Optional.empty();
    }

    private int yes(int at) {
        return Byte.toUnsignedInt(bytes.get(at + InetDiagBytecode.YES));
    }

    private int no(int at) {
        return Short.toUnsignedInt(bytes.getShort(at + InetDiagBytecode.NO));
    }
}
