package io.jss.sys.calls;

/**
 * What differs between the processor architectures that Linux runs on: numbers of system calls and
 * the few constants that do not have their asm-generic value everywhere.
 */
enum Architecture {
    /** x86-64: its own numbers. */
    X86_64(217, 186, 321, 0x10000, 0x20000, 20, 21, 5, 24, 312),
    /** arm64: asm-generic numbers, the open flags of 32-bit arm. */
    AARCH64(61, 178, 280, 0x4000, 0x8000, 20, 21, 80, 16, 272),
    /** riscv64: asm-generic throughout. */
    RISCV64(61, 178, 280, 0x10000, 0x20000, 20, 21, 80, 16, 272),
    /** loongarch64: asm-generic throughout. */
    LOONGARCH64(61, 178, 280, 0x10000, 0x20000, 20, 21, 80, 16, 272),
    /** ppc64le: its own numbers, open flags and socket options. */
    PPC64LE(202, 207, 361, 0x4000, 0x8000, 18, 19, 108, 24, 354),
    /** s390x: its own numbers. */
    S390X(220, 236, 351, 0x10000, 0x20000, 20, 21, 108, 24, 343),
    /** Any other: every number is one that no kernel answers. */
    OTHER(-1, -1, -1, 0x10000, 0x20000, 20, 21, -1, 24, -1);

    /** The architecture of this virtual machine. */
    static final Architecture CURRENT = of(System.getProperty("os.arch", ""));

    /** {@code __NR_getdents64}. */
    final int getdents64;

    /** {@code __NR_gettid}. */
    final int gettid;

    /** {@code __NR_bpf}. */
    final int bpf;

    /** {@code O_DIRECTORY}. */
    final int directory;

    /** {@code O_NOFOLLOW}. */
    final int nofollow;

    /** {@code SO_RCVTIMEO_OLD}, the one with two {@code long}s. */
    final int rcvtimeo;

    /** {@code SO_SNDTIMEO_OLD}, the one with two {@code long}s. */
    final int sndtimeo;

    /** {@code __NR_fstat}; loongarch64 has it since Linux 6.11. */
    final int fstat;

    /** Where {@code st_mode} is in {@code struct stat}. */
    final int statMode;

    /** {@code __NR_kcmp}. */
    final int kcmp;

    Architecture(
            int getdents64,
            int gettid,
            int bpf,
            int directory,
            int nofollow,
            int rcvtimeo,
            int sndtimeo,
            int fstat,
            int statMode,
            int kcmp) {
        this.getdents64 = getdents64;
        this.gettid = gettid;
        this.bpf = bpf;
        this.directory = directory;
        this.nofollow = nofollow;
        this.rcvtimeo = rcvtimeo;
        this.sndtimeo = sndtimeo;
        this.fstat = fstat;
        this.statMode = statMode;
        this.kcmp = kcmp;
    }

    /** The architecture that the system property {@code os.arch} names so. */
    static Architecture of(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            case "riscv64" -> RISCV64;
            case "loongarch64" -> LOONGARCH64;
            case "ppc64le" -> PPC64LE;
            case "s390x" -> S390X;
            default -> OTHER;
        };
    }
}
