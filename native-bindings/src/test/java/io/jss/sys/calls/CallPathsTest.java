package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import io.jss.sys.Errno;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call gives the same through the function's address and through direct mapping. */
class CallPathsTest {
    private static final LibcFunction READ = new LibcFunction("read");
    private static final LibcFunction READLINKAT = new LibcFunction("readlinkat");
    private static final LibcFunction OPENAT = new LibcFunction("openat");
    private static final LibcFunction CLOSE = new LibcFunction("close");

    private final NativeBuffer self = Paths.of("/proc/self");
    private final NativeBuffer missing = Paths.of("/proc/no/such/file");
    private final NativeBuffer into = NativeBuffer.allocate(64);

    @AfterEach
    void release() {
        self.close();
        missing.close();
        into.close();
    }

    @Test
    void thisSystemPermitsDirectMapping() {
        assertThat(LibcMapped.BOUND).isTrue();
    }

    @Test
    void resultsAreTheSame() {
        int at = Constants.AT_FDCWD;
        long called = READLINKAT.call(at, self.address(), into.address(), 64);
        String first = into.text(0);
        long mapped = LibcMapped.readlinkat(at, self.address(), into.address(), 64);

        assertThat(mapped).isEqualTo(called).isEqualTo(first.length());
        assertThat(first).isEqualTo(into.text(0)).isEqualTo(Integer.toString(SystemCalls.getpid()));
    }

    @Test
    void failuresOfIntFunctionsAreNegativeBothWays() {
        assertThat(CLOSE.callInt(-1)).isEqualTo(-1);
        assertThat(LibcMapped.close(-1)).isEqualTo(-1);
        assertThat(OPENAT.callInt(Constants.AT_FDCWD, missing.address(), 0)).isEqualTo(-1);
        assertThat(LibcMapped.openat(Constants.AT_FDCWD, missing.address(), 0)).isEqualTo(-1);
    }

    @Test
    void errnoIsThatOfTheLastCallOfThisThread() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<Integer> a = threads.submit(errnoOf(Errno.EBADF, this::failWithEbadfCalled));
            Future<Integer> b = threads.submit(errnoOf(Errno.EBADF, this::failWithEbadfMapped));
            Future<Integer> c = threads.submit(errnoOf(Errno.ENOENT, this::failWithEnoentCalled));
            Future<Integer> d = threads.submit(errnoOf(Errno.ENOENT, this::failWithEnoentMapped));

            assertThat(a.get()).isZero();
            assertThat(b.get()).isZero();
            assertThat(c.get()).isZero();
            assertThat(d.get()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Counts the wrong ones while the virtual machine itself allocates, collects and compiles. */
    private static Callable<Integer> errnoOf(int expected, Runnable failure) {
        return () -> {
            int wrong = 0;
            for (int i = 0; i < 20_000; i++) {
                failure.run();
                byte[] garbage = new byte[4096];
                wrong += Native.getLastError() == expected && garbage[i & 4095] == 0 ? 0 : 1;
            }
            return wrong;
        };
    }

    private void failWithEbadfCalled() {
        READ.call(-1, into.address(), 1);
    }

    private void failWithEbadfMapped() {
        LibcMapped.read(-1, into.address(), 1);
    }

    private void failWithEnoentCalled() {
        OPENAT.call(Constants.AT_FDCWD, missing.address(), 0);
    }

    private void failWithEnoentMapped() {
        LibcMapped.openat(Constants.AT_FDCWD, missing.address(), 0);
    }

    @Test
    void resultsStayTheSameWhenCallsHaveBecomeMany() {
        String pid = Integer.toString(SystemCalls.getpid());
        for (int i = 0; i < 20_000; i++) {
            int length = SystemCalls.tryReadlinkat(Constants.AT_FDCWD, self, 0, into, 0, 64);
            int failure = SystemCalls.tryReadlinkat(Constants.AT_FDCWD, missing, 0, into, 0, 64);
            if (length != pid.length() || failure != -Errno.ENOENT) {
                assertThat(new int[] {i, length, failure})
                        .containsExactly(i, pid.length(), -Errno.ENOENT);
            }
        }
        assertThat(into.text(0)).isEqualTo(pid);
    }
}
