package io.jss.cli.count;

import io.jss.cli.table.Column;
import io.jss.cli.table.FieldColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * An address, or the prefix that it is in. A prefix of IPv4 takes mapped addresses too, since they
 * are the same hosts; a whole address is shown as the socket has it, or as packets bear it. Of
 * other families it is the name, the port id, the context.
 */
public final class AddressKey extends Column {

    private static final Map<String, Boolean> WHOLE =
            Map.of("local", true, "src", true, "remote", false, "dst", false);

    private final boolean local;
    private final Column whole;

    /** Empty for the address as the socket has it. */
    private final Optional<Column> part;

    private AddressKey(boolean local, Optional<AddressPart> part) {
        super(local ? "Local Address" : "Foreign Address", Alignment.LEFT);
        this.local = local;
        whole = FieldColumn.of(local ? EndField.LOCAL_ADDRESS : EndField.REMOTE_ADDRESS);
        this.part = part.map(FieldColumn::of);
    }

    /**
     * Reads {@code remote}, or the name of an {@link AddressPart}.
     *
     * @return empty when it is none of these
     */
    public static Optional<AddressKey> parse(String word) {
        return WHOLE.containsKey(word)
                ? Optional.of(new AddressKey(WHOLE.get(word), Optional.empty()))
                : AddressPart.parse(word)
                        .map(found -> new AddressKey(found.local(), Optional.of(found)));
    }

    /** Returns whether it is the local end. */
    public boolean isLocal() {
        return local;
    }

    /** Returns whether it is the address as the socket has it, which other families have too. */
    public boolean isWhole() {
        return part.isEmpty();
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) throws IOException {
        if (part.isPresent()) {
            part.get().write(socket, row);
        } else if (socket.family() == SocketFamily.NETLINK) {
            row.ascii((local ? EndField.LOCAL : EndField.REMOTE).textOr(socket, "-"));
        } else {
            whole.write(socket, row);
        }
    }
}
