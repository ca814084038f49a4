package io.jss.cli.table;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.BaseNumber;
import io.jss.model.DiagSocket;

/** {@code Interface}: the name of the interface that the socket is bound to, {@code -} for none. */
public final class InterfaceColumn extends Column {

    private final InterfaceLabels labels;

    /** Creates the column over the namespace that is being shown. */
    public InterfaceColumn(NamespaceInView view) {
        super("Interface", Alignment.LEFT);
        labels = new InterfaceLabels(view);
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        int index = (int) BaseNumber.INTERFACE_INDEX.valueOr(socket, 0);
        if (index == 0) {
            row.ascii('-');
        } else {
            labels.write(index, row);
        }
    }
}
