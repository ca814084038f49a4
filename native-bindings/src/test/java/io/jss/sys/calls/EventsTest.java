package io.jss.sys.calls;

import static io.jss.sys.calls.Constants.EFD_CLOEXEC;
import static io.jss.sys.calls.Constants.EFD_NONBLOCK;
import static io.jss.sys.calls.Constants.POLLIN;
import static io.jss.sys.calls.Constants.POLLNVAL;
import static io.jss.sys.calls.Constants.POLLOUT;
import static io.jss.sys.calls.Events.POLLFD_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.Errno;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest {
    private final NativeBuffer pollfds = NativeBuffer.allocate(3 * POLLFD_BYTES);
    private final NativeBuffer number = NativeBuffer.allocate(8);
    private int fd;

    @BeforeEach
    void open() throws IOException {
        fd = Events.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    }

    @AfterEach
    void release() throws IOException {
        SystemCalls.close(fd);
        pollfds.close();
        number.close();
    }

    @Test
    void pollReturnsZeroWhenTheTimeHasPassed() throws IOException {
        watch(0, fd, POLLIN);

        assertThat(Events.poll(pollfds, 0, 1, 0)).isZero();
        assertThat(Events.poll(pollfds, 0, 1, 5)).isZero();
    }

    @Test
    void pollTellsWhichDescriptorIsReady() throws IOException {
        watch(0, fd, POLLIN);
        watch(1, fd, POLLIN | POLLOUT);
        watch(2, Integer.MAX_VALUE, POLLIN);

        assertThat(Events.poll(pollfds, POLLFD_BYTES, 2, -1)).isEqualTo(2);
        assertThat(revents(0)).isZero();
        assertThat(revents(1)).isEqualTo(POLLOUT);
        assertThat(revents(2)).isEqualTo(POLLNVAL);
    }

    @Test
    void waitingThreadIsWokenByAWrite() throws Exception {
        watch(0, fd, POLLIN);
        BlockedThread thread = new BlockedThread(() -> Events.poll(pollfds, 0, 1, -1));
        thread.awaitCall(pollfds.address());
        add(3);

        assertThat(thread.result()).isEqualTo(1);
        assertThat(revents(0)).isEqualTo(POLLIN);
    }

    @Test
    void eventfdCountsUntilItIsRead() throws IOException {
        add(3);
        add(4);

        assertThat(SystemCalls.read(fd, number, 0, 8)).isEqualTo(8);
        assertThat(number.bytes().getLong(0)).isEqualTo(7);
        assertThat(SystemCalls.tryRead(fd, number, 0, 8)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void failuresNameTheirCall() {
        assertThatThrownBy(() -> Events.eventfd(0, -1))
                .hasMessage("eventfd: EINVAL (Invalid argument)");
        assertThatThrownBy(() -> Events.write(fd, number, 0, 3))
                .hasMessage("write: EINVAL (Invalid argument)");
    }

    @Test
    void structuresOutsideTheBufferAreRefused() {
        assertThatThrownBy(() -> Events.poll(pollfds, POLLFD_BYTES, 3, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Events.poll(pollfds, 0, -1, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Events.poll(pollfds, 0, 1 << 29, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private void watch(int index, int descriptor, int events) {
        int offset = index * POLLFD_BYTES;
        pollfds.bytes().putInt(offset, descriptor).putShort(offset + 4, (short) events);
    }

    private int revents(int index) {
        return pollfds.bytes().getShort(index * POLLFD_BYTES + 6);
    }

    private void add(long n) throws IOException {
        number.bytes().putLong(0, n);
        assertThat(Events.write(fd, number, 0, 8)).isEqualTo(8);
    }
}
