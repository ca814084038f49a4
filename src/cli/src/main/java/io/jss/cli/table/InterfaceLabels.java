package io.jss.cli.table;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.netns.NetworkNamespace;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.InterfaceNames;
import io.jss.sys.calls.NativeBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of network interfaces, each asked for once; one that has gone keeps its number. */
public final class InterfaceLabels {

    private final Map<Integer, byte[]> names = new HashMap<>();
    private final NamespaceInView view;
    private int changes;

    /** Names the interfaces of the namespace that is being shown. */
    public InterfaceLabels(NamespaceInView view) {
        this.view = view;
    }

    /** Writes the name of the interface, or its number. */
    public void write(int index, RowBuffer row) {
        if (changes != view.changes()) {
            changes = view.changes();
            names.clear(); // another namespace counts its interfaces anew
        }
        byte[] name = names.get(index);
        if (name == null) {
            name = lookUp(index);
            names.put(index, name);
        }
        SafeText.write(name, 0, name.length, row);
    }

    private byte[] lookUp(int index) {
        if (!view.isHere()) {
            return number(index);
        }
        try {
            Optional<NetworkNamespace> elsewhere = view.elsewhere();
            return elsewhere.isPresent() ? elsewhere.get().call(() -> name(index)) : name(index);
        } catch (IOException e) {
            return number(index);
        }
    }

    private static byte[] number(int index) {
        return Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] name(int index) throws SystemCallException {
        try (NativeBuffer buffer = NativeBuffer.allocate(Constants.IF_NAMESIZE)) {
            byte[] name = new byte[InterfaceNames.ifIndexToName(index, buffer, 0)];
            buffer.bytes().get(0, name);
            return name;
        }
    }
}
