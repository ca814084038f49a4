package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeBufferTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 4096, 32768})
    void newBufferIsZeroedDirectNativeAndAsLargeAsAskedFor(int size) {
        try (NativeBuffer buffer = NativeBuffer.allocate(size)) {
            ByteBuffer bytes = buffer.bytes();

            assertThat(buffer.capacity()).isEqualTo(size);
            assertThat(bytes.capacity()).isEqualTo(size);
            assertThat(bytes.isDirect()).isTrue();
            assertThat(bytes.order()).isEqualTo(ByteOrder.nativeOrder());
            for (int i = 0; i < size; i++) {
                assertThat(bytes.get(i)).isZero();
            }
        }
    }

    @Test
    void memoryThatWasUsedBeforeIsZeroedAgain() {
        for (int round = 0; round < 100; round++) {
            try (NativeBuffer buffer = NativeBuffer.allocate(64)) {
                for (int i = 0; i < 64; i += 8) {
                    assertThat(buffer.bytes().getLong(i)).isZero();
                    buffer.bytes().putLong(i, -1);
                }
            }
        }
    }

    @Test
    void viewIsAlwaysTheSameObject() {
        try (NativeBuffer buffer = NativeBuffer.allocate(16)) {
            assertThat(buffer.bytes()).isSameAs(buffer.bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, (1 << 30) + 1})
    void sizeOutsideTheBoundsIsRefused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NativeBuffer.allocate(size))
                .withMessage("not a size of 1 byte to 1 GiB: " + size);
    }

    @Test
    void closedBufferCannotBeUsedAndCanBeClosedAgain() {
        NativeBuffer buffer = NativeBuffer.allocate(8);
        buffer.close();
        buffer.close();

        assertThatIllegalStateException().isThrownBy(buffer::bytes);
        assertThatIllegalStateException().isThrownBy(buffer::address);
        assertThatIllegalStateException().isThrownBy(() -> buffer.address(0, 1));
        assertThatIllegalStateException().isThrownBy(() -> buffer.lengthAddress(4));
        assertThatIllegalStateException().isThrownBy(buffer::length);
        assertThatIllegalStateException().isThrownBy(() -> buffer.text(0));
        assertThatIllegalStateException().isThrownBy(() -> buffer.clear(0, 8));
        assertThatIllegalStateException().isThrownBy(() -> SystemCalls.tryRead(0, buffer, 0, 8));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,16", "16,0", "15,1", "4,8"})
    void regionWithinTheCapacityHasAnAddress(int offset, int length) {
        try (NativeBuffer buffer = NativeBuffer.allocate(16)) {
            assertThat(buffer.address(offset, length)).isEqualTo(buffer.address() + offset);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,17",
        "16,1",
        "17,0",
        "-1,1",
        "1,-1",
        "8,9",
        "2147483647,1",
        "1,2147483647",
        "2147483647,2147483647",
        "-2147483648,0",
        "0,-2147483648"
    })
    void regionOutsideTheCapacityIsRefused(int offset, int length) {
        try (NativeBuffer buffer = NativeBuffer.allocate(16)) {
            assertThatThrownBy(() -> buffer.address(offset, length))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage(length + " bytes at " + offset + " of a buffer of 16");
        }
    }

    @Test
    void closedBuffersGiveTheirMemoryBack() throws IOException {
        long before = virtualKibibytes();
        for (int i = 0; i < 100; i++) {
            NativeBuffer.allocate(8 << 20).close();
        }
        assertThat(virtualKibibytes() - before).isLessThan(20 * (8 << 10));
    }

    private static long virtualKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmSize:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
