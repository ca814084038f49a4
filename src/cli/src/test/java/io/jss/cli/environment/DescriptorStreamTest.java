package io.jss.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each test starts a process of its own, whose standard output is a pipe that is non-blocking. */
class DescriptorStreamTest {

    private static final int PIPE_BYTES = 64 << 10; // pipe(7)
    private static final int WRITTEN_BYTES = 1 << 20;

    @Test
    void waitsForASlowReaderAndLosesNothing() throws Exception {
        Process writer = start(DescriptorStreamTest.class);
        try (InputStream pipe = writer.getInputStream()) {
            awaitFullPipe(pipe, writer);

            assertThat(pipe.readAllBytes()).isEqualTo(pattern());
            assertThat(writer.waitFor()).isZero();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /** What this test is for: the JDK's own stream does not get over the full pipe. */
    @Test
    void theStreamOfTheJdkFailsThere() throws Exception {
        Process writer = start(DescriptorStreamTest.class, "jdk");
        try (InputStream pipe = writer.getInputStream()) {
            assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();

            assertThat(writer.exitValue()).isNotZero();
            assertThat(pipe.readAllBytes()).hasSizeBetween(1, WRITTEN_BYTES - 1);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    void aReaderThatHasGoneIsAnError() throws Exception {
        Process writer = start(DescriptorStreamTest.class);
        try {
            awaitFullPipe(writer.getInputStream(), writer);
            writer.getInputStream().close();

            assertThat(writer.waitFor()).isNotZero();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static Process start(Class<?> program, String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void awaitFullPipe(InputStream pipe, Process writer) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (pipe.available() < PIPE_BYTES) {
            assertThat(writer.isAlive()).as("that the writer waits").isTrue();
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[WRITTEN_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        return bytes;
    }

    /** The process that writes: through the stream that is tested, or through the JDK's. */
    public static void main(String[] arguments) throws IOException {
        int setFlags = 4; // F_SETFL
        int nonBlocking = 0x800; // O_NONBLOCK
        int writeOnly = 1; // O_WRONLY
        Function.getFunction("c", "fcntl")
                .invokeInt(new Object[] {1, setFlags, writeOnly | nonBlocking});
        try (OutputStream out =
                arguments.length == 0
                        ? DescriptorStream.standardOutput()
                        : new FileOutputStream(FileDescriptor.out)) {
            out.write(pattern());
        }
    }
}
