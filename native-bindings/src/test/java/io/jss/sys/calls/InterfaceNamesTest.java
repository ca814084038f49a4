package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

class InterfaceNamesTest {
    @Test
    void nameAndNumberOfLoopbackLeadToEachOther() throws IOException {
        int index = NetworkInterface.getByName("lo").getIndex();
        try (NativeBuffer buffer = NativeBuffer.allocate(20)) {
            assertThat(InterfaceNames.ifIndexToName(index, buffer, 3)).isEqualTo(2);
            assertThat(buffer.text(3)).isEqualTo("lo");
            assertThat(InterfaceNames.ifNameToIndex(buffer, 3)).isEqualTo(index);
        }
    }

    @Test
    void unknownInterfaceIsAnError() {
        try (NativeBuffer buffer = Paths.of("nosuchinterface")) {
            assertThatThrownBy(() -> InterfaceNames.ifNameToIndex(buffer, 0))
                    .hasMessage("if_nametoindex: ENODEV (No such device)");
            assertThatThrownBy(() -> InterfaceNames.ifIndexToName(Integer.MAX_VALUE, buffer, 0))
                    .hasMessage("if_indextoname: ENXIO (No such device or address)");
        }
    }

    @Test
    void bufferThatCouldNotHoldEveryNameIsRefused() {
        try (NativeBuffer buffer = NativeBuffer.allocate(16)) {
            assertThatThrownBy(() -> InterfaceNames.ifIndexToName(1, buffer, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
