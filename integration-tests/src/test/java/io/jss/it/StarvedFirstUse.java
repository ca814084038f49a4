package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * An application of a server whose first look comes when no thread is to be had: it prints what
 * came of the first one and of the next.
 */
final class StarvedFirstUse {

    private StarvedFirstUse() {}

    public static void main(String[] arguments) throws Exception {
        StarvedNamespace.refuseThreads(Long.toString(ProcessHandle.current().pid()));
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(application);
            System.out.println(look() + " " + look());
        }
    }

    private static String look() throws Exception {
        try (SocketTable table = SocketTable.open()) {
            table.snapshot(SocketQuery.all());
            return "whole";
        } catch (Error e) {
            return e.toString();
        }
    }
}
