package io.jss.sys.calls;

import static io.jss.sys.calls.Constants.AT_FDCWD;
import static io.jss.sys.calls.Constants.CLONE_NEWNET;
import static io.jss.sys.calls.Constants.O_CLOEXEC;
import static io.jss.sys.calls.Constants.O_RDONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessCallsTest {
    @Test
    void processAndThreadHaveTheKernelsIds() throws IOException {
        assertThat(SystemCalls.getpid()).isEqualTo((int) ProcessHandle.current().pid());
        assertThat(Files.readSymbolicLink(Path.of("/proc/thread-self")))
                .hasToString(SystemCalls.getpid() + "/task/" + SystemCalls.gettid());
    }

    @Test
    void userIdsAreThoseOfTheProcess() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/thread-self/status"));
        String uids = SystemCalls.getuid() + "\t" + SystemCalls.geteuid() + "\t";

        assertThat(status).anyMatch(line -> line.startsWith("Uid:\t" + uids));
    }

    @Test
    void bpfHasItsNumber() {
        assertThatThrownBy(() -> SystemCalls.syscall(Constants.SYS_BPF, -1, 0, 0, 0, 0, 0))
                .isInstanceOfSatisfying(
                        SystemCallException.class,
                        e -> assertThat(e.errno()).isIn(Errno.EINVAL, Errno.EPERM, Errno.E2BIG));
    }

    @Test
    void unknownSystemCallIsEnosysAndNamesItsNumber() {
        assertThatThrownBy(() -> SystemCalls.syscall(0x7fff, 0, 0, 0, 0, 0, 0))
                .hasMessage("syscall(32767): ENOSYS (Function not implemented)");
    }

    @Test
    void failedNamespaceCallsNameThemselves() {
        assertThatThrownBy(() -> SystemCalls.setns(-1, CLONE_NEWNET))
                .hasMessage("setns: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.unshare(1))
                .hasMessage("unshare: EINVAL (Invalid argument)");
    }

    @Test
    void oneThreadGoesToAnotherNetworkAndBackIfItMay() throws Exception {
        String home = network();
        BlockedThread traveller = new BlockedThread(ProcessCallsTest::leaveAndReturn);

        if (Capabilities.has(Capabilities.CAP_SYS_ADMIN)) {
            List<?> seen = (List<?>) traveller.result();
            assertThat(seen.get(0)).isEqualTo(home);
            assertThat(seen.get(1)).asString().startsWith("net:[").isNotEqualTo(home);
            assertThat(seen.get(2)).isEqualTo(home);
        } else {
            assertThatThrownBy(traveller::result)
                    .hasRootCauseMessage("unshare: EPERM (Operation not permitted)");
        }
        assertThat(network()).isEqualTo(home);
    }

    private static List<String> leaveAndReturn() throws IOException {
        try (NativeBuffer path = Paths.of("/proc/thread-self/ns/net")) {
            int home = SystemCalls.openat(AT_FDCWD, path, 0, O_RDONLY | O_CLOEXEC);
            try {
                String before = network();
                SystemCalls.unshare(CLONE_NEWNET);
                String away = network();
                SystemCalls.setns(home, CLONE_NEWNET);
                return List.of(before, away, network());
            } finally {
                SystemCalls.close(home);
            }
        }
    }

    private static String network() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    }
}
