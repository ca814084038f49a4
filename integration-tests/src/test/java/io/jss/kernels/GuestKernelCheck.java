package io.jss.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Shows that the tests of a run met the kernel that the run is about, and not the host's.
 *
 * <p>The name keeps it out of a build's own test runs, in which no kernel was asked for.
 */
@Tag("kernel")
class GuestKernelCheck {

    /** The release that the harness booted, as {@code uname -r} tells it. */
    private static final String BOOTED = System.getProperty("jss.kernel.release");

    @Test
    void runningKernelIsTheOneThatWasBooted() throws IOException {
        String version = Files.readString(Path.of("/proc/version"));

        assertThat(version).startsWith("Linux version " + BOOTED + " ");
        assertThat(System.getProperty("os.version")).isEqualTo(BOOTED);
    }
}
