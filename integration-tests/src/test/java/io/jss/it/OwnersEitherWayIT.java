package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.answer.BpfRefusedException;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On every kernel: BPF tells the holders that the scan finds, or why it does not. */
@Tag("kernel")
class OwnersEitherWayIT {

    private static final String SHARED =
            """
            shared = socket(AF_INET, SOCK_DGRAM)
            child = os.fork()
            if child == 0: sys.stdin.read(); os._exit(0)
            ready(os.fstat(shared.fileno()).st_ino, child)
            """;

    private static Optional<OwnerScan> bpf(OwnerScan scan) {
        try {
            scan.withBpf().load();
            return Optional.of(scan.withBpf());
        } catch (BpfRefusedException e) {
            assertThat(e.getMessage())
                    .containsAnyOf("bpf(BPF_PROG_LOAD)", "the kernel tells nothing of its types")
                    .doesNotContain("EPERM");
            return Optional.empty();
        }
    }

    @Test
    void bpfTellsTheHoldersThatTheScanFindsOrWhyNot() throws Exception {
        OwnerScan scan = OwnerScan.of(ProcPaths.system()).withoutBpf();
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            long inode = python.number(0);
            OwnerIndex found = scan.scan();

            assertThat(found.holders(inode)).hasSize(2);
            Optional<OwnerScan> bpf = bpf(scan);
            if (bpf.isPresent()) {
                assertThat(bpf.get().scan().holders(inode)).isEqualTo(found.holders(inode));
            }
        }
    }
}
