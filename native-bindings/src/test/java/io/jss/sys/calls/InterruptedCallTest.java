package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import io.jss.sys.Errno;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptedCallTest {
    private final NativeBuffer buffer = NativeBuffer.allocate(64);
    private int fd;

    @BeforeAll
    static void requireHandler() throws IOException {
        BlockedThread.requireHandler();
    }

    @BeforeEach
    void open() throws IOException {
        fd = Events.eventfd(0, Constants.EFD_CLOEXEC);
    }

    @AfterEach
    void release() throws IOException {
        SystemCalls.close(fd);
        buffer.close();
    }

    @Test
    void bareReadEndsWithEintr() throws Exception {
        LibcFunction read = new LibcFunction("read");
        BlockedThread thread =
                new BlockedThread(
                        () -> read.call(fd, buffer.address(), 8) + " " + Native.getLastError());
        thread.awaitCall(fd);
        thread.signal();

        assertThat(thread.result()).isEqualTo("-1 " + Errno.EINTR);
    }

    @Test
    void readGoesOnAfterEintr() throws Exception {
        BlockedThread thread = new BlockedThread(() -> SystemCalls.read(fd, buffer, 0, 8));
        interruptSeveralTimes(thread, fd);
        wake();

        assertThat(thread.result()).isEqualTo(8);
    }

    @Test
    void pollGoesOnAfterEintr() throws Exception {
        buffer.bytes().putInt(0, fd).putShort(4, (short) Constants.POLLIN);
        BlockedThread thread = new BlockedThread(() -> Events.poll(buffer, 0, 1, -1));
        interruptSeveralTimes(thread, buffer.address());
        wake();

        assertThat(thread.result()).isEqualTo(1);
    }

    @Test
    void pollEndsInTimeHoweverOftenItIsInterrupted() throws Exception {
        buffer.bytes().putInt(0, fd).putShort(4, (short) Constants.POLLIN);
        BlockedThread thread = new BlockedThread(() -> Events.poll(buffer, 0, 1, 2000));
        thread.awaitCall(buffer.address());
        int interruptions = 0;
        while (!thread.isDone()) {
            thread.signal();
            interruptions++;
        }

        assertThat(thread.result()).isEqualTo(0);
        assertThat(interruptions).isGreaterThan(1);
    }

    @Test
    void receiveGoesOnAfterEintr() throws Exception {
        int socket =
                SystemCalls.socket(
                        Constants.AF_NETLINK,
                        Constants.SOCK_RAW | Constants.SOCK_CLOEXEC,
                        Constants.NETLINK_ROUTE);
        try (NativeBuffer from = NativeBuffer.allocate(12);
                NativeBuffer request = NativeBuffer.allocate(16)) {
            BlockedThread thread =
                    new BlockedThread(
                            () -> SystemCalls.recvfrom(socket, buffer, 0, 64, 0, from, 0, 12));
            interruptSeveralTimes(thread, socket);
            // a struct nlmsghdr of an unknown type that wants an acknowledgement
            request.bytes().putInt(0, 16).putShort(4, (short) 0x7ff0).putShort(6, (short) 5);
            SystemCalls.send(socket, request, 0, 16, 0);

            assertThat(thread.result()).isEqualTo(36);
        }
        SystemCalls.close(socket);
    }

    private static void interruptSeveralTimes(BlockedThread thread, long firstArgument)
            throws Exception {
        for (int i = 0; i < 5; i++) {
            thread.awaitCall(firstArgument);
            thread.signal();
        }
        thread.awaitCall(firstArgument);
    }

    private void wake() throws IOException {
        try (NativeBuffer one = NativeBuffer.allocate(8)) {
            one.bytes().putLong(0, 1);
            Events.write(fd, one, 0, 8);
        }
    }
}
