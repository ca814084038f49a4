package io.jss.cli.listing;

import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Wanted;
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

    static CsvColumns of(Options options, Arrangement arrangement, Wanted wanted) {
        if (!arrangement.columns().isEmpty()) {
            return new CsvColumns(arrangement.columns());
        }
        List<Field> fields = new ArrayList<>();
        if (options.has(CliOption.NETNS) || options.has(CliOption.ALL_NETNS)) {
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
        addAsked(options, wanted, fields);
        if (wanted.listsInet()) {
            fields.add(WordField.CLASS);
        }
        fields.add(LookedUpField.INTERFACE); // a zone, or the device that the socket is bound to
        return new CsvColumns(List.copyOf(fields));
    }

    private static void addAsked(Options options, Wanted wanted, List<Field> fields) {
        if (!options.has(CliOption.EXTEND) && !wanted.families().isEmpty()) {
            fields.add(BaseNumber.INODE); // what their table tells them apart by
        }
        if (options.has(CliOption.EXTEND)) {
            fields.add(LookedUpField.USER);
            fields.add(BaseNumber.UID);
            fields.add(BaseNumber.INODE);
        }
        if (options.has(CliOption.PROCESSES)) {
            fields.add(LookedUpField.PROCESSES);
        }
        if (options.has(CliOption.CGROUP)) {
            fields.add(LookedUpField.CGROUP);
        }
        if (options.has(CliOption.TIMERS)) {
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
