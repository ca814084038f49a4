package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A thread that waits in a system call, can be seen waiting, and can be sent a signal. */
final class BlockedThread {
    /** What java.nio interrupts threads with; its handler does nothing and restarts nothing. */
    private static final int SIGNAL = 62;

    private static final long ENDED = -1;

    private static final LibcFunction TGKILL = new LibcFunction("tgkill");

    private final CompletableFuture<Integer> tid = new CompletableFuture<>();
    private final CompletableFuture<Object> result = new CompletableFuture<>();

    BlockedThread(Callable<?> call) {
        Thread thread =
                new Thread(
                        () -> {
                            tid.complete(SystemCalls.gettid());
                            try {
                                result.complete(call.call());
                            } catch (Exception e) {
                                result.completeExceptionally(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Fails unless the handler is there, since the signal would end this process otherwise. */
    static void requireHandler() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.sink().write(ByteBuffer.allocate(1));
        pipe.source().read(ByteBuffer.allocate(1));
        pipe.sink().close();
        pipe.source().close();
        assertThat(Capabilities.mask("SigCgt:").testBit(SIGNAL - 1)).isTrue();
    }

    /** Waits until the thread sleeps in a call whose first argument is this. */
    void awaitCall(long firstArgument) throws Exception {
        String argument = " 0x" + Long.toHexString(firstArgument) + " ";
        while (!Files.readString(task("syscall")).contains(argument) || !sleeps()) {
            assertThat(result).isNotDone();
            Thread.sleep(1);
        }
    }

    private boolean sleeps() throws Exception {
        String stat = Files.readString(task("stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2) == 'S';
    }

    /** Sends the signal and waits until it has woken the thread; one that has ended needs none. */
    void signal() throws Exception {
        long before = switches();
        int sent = TGKILL.callInt(SystemCalls.getpid(), tid.get(), SIGNAL);
        assertThat(sent == 0 || switches() == ENDED).isTrue();
        while (!result.isDone() && switches() == before) {
            Thread.sleep(1);
        }
    }

    /** How often the thread has gone to sleep, {@link #ENDED} when it is no more. */
    private long switches() throws Exception {
        List<String> lines;
        try {
            lines = Files.readAllLines(task("status"));
        } catch (IOException e) {
            return ENDED; // ENOENT, or ESRCH when it ended between opening and reading
        }
        return lines.stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private Path task(String file) throws Exception {
        return Path.of("/proc/self/task/" + tid.get(), file);
    }

    boolean isDone() {
        return result.isDone();
    }

    Object result() throws Exception {
        return result.get();
    }
}
