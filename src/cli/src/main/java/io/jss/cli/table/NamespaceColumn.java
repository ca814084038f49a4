package io.jss.cli.table;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.DiagSocket;

/** {@code Namespace}: the network namespace in which the socket is. */
public final class NamespaceColumn extends Column {

    private final NamespaceInView view;

    /** Creates the column over the namespace that is being shown. */
    public NamespaceColumn(NamespaceInView view) {
        super("Namespace", Alignment.LEFT);
        this.view = view;
    }

    @Override
    public void write(DiagSocket socket, RowBuffer row) {
        SafeText.write(view.label(), 0, view.label().length, row);
    }
}
