package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.jss.sys.Errno;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrnoTest {
    private static final int LC_MESSAGES_MASK = 1 << 5;

    static final List<Field> CONSTANTS =
            Arrays.stream(Errno.class.getFields()).filter(f -> f.getType() == int.class).toList();

    @Test
    void everyTextIsThatOfTheRunningLibrary() {
        long locale = cLocale();
        LibcFunction strerror = new LibcFunction("strerror_l");
        for (int errno = 1; errno < 200; errno++) {
            assertThat(Errno.text(errno)).isEqualTo(string(strerror.call(errno, locale)));
        }
    }

    @Test
    void everyNameIsThatOfTheRunningLibrary() {
        LibcFunction strerrorname = new LibcFunction("strerrorname_np");
        for (int errno = 1; errno < 200; errno++) {
            long name = strerrorname.call(errno);
            String expected = name == 0 ? "errno " + errno : string(name);
            assertThat(Errno.name(errno)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @FieldSource("CONSTANTS")
    void aConstantHasTheNumberOfItsName(Field constant) throws IllegalAccessException {
        assertThat(Errno.name(constant.getInt(null))).isEqualTo(constant.getName());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 41, 58, 134, 4711, Integer.MAX_VALUE})
    void aNumberThatLinuxDoesNotHaveKeepsItsNumber(int errno) {
        assertThat(Errno.name(errno)).isEqualTo("errno " + errno);
        assertThat(Errno.text(errno)).isEqualTo("Unknown error " + errno);
    }

    private static long cLocale() {
        try (NativeBuffer name = NativeBuffer.allocate(8)) {
            name.bytes().put((byte) 'C');
            return new LibcFunction("newlocale").call(LC_MESSAGES_MASK, name.address(), 0);
        }
    }

    private static String string(long address) {
        return new Pointer(address).getString(0, Native.getDefaultStringEncoding());
    }
}
