package io.jss.owners.bpf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.BpfRefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small type information, whole, cut at every length, and with every byte wrong. */
class BtfTest {

    private static final int INT = 1;
    private static final int ARRAY = 3;
    private static final int STRUCT = 4;
    private static final int UNION = 5;
    private static final int ENUM = 6;
    private static final int FUNC = 12;
    private static final int FUNC_PROTO = 13;
    private static final int KIND_FLAG = 1 << 31;

    /** Writes types as the kernel does. */
    private static final class Types {
        private final ByteOrder order;
        private final ByteArrayOutputStream types = new ByteArrayOutputStream();
        private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

        Types(ByteOrder order) {
            this.order = order;
            strings.write(0);
        }

        int name(String text) {
            if (text.isEmpty()) {
                return 0;
            }
            int at = strings.size();
            strings.writeBytes((text + "\0").getBytes(US_ASCII));
            return at;
        }

        Types type(String name, int kind, int vlen, int size, int... more) {
            return words(name(name), ((kind & 0x1f) << 24) | (kind & KIND_FLAG) | vlen, size)
                    .words(more);
        }

        Types words(int... words) {
            for (int word : words) {
                types.writeBytes(ByteBuffer.allocate(4).order(order).putInt(word).array());
            }
            return this;
        }

        byte[] bytes() {
            ByteBuffer header =
                    ByteBuffer.allocate(24)
                            .order(order)
                            .putShort((short) 0xeb9f)
                            .put((byte) 1)
                            .put((byte) 0)
                            .putInt(24)
                            .putInt(0)
                            .putInt(types.size())
                            .putInt(types.size())
                            .putInt(strings.size());
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(header.array());
            all.writeBytes(types.toByteArray());
            all.writeBytes(strings.toByteArray());
            return all.toByteArray();
        }
    }

    private static byte[] sample(ByteOrder order) {
        Types types = new Types(order);
        types.type("int", INT, 0, 4, 32);
        types.type("", ARRAY, 0, 0, 1, 1, 16);
        types.type("colour", ENUM, 2, 4, types.name("RED"), 0, types.name("BLUE"), 1);
        types.type("other", STRUCT, 1, 4, types.name("tgid"), 1, 0);
        types.type("", UNION, 1, 4, types.name("inner"), 1, 32); // 5
        types.type("", FUNC_PROTO, 1, 0, types.name("a"), 1);
        // with the kind flag: the width of a bit-field is above the offset
        types.type(
                "task_struct",
                STRUCT | KIND_FLAG,
                3,
                16,
                types.name("flag"),
                1,
                3 << 24 | 1,
                0,
                5,
                64,
                types.name("tgid"),
                1,
                32);
        types.type("run", FUNC, 0, 6); // 8
        types.type("task", STRUCT, 0, 0);
        return types.bytes();
    }

    private static Btf btf(byte[] bytes, ByteOrder order) throws BpfRefusedException {
        return Btf.of(ByteBuffer.wrap(bytes).order(order));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void membersAreFoundInTheirStructureAndInUnnamedOnesInsideIt(boolean bigEndian)
            throws Exception {
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Btf types = btf(sample(order), order);

        assertThat(types.offset("task_struct", "tgid")).isEqualTo(4);
        assertThat(types.offset("task_struct", "inner")).isEqualTo(12);
        assertThat(types.offset("other", "tgid")).isZero();
        assertThat(types.function("run")).isEqualTo(8);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Btf types = btf(sample(ByteOrder.LITTLE_ENDIAN), ByteOrder.LITTLE_ENDIAN);

        assertThatThrownBy(() -> types.offset("task_struct", "comm"))
                .isInstanceOf(BpfRefusedException.class)
                .hasMessage("the kernel's type information has no struct task_struct with comm");
        assertThatThrownBy(() -> types.offset("task_struct", "flag"))
                .as("a bit-field is at no byte")
                .isInstanceOf(BpfRefusedException.class);
        assertThatThrownBy(() -> types.offset("colour", "RED"))
                .isInstanceOf(BpfRefusedException.class);
        assertThatThrownBy(() -> types.function("task_struct"))
                .hasMessage("the kernel's type information has no function task_struct");
    }

    @Test
    void anotherByteOrderIsRefused() {
        assertThatThrownBy(() -> btf(sample(ByteOrder.BIG_ENDIAN), ByteOrder.LITTLE_ENDIAN))
                .isInstanceOf(BpfRefusedException.class)
                .hasMessageEndingWith("no BTF of this byte order");
    }

    /** Asks for everything; refusals are what is expected, whatever the bytes are. */
    private static void read(byte[] bytes) {
        for (String member : new String[] {"tgid", "inner", "none"}) {
            try {
                assertThat(btf(bytes, ByteOrder.LITTLE_ENDIAN).offset("task_struct", member))
                        .isGreaterThanOrEqualTo(0);
            } catch (BpfRefusedException e) {
                assertThat(e).hasMessageStartingWith("the kernel's type information ");
            }
        }
    }

    @Test
    void cutAnywhereItIsRefusedAndNothingElse() {
        byte[] whole = sample(ByteOrder.LITTLE_ENDIAN);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> btf(cut, ByteOrder.LITTLE_ENDIAN).function("none"))
                    .as("%d bytes", length)
                    .isInstanceOf(BpfRefusedException.class);
            read(cut);
        }
    }

    @Test
    void withAnyBytesWrongItIsReadOrRefused() {
        byte[] whole = sample(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] wrong = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            }
            read(wrong);
        }
    }

    @Test
    void aStructureInsideItselfIsNotReadForEver() throws Exception {
        Types types = new Types(ByteOrder.LITTLE_ENDIAN);
        types.type("loop", STRUCT, 1, 4, 0, 1, 0);

        Btf btf = btf(types.bytes(), ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(() -> btf.offset("loop", "x")).isInstanceOf(BpfRefusedException.class);
    }
}
