package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handle of the process is the same, whichever thread opens it. */
class JnaThreadTest {

    private final Thread caller = Thread.currentThread();
    private final ClassLoader before = caller.getContextClassLoader();

    @AfterEach
    void restore() {
        caller.setContextClassLoader(before);
    }

    @Test
    void theSystemsLoaderOpensTheHandleHere() {
        caller.setContextClassLoader(ClassLoader.getSystemClassLoader());

        assertThat(opensTheProcess()).isTrue();
    }

    @Test
    void withALoaderOfAnApplicationThePoolOpensIt() throws Exception {
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            caller.setContextClassLoader(application);

            assertThat(opensTheProcess()).isTrue();
        }
    }

    @Test
    void anInterruptedCallerGetsItAndStaysInterrupted() throws Exception {
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            caller.setContextClassLoader(application);
            caller.interrupt();

            assertThat(opensTheProcess()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static boolean opensTheProcess() {
        try (NativeLibrary library = JnaThread.openProcess()) {
            return library.getFunction("getpid") != null;
        }
    }
}
