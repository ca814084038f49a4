package io.jss.cli.table;

import io.jss.sys.Constants;
import io.jss.sys.InterfaceNames;
import io.jss.sys.NativeBuffer;
import io.jss.sys.SystemCallException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of network interfaces, each asked for once; one that has gone keeps its number. */
final class InterfaceLabels {

    private final Map<Integer, byte[]> names = new HashMap<>();

    /** Writes the name of the interface, or its number. */
    void write(int index, RowBuffer row) {
        byte[] name = names.get(index);
        if (name == null) {
            name = lookUp(index);
            names.put(index, name);
        }
        SafeText.write(name, 0, name.length, row);
    }

    private static byte[] lookUp(int index) {
        try (NativeBuffer buffer = NativeBuffer.allocate(Constants.IF_NAMESIZE)) {
            byte[] name = new byte[InterfaceNames.ifIndexToName(index, buffer, 0)];
            buffer.bytes().get(0, name);
            return name;
        } catch (SystemCallException e) {
            return Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
