package io.jss.cli.table;

import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.text.RowBuffer;
import io.jss.model.UnixSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of unix domain sockets. */
public final class UnixColumns {

    private UnixColumns() {}

    /**
     * Returns the columns.
     *
     * @param users the names of users, empty for no such column
     * @param owners the processes, empty for no such columns
     */
    public static List<FamilyColumn<UnixSocket>> of(
            Optional<UserNames> users, Optional<Owners> owners) {
        List<FamilyColumn<UnixSocket>> columns = new ArrayList<>();
        columns.add(FamilyColumn.text("Proto", (socket, row) -> row.ascii("unix")));
        columns.add(
                FamilyColumn.text(
                        "Type",
                        (socket, row) ->
                                FamilyCells.type(socket.type(), socket.typeNumber(), row)));
        columns.add(
                FamilyColumn.text(
                        "State",
                        (socket, row) ->
                                FamilyCells.state(socket.state(), socket.stateNumber(), row)));
        columns.add(
                FamilyColumn.number(
                        "Recv-Q", (socket, row) -> FamilyCells.number(socket.rqueue(), row)));
        columns.add(
                FamilyColumn.number(
                        "Send-Q", (socket, row) -> FamilyCells.number(socket.wqueue(), row)));
        users.ifPresent(
                names ->
                        columns.add(
                                FamilyColumn.text(
                                        "User",
                                        (socket, row) ->
                                                FamilyCells.user(socket.uid(), names, row))));
        columns.add(FamilyColumn.number("Inode", (socket, row) -> row.decimal(socket.inode())));
        columns.add(FamilyColumn.number("Peer", UnixColumns::peer));
        owners.ifPresent(found -> addPrograms(columns, found));
        columns.add(
                FamilyColumn.text("Path", (socket, row) -> FamilyCells.name(socket.name(), row)));
        return columns;
    }

    private static void addPrograms(List<FamilyColumn<UnixSocket>> columns, Owners owners) {
        columns.add(
                FamilyColumn.text(
                        "PID/Program name",
                        (socket, row) -> ProgramColumn.write(owners.holders(socket.inode()), row)));
        columns.add(
                FamilyColumn.text(
                        "Peer PID/Program name",
                        (socket, row) ->
                                ProgramColumn.write(
                                        owners.peerHolders(socket.peerInode().orElse(0)), row)));
    }

    /** Writes the inode of the peer; a peer that waits to be accepted or was closed has none. */
    private static void peer(UnixSocket socket, RowBuffer row) {
        if (socket.peer().isPresent() && socket.peerInode().isEmpty()) {
            row.ascii("no-inode");
        } else {
            FamilyCells.number(socket.peerInode(), row);
        }
    }
}
