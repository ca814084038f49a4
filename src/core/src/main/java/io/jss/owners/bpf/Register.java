package io.jss.owners.bpf;

/** The registers of eBPF. A call gives its result in R0 and leaves R6 to R10 as they are. */
enum Register {
    R0(0),
    R1(1),
    R2(2),
    R3(3),
    R6(6),
    R7(7),
    R8(8),
    R9(9),
    /** The frame pointer: the end of 512 bytes of stack. Read only. */
    R10(10);

    /** The number in an instruction. */
    final int number;

    Register(int number) {
        this.number = number;
    }
}
