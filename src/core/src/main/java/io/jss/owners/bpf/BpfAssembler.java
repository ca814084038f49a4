package io.jss.owners.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes eBPF instructions ({@code struct bpf_insn} of {@code include/uapi/linux/bpf.h}), eight
 * bytes each:
 *
 * <pre>
 *  0       1          2        4                8
 *  +-------+----+----+--------+----------------+
 *  | code  |dst |src |  off   |      imm       |
 *  +-------+----+----+--------+----------------+
 * </pre>
 *
 * <p>The registers are bit-fields, so that the first of them is in the low half of the byte on
 * little-endian machines and in the high half on big-endian ones. For one program, and one thread.
 */
final class BpfAssembler {

    /** The size of an instruction in bytes. */
    static final int INSTRUCTION = 8;

    // BPF_LDX | BPF_MEM and BPF_STX | BPF_MEM, each with its size
    private static final int LOAD_U32 = 0x61;
    private static final int LOAD_U64 = 0x79;
    private static final int STORE_U32 = 0x63;
    private static final int STORE_U64 = 0x7b;
    // BPF_ALU64, with BPF_K (a constant) and BPF_X (a register)
    private static final int ADD_CONSTANT = 0x07;
    private static final int MOVE_CONSTANT = 0xb7;
    private static final int MOVE_REGISTER = 0xbf;
    // BPF_JMP
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int CALL = 0x85;
    private static final int EXIT = 0x95;

    private static final int NIBBLE = 4;

    /** A place in the program, jumped to before it is known where it is. */
    static final class Label {
        private int target = -1;
    }

    private record Instruction(
            int code,
            Register destination,
            Register source,
            int offset,
            int constant,
            Label label) {}

    private final List<Instruction> instructions = new ArrayList<>();

    /** {@code to = *(u32 *)(from + offset)}. */
    BpfAssembler loadU32(Register to, Register from, int offset) {
        return add(LOAD_U32, to, from, offset, 0);
    }

    /** {@code to = *(u64 *)(from + offset)}. */
    BpfAssembler loadU64(Register to, Register from, int offset) {
        return add(LOAD_U64, to, from, offset, 0);
    }

    /** {@code *(u32 *)(to + offset) = from}. */
    BpfAssembler storeU32(Register to, int offset, Register from) {
        return add(STORE_U32, to, from, offset, 0);
    }

    /** {@code *(u64 *)(to + offset) = from}. */
    BpfAssembler storeU64(Register to, int offset, Register from) {
        return add(STORE_U64, to, from, offset, 0);
    }

    /** {@code to = from}. */
    BpfAssembler move(Register to, Register from) {
        return add(MOVE_REGISTER, to, from, 0, 0);
    }

    /** {@code to = constant}, its sign extended. */
    BpfAssembler move(Register to, int constant) {
        return add(MOVE_CONSTANT, to, Register.R0, 0, constant);
    }

    /** {@code to += constant}, its sign extended. */
    BpfAssembler add(Register to, int constant) {
        return add(ADD_CONSTANT, to, Register.R0, 0, constant);
    }

    /** {@code if (register == constant) goto label}; the label is further on. */
    BpfAssembler jumpIfEqual(Register register, int constant, Label label) {
        instructions.add(new Instruction(JUMP_IF_EQUAL, register, Register.R0, 0, constant, label));
        return this;
    }

    /** Calls a function of {@code enum bpf_func_id} with R1 to R5. */
    BpfAssembler call(int function) {
        return add(CALL, Register.R0, Register.R0, 0, function);
    }

    /** Ends the program; R0 is its result. */
    BpfAssembler exit() {
        return add(EXIT, Register.R0, Register.R0, 0, 0);
    }

    /** Puts a label before the next instruction. */
    BpfAssembler place(Label label) {
        label.target = instructions.size();
        return this;
    }

    private BpfAssembler add(int code, Register to, Register from, int offset, int constant) {
        instructions.add(new Instruction(code, to, from, offset, constant, null));
        return this;
    }

    /**
     * Returns the program in a byte order.
     *
     * @throws IllegalStateException when a label was not placed
     */
    byte[] assemble(ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(instructions.size() * INSTRUCTION).order(order);
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            bytes.put((byte) instruction.code);
            bytes.put(registers(instruction, order));
            bytes.putShort((short) offset(instruction, i));
            bytes.putInt(instruction.constant);
        }
        return bytes.array();
    }

    /** A jump counts from the instruction after it. */
    private static int offset(Instruction instruction, int index) {
        if (instruction.label == null) {
            return instruction.offset;
        }
        if (instruction.label.target <= index) {
            throw new IllegalStateException("a label is not placed behind its jump");
        }
        return instruction.label.target - index - 1;
    }

    private static byte registers(Instruction instruction, ByteOrder order) {
        int to = instruction.destination.number;
        int from = instruction.source.number;
        return (byte)
                (order == ByteOrder.LITTLE_ENDIAN ? from << NIBBLE | to : to << NIBBLE | from);
    }
}
