package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What an application that embeds the library does; loaded by a class loader of its own. */
public final class LooksOfAnApplication implements Runnable {

    /** Opens the table and looks at it as often as the test says, then closes it. */
    @Override
    public void run() {
        int looks = Integer.getInteger("jss.test.looks");
        try (SocketTable table = SocketTable.open()) {
            for (int i = 0; i < looks; i++) {
                if (i % 100 == 0) {
                    table.visit(SocketQuery.of(Protocol.TCP), socket -> {});
                } else { // the table of unix sockets is the smaller one
                    table.visit(SocketFamily.UNIX, socket -> {});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
