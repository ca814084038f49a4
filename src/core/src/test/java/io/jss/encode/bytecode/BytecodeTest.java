package io.jss.encode.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jss.encode.bytecode.KernelTest.AllOf;
import io.jss.encode.bytecode.KernelTest.AnyOf;
import io.jss.encode.bytecode.KernelTest.Operation;
import io.jss.encode.bytecode.KernelTest.Opposite;
import io.jss.model.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytecodeTest {

    private static final KernelTest WEB = new Operation(Opcode.S_EQ, new Operands.Port(443));
    private static final KernelTest AUTO = new Operation(Opcode.AUTO, new Operands.None());

    private static KernelTest prefix(Opcode opcode, String address, int length) {
        return new Operation(
                opcode, new Operands.Host(Optional.of(IpAddress.parse(address)), length, -1));
    }

    @Test
    void operationsHaveTheBytesOfTheKernelsStructures() {
        byte[] program =
                BytecodeAssembler.assemble(
                        new AllOf(
                                List.of(
                                        WEB,
                                        prefix(Opcode.D_COND, "10.1.0.0", 16),
                                        prefix(Opcode.S_COND, "2001:db8::1", 128),
                                        new Operation(Opcode.DEV_COND, new Operands.Device(7)),
                                        new Operation(
                                                Opcode.MARK_COND, new Operands.Mark(0x10, 0xff)),
                                        new Operation(
                                                Opcode.CGROUP_COND,
                                                new Operands.Cgroup(0x1_0000_0002L)))));

        ByteBuffer expected = ByteBuffer.allocate(100).order(ByteOrder.nativeOrder());
        op(expected, 11, 8, 88).put((byte) 0).put((byte) 0).putShort((short) 443);
        op(expected, 8, 16, 80).put(bytes("02100000")).putInt(-1).put(bytes("0a010000"));
        op(expected, 7, 28, 64)
                .put(bytes("0a800000"))
                .putInt(-1)
                .put(bytes("20010db8000000000000000000000001"));
        op(expected, 9, 8, 36).putInt(7);
        op(expected, 10, 12, 28).putInt(0x10).putInt(0xff);
        op(expected, 13, 12, 16).putLong(0x1_0000_0002L);
        assertThat(program).isEqualTo(trimmed(expected));
    }

    private static ByteBuffer op(ByteBuffer into, int code, int yes, int no) {
        return into.put((byte) code).put((byte) yes).putShort((short) no);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] trimmed(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    @Test
    void listingShowsWhereEachOperationGoesOn() {
        KernelTest test =
                new AllOf(
                        List.of(
                                new AnyOf(List.of(WEB, prefix(Opcode.D_COND, "0.0.0.0", 0))),
                                new Opposite(AUTO)));

        assertThat(BytecodeListing.disassemble(BytecodeAssembler.assemble(test)))
                .isEqualTo(
                        """
                            0  s_eq         443                                  yes 8       no 12
                            8  jmp                                               yes 12      no 28
                           12  d_cond       AF_INET 0.0.0.0/0 port *             yes 28      no reject
                           28  auto                                              yes 32      no accept
                           32  jmp                                               yes accept  no reject
                        """);
    }

    @Test
    void largestProgramIsAcceptedByTheAudit() {
        KernelTest many = new AnyOf(Collections.nCopies(BytecodeAssembler.MAX_SIZE / 12, WEB));

        byte[] program = BytecodeAssembler.assemble(many);

        assertThat(program).hasSize(BytecodeAssembler.MAX_SIZE - 4);
        assertThat(BytecodeAudit.objection(program)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BytecodeAssembler.assemble(new AllOf(List.of(many, WEB))))
                .withMessage("the program may exceed 65520 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "'', no operation",
        "0606, no operation",
        "06040000, no out of range at 0",
        "06040200, no out of range at 0",
        "06040600, no out of range at 0",
        "06040c00, no out of range at 0",
        "06000800, yes out of range at 0",
        "06080800, yes leads behind the end",
        "63040800, unknown operation 99 at 0",
        "0b040800, the program ends within the operation at 0",
        "0b080c00, the program ends within the operation at 0",
        "0b08040000000000, no out of range at 0",
        "070c100002000000ffffffff, the program ends within the operation at 0",
        "0710140002210000ffffffff00000000, prefix longer than the address at 0",
        "0710140001000000ffffffff00000000, 'address family 1 in the operation at 0, not AF_INET or"
                + " AF_INET6'",
        "060408000b08080000000000060408000, no leads into an operation at 0",
    })
    void auditObjectsToWhatTheKernelRefuses(String hex, String objection) {
        assertThat(BytecodeAudit.objection(nativeOrder(hex))).contains(objection);
    }

    /** The hexadecimal digits are of a little-endian machine; {@code no} and ports are swapped. */
    private static byte[] nativeOrder(String hex) {
        byte[] bytes = bytes(hex.length() % 2 == 0 ? hex : hex.substring(0, hex.length() - 1));
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN && bytes.length >= 4) {
            byte low = bytes[2];
            bytes[2] = bytes[3];
            bytes[3] = low;
        }
        return bytes;
    }

    @Test
    void listingOfOtherProgramsIsReadBackToo() {
        String listing =
                """
                    0  nop                                               yes 4       no accept
                    4  s_cond       AF_UNSPEC port 80                    yes 16      no 16
                   16  d_cond       AF_INET6 ::ffff:1.2.3.4/96 port 5    yes accept  no reject
                """;

        assertThat(BytecodeListing.disassemble(BytecodeListing.assemble(listing)))
                .isEqualTo(listing);
    }

    @ParameterizedTest
    @CsvSource({
        "'  0  auto  yes accept', 'expected an offset, an operation and two targets, found '",
        "'  0  atuo  x  yes accept  no reject', 'expected an operation, found '",
        "'  4  auto  yes accept  no reject', 'expected an operation at 0, found '",
        "'  0  auto  yse accept  no reject', 'expected ''yes'' and a target, found '",
    })
    void lineThatIsNoListingIsAnError(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BytecodeListing.assemble(line))
                .withMessageStartingWith(message);
    }
}
