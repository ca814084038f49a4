package io.jss.it;

import io.jss.sys.SystemCallException;
import io.jss.sys.calls.SystemCalls;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Runs code on a thread of its own that is the user nobody: the system call, as against the C
 * library's function, changes the calling thread alone.
 */
final class UnprivilegedThread {

    private static final int NOBODY = 65534;

    private UnprivilegedThread() {}

    /**
     * Runs the code once as it is, so that every class is loaded, then as nobody, and returns what
     * it gave then. Where this virtual machine does not run as root it is unprivileged already.
     */
    static <T> T call(Callable<T> code) throws Exception {
        FutureTask<T> task =
                new FutureTask<>(
                        () -> {
                            code.call();
                            becomeNobody();
                            return code.call();
                        });
        Thread thread = new Thread(task, "nobody");
        thread.start();
        return task.get();
    }

    private static void becomeNobody() throws SystemCallException {
        if (SystemCalls.geteuid() == 0) {
            SystemCalls.syscall(setresuid(), NOBODY, NOBODY, NOBODY, 0, 0, 0);
        }
    }

    private static long setresuid() {
        String architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64" -> 117;
            case "aarch64", "riscv64", "loongarch64" -> 147;
            case "ppc64le" -> 164;
            case "s390x" -> 208;
            default -> throw new IllegalStateException("setresuid of " + architecture);
        };
    }
}
