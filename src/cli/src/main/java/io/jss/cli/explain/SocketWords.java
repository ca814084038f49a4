package io.jss.cli.explain;

import io.jss.classify.Classifier;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.table.Column;
import io.jss.cli.table.EndpointColumn;
import io.jss.cli.table.EndpointNames;
import io.jss.cli.table.InterfaceLabels;
import io.jss.cli.table.ProgramName;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The parts of sentences: sockets, ends and processes as the table shows them. */
final class SocketWords {

    private static final Column PROTO = new SocketColumns.Proto();
    private static final Column STATE = new SocketColumns.State();

    private final Column localEnd;
    private final Column remoteEnd;
    private final InterfaceLabels interfaces;

    /** Creates the words for sockets of a namespace. */
    SocketWords(NamespaceInView view) {
        localEnd = EndpointColumn.local(EndpointNames.NONE, view);
        remoteEnd = EndpointColumn.remote(EndpointNames.NONE, view);
        interfaces = new InterfaceLabels(view);
    }

    /** Returns the name of an interface, its number where it has none. */
    String device(int index) {
        RowBuffer row = new RowBuffer();
        interfaces.write(index, row);
        return row.text();
    }

    /** Returns the socket in one line: {@code tcp6 :::4243 :::* LISTEN dual-stack}. */
    String line(InetSocket socket) {
        return name(socket)
                + " "
                + remote(socket)
                + " "
                + cell(STATE, socket)
                + " "
                + Classifier.classify(socket).label();
    }

    /** Returns {@code tcp6 :::4243}. */
    String name(InetSocket socket) {
        return cell(PROTO, socket) + " " + local(socket);
    }

    /** Returns {@code tcp6}. */
    static String proto(InetSocket socket) {
        return cell(PROTO, socket);
    }

    /** Returns {@code ::ffff:10.0.0.12:4243}. */
    String local(InetSocket socket) {
        return cell(localEnd, socket);
    }

    /** Returns {@code ::ffff:10.0.0.20:64702}. */
    String remote(InetSocket socket) {
        return cell(remoteEnd, socket);
    }

    /** Returns {@code 10.0.0.20:64702} for a mapped address: what packets bear. */
    static String onWire(IpAddress address, int port) {
        return address.onTheWire() + ":" + port;
    }

    /** Returns {@code once}, {@code twice}, {@code 3 times}. */
    static String times(int number) {
        return switch (number) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> number + " times";
        };
    }

    /** Returns {@code 1 segment}, {@code 2 segments}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Returns {@code of 31307/java} for the holders of a socket, what is known of them if none. */
    String of(InetSocket socket, ExplainedFacts evidence) {
        List<SocketHolder> holders = evidence.holders(socket);
        if (!holders.isEmpty()) {
            return "of " + ProgramName.list(holders);
        }
        if (evidence.ownersUnknown()) {
            return "of a process that is not in the recording";
        }
        return evidence.mayBeHidden(socket)
                ? "of a process that is hidden"
                : "of no process (" + OwnerSentences.whyNobody(socket) + ")";
    }

    private static String cell(Column column, InetSocket socket) {
        RowBuffer row = new RowBuffer();
        try {
            column.write(socket, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row.text();
    }
}
