package io.jss.encode.bytecode;

import io.jss.wire.InetDiagBytecode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Sockets by their ports: those whose local port is in one range and whose remote port is in
 * another. A socket without a peer has the remote port 0.
 *
 * @param localLow the lowest local port
 * @param localHigh the highest local port
 * @param remoteLow the lowest remote port
 * @param remoteHigh the highest remote port
 */
public record PortBox(int localLow, int localHigh, int remoteLow, int remoteHigh) {

    private static final int MAX_PORT = 0xffff;

    /** All sockets. */
    public static final PortBox ALL = new PortBox(0, MAX_PORT, 0, MAX_PORT);

    /** The two parts of a box: together they have its sockets, and none is in both. */
    public record Halves(PortBox lower, PortBox upper) {}

    /** Returns the parts with local ports up to one, and above it. */
    public Halves cutLocal(int port) {
        return new Halves(
                new PortBox(localLow, port, remoteLow, remoteHigh),
                new PortBox(port + 1, localHigh, remoteLow, remoteHigh));
    }

    /** Returns the parts with remote ports up to one, and above it. */
    public Halves cutRemote(int port) {
        return new Halves(
                new PortBox(localLow, localHigh, remoteLow, port),
                new PortBox(localLow, localHigh, port + 1, remoteHigh));
    }

    /** Returns whether a socket with these ports is in the box. */
    public boolean holds(int local, int remote) {
        return local >= localLow
                && local <= localHigh
                && remote >= remoteLow
                && remote <= remoteHigh;
    }

    /**
     * Returns the program that accepts what another accepts of the sockets in the box. The tests of
     * the ports come first and go on to the other program, whose offsets stay as they are;
     * operations that every kernel has.
     *
     * @param program in native byte order; an empty one accepts all
     * @return empty when it would exceed {@link BytecodeAssembler#MAX_SIZE}
     */
    public Optional<byte[]> before(byte[] program) {
        ByteBuffer tests =
                ByteBuffer.allocate(4 * InetDiagBytecode.PORT_SIZE).order(ByteOrder.nativeOrder());
        write(tests, Opcode.S_GE, localLow, 0);
        write(tests, Opcode.S_LE, localHigh, MAX_PORT);
        write(tests, Opcode.D_GE, remoteLow, 0);
        write(tests, Opcode.D_LE, remoteHigh, MAX_PORT);
        int size = tests.position() + program.length;
        if (size > BytecodeAssembler.MAX_SIZE) {
            return Optional.empty();
        }
        for (int at = 0; at < tests.position(); at += InetDiagBytecode.PORT_SIZE) {
            int reject = size + InetDiagBytecode.SIZE - at;
            tests.putShort(at + InetDiagBytecode.NO, (short) reject);
        }
        byte[] whole = new byte[size];
        tests.get(0, whole, 0, tests.position());
        System.arraycopy(program, 0, whole, tests.position(), program.length);
        return Optional.of(whole);
    }

    private static void write(ByteBuffer tests, Opcode opcode, int port, int always) {
        if (port == always) {
            return;
        }
        int at = tests.position();
        tests.put(at + InetDiagBytecode.CODE, (byte) opcode.number());
        tests.put(at + InetDiagBytecode.YES, (byte) InetDiagBytecode.PORT_SIZE);
        new Operands.Port(port).write(tests, at);
        tests.position(at + InetDiagBytecode.PORT_SIZE);
    }
}
