package io.jss.cli.listing;

import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Shown;
import io.jss.cli.request.SocketKinds;
import io.jss.cli.table.Column;
import io.jss.cli.table.FieldColumn;
import io.jss.cli.table.TimeColumn;
import io.jss.fields.BaseNumber;
import io.jss.fields.EndField;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import io.jss.fields.WordField;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of comma-separated values: those that {@code --columns} names, else those of the
 * table with each end in two.
 *
 * @param fields the columns
 */
record CsvColumns(List<Field> fields) {

    static CsvColumns of(ListingRequest request) {
        SocketKinds kinds = request.selection().kinds();
        if (!request.columns().isEmpty()) {
            return new CsvColumns(request.columns());
        }
        List<Field> fields = new ArrayList<>();
        if (request.namespace().name().isPresent() || request.namespace().every()) {
            fields.add(LookedUpField.NAMESPACE);
        }
        fields.add(WordField.FAMILY);
        fields.add(WordField.PROTO);
        fields.add(BaseNumber.RQUEUE);
        fields.add(BaseNumber.WQUEUE);
        fields.add(EndField.LOCAL_ADDRESS);
        fields.add(BaseNumber.LOCAL_PORT);
        fields.add(EndField.REMOTE_ADDRESS);
        fields.add(BaseNumber.REMOTE_PORT);
        fields.add(WordField.STATE);
        addAsked(request, kinds, fields);
        if (kinds.listsInet()) {
            fields.add(WordField.CLASS);
        }
        fields.add(LookedUpField.INTERFACE); // a zone, or the device that the socket is bound to
        return new CsvColumns(List.copyOf(fields));
    }

    private static void addAsked(ListingRequest request, SocketKinds kinds, List<Field> fields) {
        if (!request.shows(Shown.OWNER) && !kinds.inetNamedAlone()) {
            fields.add(BaseNumber.INODE); // what their table tells them apart by
        }
        if (request.shows(Shown.OWNER)) {
            fields.add(LookedUpField.USER);
            fields.add(BaseNumber.UID);
            fields.add(BaseNumber.INODE);
        }
        if (request.shows(Shown.PROCESSES)) {
            fields.add(LookedUpField.PROCESSES);
        }
        if (request.shows(Shown.CGROUP)) {
            fields.add(LookedUpField.CGROUP);
        }
        if (request.shows(Shown.TIMERS)) {
            fields.add(WordField.TIMER);
            fields.add(BaseNumber.EXPIRES);
            fields.add(BaseNumber.RETRANSMITS);
        }
    }

    /** Returns what writes each: as the table does, without colours. */
    List<Column> columns(DefaultColumns looks, List<RowPreparation> preparations) {
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            if (field instanceof WordField word) {
                columns.add(FieldColumn.of(word));
            } else if (field == LookedUpField.TIME) {
                columns.add(TimeColumn.forPrograms(looks.clock()));
            } else {
                columns.addAll(looks.of(List.of(field), preparations));
            }
        }
        return columns;
    }
}
