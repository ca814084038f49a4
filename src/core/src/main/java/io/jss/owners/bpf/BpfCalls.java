package io.jss.owners.bpf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jss.answer.BpfRefusedException;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.nio.ByteBuffer;

/**
 * The commands of bpf(2) that an iterator takes, with their attributes ({@code union bpf_attr}).
 */
final class BpfCalls {

    // enum bpf_cmd
    private static final int PROG_LOAD = 5;
    private static final int LINK_CREATE = 28;
    private static final int ITER_CREATE = 33;

    /** {@code BPF_PROG_TYPE_TRACING}. */
    private static final int TRACING = 26;

    /** {@code BPF_TRACE_ITER}. */
    private static final int TRACE_ITER = 28;

    // of BPF_PROG_LOAD; what is not named here stays 0
    private static final int PROG_TYPE = 0;
    private static final int INSN_CNT = PROG_TYPE + Integer.BYTES;
    private static final int INSNS = INSN_CNT + Integer.BYTES;
    private static final int LICENSE = INSNS + Long.BYTES;
    private static final int LOG_LEVEL = LICENSE + Long.BYTES;
    private static final int LOG_SIZE = LOG_LEVEL + Integer.BYTES;
    private static final int LOG_BUF = LOG_SIZE + Integer.BYTES;
    private static final int KERN_VERSION = LOG_BUF + Long.BYTES;
    private static final int PROG_FLAGS = KERN_VERSION + Integer.BYTES;
    private static final int PROG_NAME = PROG_FLAGS + Integer.BYTES;
    private static final int PROG_IFINDEX = PROG_NAME + 16;
    private static final int EXPECTED_ATTACH_TYPE = PROG_IFINDEX + Integer.BYTES;
    private static final int PROG_BTF_FD = EXPECTED_ATTACH_TYPE + Integer.BYTES;
    private static final int FUNC_INFO_REC_SIZE = PROG_BTF_FD + Integer.BYTES;
    private static final int FUNC_INFO = FUNC_INFO_REC_SIZE + Integer.BYTES;
    private static final int FUNC_INFO_CNT = FUNC_INFO + Long.BYTES;
    private static final int LINE_INFO_REC_SIZE = FUNC_INFO_CNT + Integer.BYTES;
    private static final int LINE_INFO = LINE_INFO_REC_SIZE + Integer.BYTES;
    private static final int LINE_INFO_CNT = LINE_INFO + Long.BYTES;
    private static final int ATTACH_BTF_ID = LINE_INFO_CNT + Integer.BYTES;
    private static final int ATTACH_PROG_FD = ATTACH_BTF_ID + Integer.BYTES;
    private static final int LOAD_ATTRIBUTES = ATTACH_PROG_FD + Integer.BYTES;

    // of BPF_LINK_CREATE
    private static final int LINK_PROG_FD = 0;
    private static final int LINK_TARGET_FD = LINK_PROG_FD + Integer.BYTES;
    private static final int LINK_ATTACH_TYPE = LINK_TARGET_FD + Integer.BYTES;
    private static final int LINK_FLAGS = LINK_ATTACH_TYPE + Integer.BYTES;
    private static final int LINK_ATTRIBUTES = LINK_FLAGS + Integer.BYTES;

    // of BPF_ITER_CREATE
    private static final int ITER_LINK_FD = 0;
    private static final int ITER_FLAGS = ITER_LINK_FD + Integer.BYTES;
    private static final int ITER_ATTRIBUTES = ITER_FLAGS + Integer.BYTES;

    private static final int LOG_BYTES = 1 << 16;
    private static final byte[] NAME = "jss_owners".getBytes(US_ASCII);

    private BpfCalls() {}

    /**
     * Loads a program for an iterator.
     *
     * @return its descriptor
     * @throws BpfRefusedException when the kernel refuses it, with what its verifier said
     */
    static int load(byte[] instructions, String license, int attachBtfId)
            throws BpfRefusedException {
        try {
            return load(instructions, license, attachBtfId, null);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EPERM) {
                throw refused("BPF_PROG_LOAD", e, "");
            }
            return loadWithLog(instructions, license, attachBtfId);
        }
    }

    /** Tries again and lets the verifier talk. */
    private static int loadWithLog(byte[] instructions, String license, int attachBtfId)
            throws BpfRefusedException {
        try (NativeBuffer log = NativeBuffer.allocate(LOG_BYTES)) {
            try {
                return load(instructions, license, attachBtfId, log);
            } catch (SystemCallException e) {
                throw refused("BPF_PROG_LOAD", e, text(log.bytes()));
            }
        }
    }

    private static int load(byte[] instructions, String license, int attachBtfId, NativeBuffer log)
            throws SystemCallException {
        byte[] terminated = (license + "\0").getBytes(US_ASCII);
        try (NativeBuffer program = NativeBuffer.allocate(instructions.length);
                NativeBuffer name = NativeBuffer.allocate(terminated.length);
                NativeBuffer attributes = NativeBuffer.allocate(LOAD_ATTRIBUTES)) {
            program.bytes().put(0, instructions);
            name.bytes().put(0, terminated);
            clear(attributes.bytes())
                    .putInt(PROG_TYPE, TRACING)
                    .putInt(INSN_CNT, instructions.length / BpfAssembler.INSTRUCTION)
                    .putLong(INSNS, program.address())
                    .putLong(LICENSE, name.address())
                    .put(PROG_NAME, NAME)
                    .putInt(EXPECTED_ATTACH_TYPE, TRACE_ITER)
                    .putInt(ATTACH_BTF_ID, attachBtfId);
            if (log != null) {
                clear(log.bytes());
                attributes
                        .bytes()
                        .putInt(LOG_LEVEL, 1)
                        .putInt(LOG_SIZE, LOG_BYTES)
                        .putLong(LOG_BUF, log.address());
            }
            return call(PROG_LOAD, attributes, LOAD_ATTRIBUTES);
        }
    }

    /** Attaches a program to its iterator; returns the descriptor of the link. */
    static int link(int program) throws BpfRefusedException {
        try (NativeBuffer attributes = NativeBuffer.allocate(LINK_ATTRIBUTES)) {
            clear(attributes.bytes())
                    .putInt(LINK_PROG_FD, program)
                    .putInt(LINK_ATTACH_TYPE, TRACE_ITER);
            return call(LINK_CREATE, attributes, LINK_ATTRIBUTES);
        } catch (SystemCallException e) {
            throw refused("BPF_LINK_CREATE", e, "");
        }
    }

    /** Makes a file of which each read runs the iterator on; returns its descriptor. */
    static int iterator(int link) throws BpfRefusedException {
        try (NativeBuffer attributes = NativeBuffer.allocate(ITER_ATTRIBUTES)) {
            clear(attributes.bytes()).putInt(ITER_LINK_FD, link);
            return call(ITER_CREATE, attributes, ITER_ATTRIBUTES);
        } catch (SystemCallException e) {
            throw refused("BPF_ITER_CREATE", e, "");
        }
    }

    private static int call(int command, NativeBuffer attributes, int size)
            throws SystemCallException {
        return (int)
                SystemCalls.syscall(
                        Constants.SYS_BPF, command, attributes.address(), size, 0, 0, 0);
    }

    private static ByteBuffer clear(ByteBuffer bytes) {
        for (int i = 0; i < bytes.capacity(); i++) {
            bytes.put(i, (byte) 0);
        }
        return bytes;
    }

    private static String text(ByteBuffer log) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < log.capacity() && log.get(i) != 0; i++) {
            text.append((char) (log.get(i) & 0x7f));
        }
        return text.toString();
    }

    private static BpfRefusedException refused(
            String command, SystemCallException cause, String verifierLog) {
        String message =
                "bpf("
                        + command
                        + "): "
                        + cause.errnoName()
                        + " ("
                        + Errno.text(cause.errno())
                        + ")";
        if (cause.errno() == Errno.EPERM) {
            message += ", it takes root, or CAP_BPF and CAP_PERFMON";
        }
        String objection = objection(verifierLog);
        return new BpfRefusedException(
                objection.isEmpty() ? message : message + ", the verifier says: " + objection,
                verifierLog,
                cause);
    }

    /** Returns the last line of a log that is no statistics: why the program was refused. */
    private static String objection(String verifierLog) {
        String last = "";
        for (String line : verifierLog.split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("processed ")) {
                last = line.strip();
            }
        }
        return last;
    }
}
