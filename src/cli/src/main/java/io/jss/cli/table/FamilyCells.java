package io.jss.cli.table;

import io.jss.cli.lookup.UserNames;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the values that several families have. */
public final class FamilyCells {

    private static final char UNKNOWN = '-';

    private FamilyCells() {}

    /** Writes a number, {@code -} for none. */
    public static void number(OptionalLong value, RowBuffer row) {
        if (value.isPresent()) {
            row.decimal(value.getAsLong());
        } else {
            row.ascii(UNKNOWN);
        }
    }

    /** Writes {@code stream}; the number of a type that is not known. */
    public static void type(SocketType type, int number, RowBuffer row) {
        if (type == SocketType.UNKNOWN) {
            row.ascii("type_");
            row.decimal(number);
        } else {
            row.ascii(type.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Writes the state, UNCONN for what is not connected. */
    public static void state(SocketState state, int number, RowBuffer row) {
        switch (state) {
            case UNKNOWN -> {
                row.ascii("STATE_");
                row.decimal(number);
            }
            case CLOSE -> row.ascii("UNCONN");
            default -> row.ascii(state.name());
        }
    }

    /** Writes the name of a user, the number of one without a name. */
    public static void user(OptionalLong uid, UserNames names, RowBuffer row) {
        byte[] name = uid.isPresent() ? names.name(uid.getAsLong()) : new byte[0];
        if (name.length == 0) {
            number(uid, row);
        } else {
            SafeText.write(name, 0, name.length, row);
        }
    }

    /**
     * Writes a name: {@code @} before an abstract one, what is not printable as {@code \xNN}, and
     * {@code -} for none. A path that looks like one of these has its first byte so written.
     */
    public static void name(Optional<UnixSocket.Name> name, RowBuffer row) {
        if (name.isEmpty()) {
            row.ascii(UNKNOWN);
            return;
        }
        byte[] bytes = name.get().toBytes();
        int start = 0;
        if (name.get().isAbstract()) {
            row.ascii('@');
            start = 1;
        } else if (bytes[0] == '@') {
            row.ascii("\\x40");
            start = 1;
        } else if (bytes.length == 1 && bytes[0] == UNKNOWN) {
            row.ascii("\\x2d");
            start = 1;
        }
        SafeText.write(bytes, start, bytes.length - start, row);
    }
}
