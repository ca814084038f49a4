package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    /**
     * From the kernel: arch/…/syscall*.tbl, asm-generic/unistd.h, asm/fcntl.h, asm/socket.h,
     * asm/stat.h.
     */
    @ParameterizedTest
    @CsvSource({
        "amd64,       217, 186, 321, 0200000, 0400000, 20, 21, 5, 24",
        "x86_64,      217, 186, 321, 0200000, 0400000, 20, 21, 5, 24",
        "aarch64,      61, 178, 280, 0040000, 0100000, 20, 21, 80, 16",
        "riscv64,      61, 178, 280, 0200000, 0400000, 20, 21, 80, 16",
        "loongarch64,  61, 178, 280, 0200000, 0400000, 20, 21, 80, 16",
        "ppc64le,     202, 207, 361, 0040000, 0100000, 18, 19, 108, 24",
        "s390x,       220, 236, 351, 0200000, 0400000, 20, 21, 108, 24",
    })
    void numbersAreTheKernels(
            String osArch,
            int getdents64,
            int gettid,
            int bpf,
            String directory,
            String nofollow,
            int rcvtimeo,
            int sndtimeo,
            int fstat,
            int statMode) {
        Architecture architecture = Architecture.of(osArch);

        assertThat(architecture.getdents64).isEqualTo(getdents64);
        assertThat(architecture.gettid).isEqualTo(gettid);
        assertThat(architecture.bpf).isEqualTo(bpf);
        assertThat(architecture.directory).isEqualTo(Integer.parseInt(directory, 8));
        assertThat(architecture.nofollow).isEqualTo(Integer.parseInt(nofollow, 8));
        assertThat(architecture.rcvtimeo).isEqualTo(rcvtimeo);
        assertThat(architecture.sndtimeo).isEqualTo(sndtimeo);
        assertThat(architecture.fstat).isEqualTo(fstat);
        assertThat(architecture.statMode).isEqualTo(statMode);
    }

    @ParameterizedTest
    @CsvSource({"i386", "arm", "ppc64", "mips64el", "sparcv9", "''"})
    void othersAreNotGuessed(String osArch) {
        assertThat(Architecture.of(osArch)).isEqualTo(Architecture.OTHER);
    }

    @Test
    void thisOneIsKnown() {
        assertThat(Architecture.CURRENT).isNotEqualTo(Architecture.OTHER);
    }
}
