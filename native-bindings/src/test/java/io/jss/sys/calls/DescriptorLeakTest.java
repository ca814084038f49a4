package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.SystemCallException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DescriptorLeakTest {
    @Test
    void whatIsOpenedIsClosedAgainAndFailuresOpenNothing() throws IOException {
        try (NativeBuffer folder = Paths.of("/proc/self/fd");
                NativeBuffer missing = Paths.of("/proc/no/such/file")) {
            openAndClose(folder, missing); // loads what is needed
            int before = OpenDescriptors.count();
            for (int i = 0; i < 1000; i++) {
                openAndClose(folder, missing);
            }
            assertThat(OpenDescriptors.count() - before).isLessThan(100);
        }
    }

    private static void openAndClose(NativeBuffer folder, NativeBuffer missing) throws IOException {
        int flags = Constants.O_RDONLY | Constants.O_CLOEXEC;
        SystemCalls.close(SystemCalls.openat(Constants.AT_FDCWD, folder, 0, flags));
        SystemCalls.close(Events.eventfd(0, Constants.EFD_CLOEXEC));
        int type = Constants.SOCK_RAW | Constants.SOCK_CLOEXEC;
        SystemCalls.close(
                SystemCalls.socket(Constants.AF_NETLINK, type, Constants.NETLINK_SOCK_DIAG));
        assertThatThrownBy(() -> SystemCalls.openat(Constants.AT_FDCWD, missing, 0, flags))
                .isInstanceOf(SystemCallException.class);
        assertThatThrownBy(() -> SystemCalls.socket(Constants.AF_NETLINK, type, 255))
                .isInstanceOf(SystemCallException.class);
    }
}
