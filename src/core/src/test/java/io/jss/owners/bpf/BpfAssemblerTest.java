package io.jss.owners.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of instructions, as the instruction set's documentation and llvm-mc have them. */
class BpfAssemblerTest {

    private static Stream<Arguments> instructions() {
        return Stream.of(
                row("r0 = 0", "b700000000000000", a -> a.move(Register.R0, 0)),
                row("r3 = -2", "b7030000feffffff", a -> a.move(Register.R3, -2)),
                row("r2 = r10", "bfa2000000000000", a -> a.move(Register.R2, Register.R10)),
                row("r2 += -24", "07020000e8ffffff", a -> a.add(Register.R2, -24)),
                row(
                        "r9 = *(u32 *)(r1 + 16)",
                        "6119100000000000",
                        a -> a.loadU32(Register.R9, Register.R1, 16)),
                row(
                        "r8 = *(u64 *)(r1 + 24)",
                        "7918180000000000",
                        a -> a.loadU64(Register.R8, Register.R1, 24)),
                row(
                        "*(u32 *)(r10 - 4) = r9",
                        "639afcff00000000",
                        a -> a.storeU32(Register.R10, -4, Register.R9)),
                row(
                        "*(u64 *)(r10 - 24) = r3",
                        "7b3ae8ff00000000",
                        a -> a.storeU64(Register.R10, -24, Register.R3)),
                row("call 127", "850000007f000000", a -> a.call(127)),
                row("exit", "9500000000000000", BpfAssembler::exit));
    }

    private static Arguments row(
            String text, String bytes, UnaryOperator<BpfAssembler> instruction) {
        return Arguments.of(text, bytes, instruction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("instructions")
    void eachInstructionHasItsDocumentedBytes(
            String text, String bytes, UnaryOperator<BpfAssembler> instruction) {
        assertThat(hex(instruction.apply(new BpfAssembler()), ByteOrder.LITTLE_ENDIAN))
                .as(text)
                .isEqualTo(bytes);
    }

    @Test
    void onBigEndianMachinesTheFirstRegisterIsInTheHighHalf() {
        BpfAssembler assembler =
                new BpfAssembler()
                        .loadU64(Register.R8, Register.R1, 24)
                        .storeU32(Register.R10, -4, Register.R9)
                        .call(162);

        assertThat(hex(assembler, ByteOrder.BIG_ENDIAN))
                .isEqualTo("7981001800000000" + "63a9fffc00000000" + "85000000000000a2");
    }

    @Test
    void aJumpCountsFromTheInstructionBehindIt() {
        BpfAssembler.Label end = new BpfAssembler.Label();
        BpfAssembler assembler =
                new BpfAssembler()
                        .jumpIfEqual(Register.R7, 0, end)
                        .move(Register.R0, 1)
                        .place(end)
                        .exit();

        assertThat(hex(assembler, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo("1507010000000000" + "b700000001000000" + "9500000000000000");
    }

    @Test
    void aLabelThatIsNotPlacedBehindItsJumpIsAFault() {
        for (BpfAssembler.Label label : List.of(new BpfAssembler.Label(), placedFirst())) {
            BpfAssembler assembler = new BpfAssembler().jumpIfEqual(Register.R1, 0, label).exit();

            assertThatThrownBy(() -> assembler.assemble(ByteOrder.LITTLE_ENDIAN))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static BpfAssembler.Label placedFirst() {
        BpfAssembler.Label label = new BpfAssembler.Label();
        new BpfAssembler().place(label);
        return label;
    }

    @Test
    void theProgramReadsTheFieldsWhereTheKernelHasThem() {
        TaskFileOffsets offsets = new TaskFileOffsets(32, 64, 1268, 1328, 1560, 1);
        String program =
                HexFormat.of()
                        .formatHex(TaskFileProgram.instructions(offsets, ByteOrder.LITTLE_ENDIAN));

        assertThat(program)
                .hasSize(25 * 16)
                .startsWith("7916000000000000" + "7917080000000000" + "7918180000000000")
                .contains("7982200000000000" + "7923400000000000") // r2 = file->f_inode, ->i_ino
                .contains("7972300500000000" + "7923180600000000") // task->group_leader, ->start
                .contains("6173f40400000000") // r3 = task->tgid
                .endsWith("850000007f000000" + "b700000000000000" + "9500000000000000");
    }

    private static String hex(BpfAssembler assembler, ByteOrder order) {
        return HexFormat.of().formatHex(assembler.assemble(order));
    }
}
