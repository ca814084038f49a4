package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.Field;
import io.jss.fields.ListField;
import io.jss.fields.NumberField;
import io.jss.fields.WordField;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.UnixSocket;

/** A column of any field that the socket itself tells; its title has the unit: {@code rtt(us)}. */
public abstract class FieldColumn extends Column {

    private static final char UNKNOWN = '-';
    private static final long ABSENT = Long.MIN_VALUE;

    private FieldColumn(Field field, Alignment alignment) {
        super(title(field), alignment);
    }

    private static String title(Field field) {
        String unit = field.unit().symbol();
        return unit.isEmpty() ? field.label() : field.label() + "(" + unit + ")";
    }

    /** Returns the column of a number. */
    public static Column of(NumberField field) {
        return new NumberColumn(field);
    }

    /** Returns the column of a word. */
    public static Column of(WordField field) {
        return new TextColumn(field);
    }

    /** Returns the column of a list, its elements joined by commas. */
    public static Column of(ListField field) {
        return new TextColumn(field);
    }

    /** Returns the column of an address without port and interface. */
    public static Column of(EndField field) {
        return new AddressColumn(field);
    }

    /** Returns the column of a prefix, or of an address as packets bear it. */
    public static Column of(AddressPart part) {
        return new PartColumn(part);
    }

    private static final class PartColumn extends FieldColumn {

        private final AddressPart part;

        PartColumn(AddressPart part) {
            super(part, Alignment.LEFT);
            this.part = part;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            if (!(socket instanceof InetSocketView inet)) {
                row.ascii(UNKNOWN);
                return;
            }
            IpAddress address = part.address(inet);
            row.address(address.family(), address.high(), address.low());
            int length = part.lengthOf(inet);
            if (length != AddressPart.WHOLE) {
                row.ascii('/');
                row.decimal(length);
            }
        }
    }

    private static final class NumberColumn extends FieldColumn {

        private final NumberField field;

        NumberColumn(NumberField field) {
            super(field, Alignment.RIGHT);
            this.field = field;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            long value = field.valueOr(socket, ABSENT);
            if (value == ABSENT) {
                row.ascii(UNKNOWN);
            } else if (value < 0 && field.signed()) {
                row.ascii(field.text(value));
            } else {
                row.decimal(value);
            }
        }
    }

    private static final class TextColumn extends FieldColumn {

        private final Field field;

        TextColumn(Field field) {
            super(field, Alignment.LEFT);
            this.field = field;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            SafeText.write(field.textOr(socket, "-"), row);
        }
    }

    private static final class AddressColumn extends FieldColumn {

        private final EndField field;

        AddressColumn(EndField field) {
            super(field, Alignment.LEFT);
            this.field = field;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            if (socket instanceof InetSocketView inet) {
                row.address(inet.socketFamily(), field.high(inet), field.low(inet));
            } else if (socket instanceof UnixSocket unix && field.isLocal()) {
                UnixNames.write(unix.name(), row);
            } else {
                row.ascii(field.textOr(socket, "-"));
            }
        }
    }
}
