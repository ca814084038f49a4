package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No call reaches the kernel with a region outside its buffer. */
class BoundsTest {
    private final NativeBuffer buffer = NativeBuffer.allocate(16);
    private final NativeBuffer other = NativeBuffer.allocate(16);

    /** A descriptor that would turn a call that is made into EBADF. */
    private static final int NONE = -1;

    private interface Call {
        void on(NativeBuffer buffer, NativeBuffer other, int offset, int length) throws Exception;
    }

    private static final List<Call> CALLS =
            List.of(
                    (b, o, at, n) -> SystemCalls.bind(NONE, b, at, n),
                    (b, o, at, n) -> SystemCalls.getsockname(NONE, b, at, n),
                    (b, o, at, n) -> SystemCalls.setsockopt(NONE, 1, 1, b, at, n),
                    (b, o, at, n) -> SystemCalls.getsockopt(NONE, 1, 1, b, at, n),
                    (b, o, at, n) -> SystemCalls.send(NONE, b, at, n, 0),
                    (b, o, at, n) -> SystemCalls.recvfrom(NONE, b, at, n, 0, o, 0, 16),
                    (b, o, at, n) -> SystemCalls.recvfrom(NONE, o, 0, 16, 0, b, at, n),
                    (b, o, at, n) -> SystemCalls.getdents64(NONE, b, at, n),
                    (b, o, at, n) -> SystemCalls.read(NONE, b, at, n),
                    (b, o, at, n) -> SystemCalls.tryRead(NONE, b, at, n),
                    (b, o, at, n) -> SystemCalls.readlinkat(NONE, o, 0, b, at, n),
                    (b, o, at, n) -> SystemCalls.tryReadlinkat(NONE, o, 0, b, at, n),
                    (b, o, at, n) -> Events.write(NONE, b, at, n));

    private static final List<Call> PATH_CALLS =
            List.of(
                    (b, o, at, n) -> SystemCalls.openat(NONE, b, at, 0),
                    (b, o, at, n) -> SystemCalls.tryOpenat(NONE, b, at, 0),
                    (b, o, at, n) -> SystemCalls.readlinkat(NONE, b, at, o, 0, 16),
                    (b, o, at, n) -> SystemCalls.tryReadlinkat(NONE, b, at, o, 0, 16),
                    (b, o, at, n) -> InterfaceNames.ifNameToIndex(b, at),
                    (b, o, at, n) -> InterfaceNames.ifIndexToName(1, b, at),
                    (b, o, at, n) -> FileHandles.nameToHandleAt(NONE, b, at, o, 0, 0),
                    (b, o, at, n) -> FileHandles.openByHandleAt(NONE, b, at, 0));

    static Stream<Call> regionCalls() {
        return CALLS.stream();
    }

    static Stream<Call> allCalls() {
        return Stream.concat(CALLS.stream(), PATH_CALLS.stream());
    }

    @AfterEach
    void release() {
        buffer.close();
        other.close();
    }

    @ParameterizedTest
    @MethodSource("regionCalls")
    void regionBeyondTheBufferIsRefused(Call call) {
        refused(() -> call.on(buffer, other, 0, 17));
        refused(() -> call.on(buffer, other, 16, 1));
        refused(() -> call.on(buffer, other, 0, -1));
        refused(() -> call.on(buffer, other, 8, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("allCalls")
    void offsetOutsideTheBufferIsRefused(Call call) {
        refused(() -> call.on(buffer, other, -1, 1));
        refused(() -> call.on(buffer, other, 17, 0));
        refused(() -> call.on(buffer, other, Integer.MIN_VALUE, 1));
        refused(() -> call.on(buffer, other, Integer.MAX_VALUE, 1));
    }

    @ParameterizedTest
    @MethodSource("allCalls")
    void closedBufferIsRefused(Call call) {
        buffer.close();

        assertThatThrownBy(() -> call.on(buffer, other, 0, 16))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the native buffer is closed");
    }

    private void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(buffer.bytes().getLong(0)).isZero();
        assertThat(other.bytes().getLong(0)).isZero();
    }
}
