package io.jss.fields.words;

import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The words for types of sockets: {@code stream}. */
public final class TypeName {

    private static final Map<SocketType, String> WORDS = new EnumMap<>(SocketType.class);

    static {
        for (SocketType type : SocketType.values()) {
            WORDS.put(type, type.name().toLowerCase(Locale.ROOT));
        }
    }

    private TypeName() {}

    /** Returns the word for the type of a socket of another family than the internet's. */
    public static String of(DiagSocket socket) {
        int number = number(socket);
        SocketType type = SocketType.of(number);
        return type == SocketType.UNKNOWN ? "type_" + number : WORDS.get(type);
    }

    private static int number(DiagSocket socket) {
        if (socket instanceof UnixSocket unix) {
            return unix.typeNumber();
        }
        if (socket instanceof NetlinkDiagSocket netlink) {
            return netlink.typeNumber();
        }
        if (socket instanceof PacketSocket packet) {
            return packet.typeNumber();
        }
        return ((VsockSocket) socket).typeNumber();
    }
}
