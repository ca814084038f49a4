package io.jss.owners.bpf;

import io.jss.answer.BpfRefusedException;

/**
 * Where the fields are that the program reads, in bytes, in the running kernel.
 *
 * @param inodeOfFile {@code struct file}, {@code f_inode}
 * @param numberOfInode {@code struct inode}, {@code i_ino}
 * @param tgidOfTask {@code struct task_struct}, {@code tgid}: what users call the process id
 * @param leaderOfTask {@code struct task_struct}, {@code group_leader}: the first thread
 * @param startOfTask {@code struct task_struct}, {@code start_boottime} (since Linux 5.5)
 * @param iterator the BTF id of the function {@code bpf_iter_task_file}, to which the program is
 *     attached
 */
record TaskFileOffsets(
        int inodeOfFile,
        int numberOfInode,
        int tgidOfTask,
        int leaderOfTask,
        int startOfTask,
        int iterator) {

    /**
     * Finds them in the kernel's type information.
     *
     * @throws BpfRefusedException when one is missing, or the information is malformed
     */
    static TaskFileOffsets of(Btf types) throws BpfRefusedException {
        return new TaskFileOffsets(
                types.offset("file", "f_inode"),
                types.offset("inode", "i_ino"),
                types.offset("task_struct", "tgid"),
                types.offset("task_struct", "group_leader"),
                types.offset("task_struct", "start_boottime"),
                types.function("bpf_iter_task_file"));
    }
}
