package io.jss.owners.bpf;

import static io.jss.owners.bpf.Register.R0;
import static io.jss.owners.bpf.Register.R1;
import static io.jss.owners.bpf.Register.R10;
import static io.jss.owners.bpf.Register.R2;
import static io.jss.owners.bpf.Register.R3;
import static io.jss.owners.bpf.Register.R6;
import static io.jss.owners.bpf.Register.R7;
import static io.jss.owners.bpf.Register.R8;
import static io.jss.owners.bpf.Register.R9;

import java.nio.ByteOrder;

/**
 * The program that the kernel runs for each descriptor of each task: it writes a record for each
 * that is a socket, and passes by the others.
 *
 * <pre>
 *  0                 8                16        20        24
 *  +-----------------+-----------------+---------+---------+
 *  | inode           | start, ns       | pid     | fd      |
 *  +-----------------+-----------------+---------+---------+
 * </pre>
 *
 * <p>Numbers are in native byte order. The start is that of the first thread, after boot.
 *
 * <p>The kernel lets programs write to an iterator's file only under a license compatible with the
 * GPL, so these instructions are offered under the BSD license and the GPL, version 2, besides.
 */
final class TaskFileProgram {

    /** The license that the kernel is given. */
    static final String LICENSE = "Dual BSD/GPL";

    /** The record, by byte. */
    static final int INODE = 0;

    /** When the process was started. */
    static final int START = INODE + Long.BYTES;

    /** The process id in the first pid namespace. */
    static final int PID = START + Long.BYTES;

    /** The number of the descriptor. */
    static final int FD = PID + Integer.BYTES;

    /** The size of a record. */
    static final int RECORD = FD + Integer.BYTES;

    // struct bpf_iter__task_file, the same since Linux 5.8: a pointer each but for fd
    private static final int META = 0;
    private static final int TASK = META + Long.BYTES;
    private static final int NUMBER = TASK + Long.BYTES;
    private static final int FILE = NUMBER + Long.BYTES;

    // struct bpf_iter_meta
    private static final int SEQ = 0;

    // enum bpf_func_id
    private static final int SEQ_WRITE = 127;
    private static final int SOCK_FROM_FILE = 162;

    private TaskFileProgram() {}

    /** Returns the instructions for a kernel with these offsets. */
    static byte[] instructions(TaskFileOffsets offsets, ByteOrder order) {
        BpfAssembler.Label end = new BpfAssembler.Label();
        return new BpfAssembler()
                .loadU64(R6, R1, META)
                .loadU64(R7, R1, TASK)
                .loadU64(R8, R1, FILE)
                .loadU32(R9, R1, NUMBER)
                .jumpIfEqual(R7, 0, end) // both are null when the last was passed
                .jumpIfEqual(R8, 0, end)
                .move(R1, R8)
                .call(SOCK_FROM_FILE)
                .jumpIfEqual(R0, 0, end)
                .loadU64(R2, R8, offsets.inodeOfFile())
                .loadU64(R3, R2, offsets.numberOfInode())
                .storeU64(R10, INODE - RECORD, R3)
                .loadU64(R2, R7, offsets.leaderOfTask())
                .loadU64(R3, R2, offsets.startOfTask())
                .storeU64(R10, START - RECORD, R3)
                .loadU32(R3, R7, offsets.tgidOfTask())
                .storeU32(R10, PID - RECORD, R3)
                .storeU32(R10, FD - RECORD, R9)
                .loadU64(R1, R6, SEQ)
                .move(R2, R10)
                .add(R2, -RECORD)
                .move(R3, RECORD)
                .call(SEQ_WRITE)
                .place(end)
                .move(R0, 0)
                .exit()
                .assemble(order);
    }
}
