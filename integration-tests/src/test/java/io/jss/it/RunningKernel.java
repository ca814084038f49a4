package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.KillPlan;
import io.jss.SocketTable;
import io.jss.cli.environment.KernelRelease;
import io.jss.model.InetSocket;
import java.io.IOException;
import java.util.List;

/** Since when the kernel of this run can do what a test is about, and what an older one answers. */
final class RunningKernel {

    private static final KernelRelease RELEASE =
            new KernelRelease(System.getProperty("os.version"));

    private RunningKernel() {}

    /** Returns whether the kernel is older than a release. */
    static boolean isBefore(int major, int minor) {
        return RELEASE.isBefore(major, minor);
    }

    /** Returns whether it tells of destroyed sockets: since Linux 4.2. */
    static boolean hasEvents() {
        return !isBefore(4, 2);
    }

    /**
     * Asserts what a kernel before 4.5 (of UDP before 4.9) answers to a request to close sockets:
     * that it cannot, and each is still there.
     */
    static void refusesToClose(SocketTable table, List<InetSocket> sockets) throws IOException {
        assertThat(table.destroy(sockets)).containsOnly(KillPlan.Outcome.NOT_SUPPORTED);
        List<Long> left = table.snapshot().sockets().stream().map(InetSocket::cookie).toList();
        assertThat(left).containsAll(sockets.stream().map(InetSocket::cookie).toList());
    }
}
