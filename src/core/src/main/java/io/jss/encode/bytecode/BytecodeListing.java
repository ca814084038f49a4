package io.jss.encode.bytecode;

import io.jss.model.IpAddress;
import io.jss.wire.InetDiagBytecode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programs as text, one operation a line, and back.
 *
 * <pre>
 *     0  s_eq         443                        yes 8       no reject
 *     8  d_cond       AF_INET 0.0.0.0/0 port *   yes accept  no reject
 * </pre>
 *
 * <p>A line has the operation's offset in bytes, its mnemonic, its operands and where it goes on:
 * an offset, {@code accept} (the end of the program) or {@code reject} (four bytes behind the end).
 */
public final class BytecodeListing {

    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String ACCEPT = "accept";
    private static final String REJECT = "reject";

    private BytecodeListing() {}

    /** One operation of a program; the targets are relative to it. */
    private record Instruction(int offset, Opcode opcode, Operands operands, int yes, int no) {}

    /**
     * Returns the listing of a program in native byte order, each line ended by a newline.
     *
     * @throws IllegalArgumentException when the bytes are not whole operations that {@link Opcode}
     *     knows
     */
    public static String disassemble(byte[] program) {
        ByteBuffer bytes = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < program.length; ) {
            Instruction instruction = read(bytes, at);
            text.append(
                            String.format(
                                            "%5d  %-11s  %-35s  yes %-6s  no %s",
                                            at,
                                            instruction.opcode.mnemonic(),
                                            instruction.operands.text(),
                                            target(at + instruction.yes, program.length),
                                            target(at + instruction.no, program.length))
                                    .stripTrailing())
                    .append('\n');
            at += instruction.operands.operationSize();
        }
        return text.toString();
    }

    private static Instruction read(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < InetDiagBytecode.SIZE) {
            throw new IllegalArgumentException("the program ends within the operation at " + at);
        }
        int code = Byte.toUnsignedInt(bytes.get(at + InetDiagBytecode.CODE));
        Opcode opcode =
                Opcode.of(code)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "unknown operation " + code + " at " + at));
        return new Instruction(
                at,
                opcode,
                Operands.read(opcode, bytes, at),
                Byte.toUnsignedInt(bytes.get(at + InetDiagBytecode.YES)),
                Short.toUnsignedInt(bytes.getShort(at + InetDiagBytecode.NO)));
    }

    private static String target(int offset, int length) {
        if (offset == length) {
            return ACCEPT;
        }
        return offset == length + InetDiagBytecode.SIZE ? REJECT : Integer.toString(offset);
    }

    /**
     * Returns the program of a listing, in native byte order.
     *
     * @throws IllegalArgumentException when a line is not as {@link #disassemble} writes it
     */
    public static byte[] assemble(String listing) {
        List<String[]> lines = listing.lines().map(line -> line.trim().split("\\s+")).toList();
        List<Operands> operands = new ArrayList<>();
        int length = 0;
        for (String[] words : lines) {
            Operands read = operands(words);
            operands.add(read);
            length += read.operationSize();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i);
            if (number(words[0]) != at) {
                throw error(words, "an operation at " + at);
            }
            bytes.put(at + InetDiagBytecode.CODE, (byte) opcode(words).number());
            bytes.put(at + InetDiagBytecode.YES, (byte) (target(words, YES, length) - at));
            bytes.putShort(at + InetDiagBytecode.NO, (short) (target(words, NO, length) - at));
            operands.get(i).write(bytes, at);
            at += operands.get(i).operationSize();
        }
        return bytes.array();
    }

    private static Opcode opcode(String[] words) {
        if (words.length < 6) {
            throw error(words, "an offset, an operation and two targets");
        }
        return Opcode.ofMnemonic(words[1]).orElseThrow(() -> error(words, "an operation"));
    }

    private static Operands operands(String[] words) {
        return switch (opcode(words)) {
            case NOP, JMP, AUTO -> new Operands.None();
            case S_GE, S_LE, D_GE, D_LE, S_EQ, D_EQ -> new Operands.Port(number(words[2]));
            case S_COND, D_COND -> host(words);
            case DEV_COND -> new Operands.Device(Integer.parseUnsignedInt(words[2]));
            case MARK_COND -> {
                String[] parts = words[2].split("/", 2);
                yield new Operands.Mark(hexadecimal(parts[0]), hexadecimal(parts[1]));
            }
            case CGROUP_COND -> new Operands.Cgroup(Long.parseUnsignedLong(words[2]));
        };
    }

    private static Operands host(String[] words) {
        boolean anyAddress = words[2].equals("AF_UNSPEC");
        String portWord = words[anyAddress ? 4 : 5];
        int port = portWord.equals("*") ? -1 : number(portWord);
        if (anyAddress) {
            return new Operands.Host(Optional.empty(), 0, port);
        }
        String[] prefix = words[3].split("/", 2);
        return new Operands.Host(Optional.of(IpAddress.parse(prefix[0])), number(prefix[1]), port);
    }

    private static int target(String[] words, String name, int length) {
        for (int i = 2; i < words.length - 1; i++) {
            if (words[i].equals(name)) {
                return switch (words[i + 1]) {
                    case ACCEPT -> length;
                    case REJECT -> length + InetDiagBytecode.SIZE;
                    default -> number(words[i + 1]);
                };
            }
        }
        throw error(words, "'" + name + "' and a target");
    }

    private static int hexadecimal(String word) {
        return Integer.parseUnsignedInt(word.substring("0x".length()), 16);
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static IllegalArgumentException error(String[] words, String expected) {
        return new IllegalArgumentException(
                "expected " + expected + ", found '" + String.join(" ", words) + "'");
    }
}
