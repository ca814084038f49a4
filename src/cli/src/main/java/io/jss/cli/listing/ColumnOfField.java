package io.jss.cli.listing;

import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.table.CgroupColumn;
import io.jss.cli.table.Column;
import io.jss.cli.table.EndpointColumn;
import io.jss.cli.table.FieldColumn;
import io.jss.cli.table.InterfaceColumn;
import io.jss.cli.table.NamespaceColumn;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.table.TimeColumn;
import io.jss.fields.BaseNumber;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.Field;
import io.jss.fields.FlagField;
import io.jss.fields.ListField;
import io.jss.fields.LookedUpField;
import io.jss.fields.NumberField;
import io.jss.fields.WordField;
import java.util.ArrayList;
import java.util.List;

/**
 * The column of a field of the catalogue. A class of its own, for the default table needs none of
 * these columns, and a JVM that verifies code loads every class that is returned as a column.
 */
final class ColumnOfField {

    /** What tells a socket from others that look the same. */
    private static final List<Field> IDENTITY =
            List.of(BaseNumber.COOKIE, BaseNumber.MARK, FlagField.V6ONLY, BaseNumber.SHUTDOWN);

    private ColumnOfField() {}

    /**
     * Returns what {@code -e} shows behind other columns: those of the default table have user and
     * inode among them.
     *
     * @param chosen the columns, empty for those of the default table
     */
    static List<Field> identity(List<Field> chosen) {
        List<Field> fields = new ArrayList<>(IDENTITY);
        if (!chosen.isEmpty()) {
            fields.addAll(0, List.of(LookedUpField.USER, BaseNumber.INODE));
            fields.removeAll(chosen);
        }
        return fields;
    }

    /** Returns the column, and adds what must be looked up for its rows. */
    static Column of(Field field, DefaultColumns of, List<RowPreparation> preparations) {
        if (field instanceof LookedUpField lookedUp) {
            return switch (lookedUp) {
                case NAMESPACE -> new NamespaceColumn(of.namespace());
                case TIME -> TimeColumn.forPeople(of.clock());
                case PROCESSES -> new ProgramColumn(of.owners(preparations));
                case USER -> new SocketColumns.User(of.users());
                case INTERFACE -> new InterfaceColumn(of.namespace());
                case CGROUP -> new CgroupColumn(of.cgroups());
                case PEER_PROCESSES -> ProgramColumn.ofPeer(of.owners(preparations));
            };
        }
        if (field instanceof WordField word) {
            return switch (word) {
                case PROTO -> new SocketColumns.Proto();
                case STATE -> SocketColumns.State.of(of.signals());
                case CLASS -> SocketColumns.Traffic.of(of.signals());
                default -> FieldColumn.of(word);
            };
        }
        if (field instanceof EndField end) {
            return switch (end) {
                case LOCAL -> EndpointColumn.local(of.names(), of.namespace());
                case REMOTE -> EndpointColumn.remote(of.names(), of.namespace());
                case LOCAL_ADDRESS, REMOTE_ADDRESS -> FieldColumn.of(end);
            };
        }
        if (field instanceof AddressPart part) {
            return FieldColumn.of(part);
        }
        if (field instanceof NumberField number) {
            return number == BaseNumber.RQUEUE
                    ? SocketColumns.ReceiveQueue.of(of.signals())
                    : number == BaseNumber.WQUEUE
                            ? SocketColumns.SendQueue.of(of.signals())
                            : FieldColumn.of(number);
        }
        return FieldColumn.of((ListField) field);
    }
}
