package io.jss.encode.bytecode;

import io.jss.filter.SampleSocket;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.wire.InetDiagBytecode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a program on a sample socket as the kernel does. */
public final class KernelModel {

    private KernelModel() {}

    /** Returns whether the program, in native byte order, accepts the socket. */
    public static boolean accepts(byte[] program, SampleSocket socket) {
        ByteBuffer bytes = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
        int at = 0;
        while (at < program.length) {
            Opcode opcode = Opcode.of(bytes.get(at + InetDiagBytecode.CODE)).orElseThrow();
            boolean yes = test(opcode, Operands.read(opcode, bytes, at), socket);
            at +=
                    yes
                            ? Byte.toUnsignedInt(bytes.get(at + InetDiagBytecode.YES))
                            : Short.toUnsignedInt(bytes.getShort(at + InetDiagBytecode.NO));
        }
        return at == program.length;
    }

    private static boolean test(Opcode opcode, Operands operands, SampleSocket socket) {
        return switch (opcode) {
            case NOP -> true;
            case JMP -> false;
            case S_GE -> socket.localPort >= port(operands);
            case S_LE -> socket.localPort <= port(operands);
            case S_EQ -> socket.localPort == port(operands);
            case D_GE -> socket.remotePort >= port(operands);
            case D_LE -> socket.remotePort <= port(operands);
            case D_EQ -> socket.remotePort == port(operands);
            case AUTO -> socket.portChosenByKernel;
            case S_COND -> host((Operands.Host) operands, socket.local, socket.localPort);
            case D_COND -> host((Operands.Host) operands, socket.remote, socket.remotePort);
            case DEV_COND -> ((Operands.Device) operands).index() == socket.interfaceIndex;
            case MARK_COND -> {
                Operands.Mark mark = (Operands.Mark) operands;
                // the kernel has 0 where it does not tell
                yield ((int) Math.max(0, socket.mark) & mark.mask()) == mark.mark();
            }
            case CGROUP_COND -> ((Operands.Cgroup) operands).id() == Math.max(0, socket.cgroup);
        };
    }

    private static int port(Operands operands) {
        return ((Operands.Port) operands).port();
    }

    private static boolean host(Operands.Host condition, IpAddress address, int port) {
        if (condition.port() != -1 && condition.port() != port) {
            return false;
        }
        if (condition.address().isEmpty()) {
            return true;
        }
        IpAddress wanted = condition.address().get();
        byte[] actual = address.toBytes();
        if (wanted.family() != address.family()) {
            boolean mapped = wanted.family() == AddressFamily.INET && address.isMapped();
            if (!mapped) {
                return false;
            }
            actual = address.mappedIpv4().toBytes();
        }
        return sameBits(actual, wanted.toBytes(), condition.prefixLength());
    }

    private static boolean sameBits(byte[] a, byte[] b, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int shift = 7 - bit % 8;
            if (((a[bit / 8] ^ b[bit / 8]) >> shift & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
