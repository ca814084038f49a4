package io.jss.encode.bytecode;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.wire.InetDiagBytecode;
import io.jss.wire.SockDiag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What follows an operation's first four bytes. */
public sealed interface Operands {

    /** Returns the size in bytes of the operation with these operands. */
    int operationSize();

    /** Writes the operands of the operation at {@code at}; the buffer is in native order. */
    void write(ByteBuffer bytes, int at);

    /** Returns the operands as listings show them. */
    String text();

    /** No operands. */
    record None() implements Operands {
        @Override
        public int operationSize() {
            return InetDiagBytecode.SIZE;
        }

        @Override
        public void write(ByteBuffer bytes, int at) {
            // nothing follows
        }

        @Override
        public String text() {
            return "";
        }
    }

    /**
     * A port to compare with.
     *
     * @param port 0 to 65535
     */
    record Port(int port) implements Operands {
        @Override
        public int operationSize() {
            return InetDiagBytecode.PORT_SIZE;
        }

        @Override
        public void write(ByteBuffer bytes, int at) {
            bytes.putShort(at + InetDiagBytecode.PORT, (short) port);
        }

        @Override
        public String text() {
            return Integer.toString(port);
        }
    }

    /**
     * {@code struct inet_diag_hostcond}.
     *
     * @param address the address, empty for AF_UNSPEC
     * @param prefixLength how many of its bits count
     * @param port the port, -1 for any
     */
    record Host(Optional<IpAddress> address, int prefixLength, int port) implements Operands {
        @Override
        public int operationSize() {
            return InetDiagBytecode.HOST_ADDRESS + address.map(a -> a.toBytes().length).orElse(0);
        }

        @Override
        public void write(ByteBuffer bytes, int at) {
            int family = address.map(a -> a.family().number()).orElse(0);
            bytes.put(at + InetDiagBytecode.HOST_FAMILY, (byte) family);
            bytes.put(at + InetDiagBytecode.HOST_PREFIX, (byte) prefixLength);
            bytes.putInt(at + InetDiagBytecode.HOST_PORT, port);
            address.ifPresent(a -> bytes.put(at + InetDiagBytecode.HOST_ADDRESS, a.toBytes()));
        }

        @Override
        public String text() {
            return address.map(a -> "AF_" + a.family() + " " + a + "/" + prefixLength)
                            .orElse("AF_UNSPEC")
                    + (port < 0 ? " port *" : " port " + port);
        }
    }

    /**
     * An interface.
     *
     * @param index its index
     */
    record Device(int index) implements Operands {
        @Override
        public int operationSize() {
            return InetDiagBytecode.DEVICE_SIZE;
        }

        @Override
        public void write(ByteBuffer bytes, int at) {
            bytes.putInt(at + InetDiagBytecode.DEVICE, index);
        }

        @Override
        public String text() {
            return Integer.toUnsignedString(index);
        }
    }

    /**
     * {@code struct inet_diag_markcond}.
     *
     * @param mark what the masked mark must be, unsigned
     * @param mask the bits that count
     */
    record Mark(int mark, int mask) implements Operands {
        @Override
        public int operationSize() {
            return InetDiagBytecode.MARK_SIZE;
        }

        @Override
        public void write(ByteBuffer bytes, int at) {
            bytes.putInt(at + InetDiagBytecode.MARK, mark);
            bytes.putInt(at + InetDiagBytecode.MARK_MASK, mask);
        }

        @Override
        public String text() {
            return "0x" + Integer.toHexString(mark) + "/0x" + Integer.toHexString(mask);
        }
    }

    /**
     * A cgroup v2.
     *
     * @param id its id, unsigned
     */
    record Cgroup(long id) implements Operands {
        @Override
        public int operationSize() {
            return InetDiagBytecode.CGROUP_SIZE;
        }

        @Override
        public void write(ByteBuffer bytes, int at) {
            bytes.putLong(at + InetDiagBytecode.CGROUP, id);
        }

        @Override
        public String text() {
            return Long.toUnsignedString(id);
        }
    }

    /**
     * Returns the operands of the operation at {@code at}.
     *
     * @throws IllegalArgumentException when the bytes end before them, or an address family is
     *     neither AF_UNSPEC, AF_INET nor AF_INET6
     */
    static Operands read(Opcode opcode, ByteBuffer program, int at) {
        ByteBuffer bytes = program.duplicate().order(ByteOrder.nativeOrder());
        try {
            return switch (opcode) {
                case NOP, JMP, AUTO -> new None();
                case S_GE, S_LE, D_GE, D_LE, S_EQ, D_EQ ->
                        new Port(Short.toUnsignedInt(bytes.getShort(at + InetDiagBytecode.PORT)));
                case S_COND, D_COND -> readHost(bytes, at);
                case DEV_COND -> new Device(bytes.getInt(at + InetDiagBytecode.DEVICE));
                case MARK_COND ->
                        new Mark(
                                bytes.getInt(at + InetDiagBytecode.MARK),
                                bytes.getInt(at + InetDiagBytecode.MARK_MASK));
                case CGROUP_COND -> new Cgroup(bytes.getLong(at + InetDiagBytecode.CGROUP));
            };
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the program ends within the operation at " + at, e);
        }
    }

    private static Host readHost(ByteBuffer bytes, int at) {
        int prefix = Byte.toUnsignedInt(bytes.get(at + InetDiagBytecode.HOST_PREFIX));
        int port = bytes.getInt(at + InetDiagBytecode.HOST_PORT);
        int family = bytes.get(at + InetDiagBytecode.HOST_FAMILY);
        byte[] address =
                switch (family) {
                    case 0 -> new byte[0];
                    case SockDiag.AF_INET -> new byte[4];
                    case SockDiag.AF_INET6 -> new byte[16];
                    default ->
                            throw new IllegalArgumentException(
                                    "address family "
                                            + family
                                            + " in the operation at "
                                            + at
                                            + ", not AF_INET or AF_INET6");
                };
        bytes.get(at + InetDiagBytecode.HOST_ADDRESS, address);
        return new Host(
                address.length == 0 ? Optional.empty() : Optional.of(IpAddress.ofBytes(address)),
                prefix,
                port);
    }

    /** Returns the condition for an address in a prefix and any port. */
    static Host prefix(AddressFamily family, long high, long low, int prefixLength) {
        return new Host(Optional.of(new IpAddress(family, high, low)), prefixLength, -1);
    }
}
