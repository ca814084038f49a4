package io.jss.cli.format;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Container;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.Threads;
import io.jss.cli.table.InterfaceColumn;
import io.jss.cli.table.TimeColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.LookedUpField;
import io.jss.model.InetSocketView;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.owners.ThreadScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was looked up for a socket, as members of its JSON object. */
final class LookedUpJson {

    private static final long NO_USER = -1;
    private static final long NO_CGROUP = -1;

    private final JsonWriter json;
    private final LookUps lookUps;
    private final InterfaceColumn interfaces;
    private final RowBuffer text = new RowBuffer();

    LookedUpJson(JsonWriter json, LookUps lookUps) {
        this.json = json;
        this.lookUps = lookUps;
        interfaces = new InterfaceColumn(lookUps.namespace());
    }

    /** Returns whether a member of internet sockets is looked up at all. */
    boolean tells(LookedUpField field) {
        return switch (field) {
            case NAMESPACE, INTERFACE -> true;
            case TIME -> lookUps.clock().isPresent();
            case PROCESSES -> lookUps.owners().isPresent();
            case USER -> lookUps.users().isPresent();
            case CGROUP -> lookUps.cgroups().isPresent();
            case PEER_PROCESSES -> false; // of unix sockets alone
        };
    }

    /** Writes a member of an internet socket if there is something to tell. */
    void write(LookedUpField field, InetSocketView socket) {
        switch (field) {
            case NAMESPACE -> namespace();
            case TIME -> time();
            case PROCESSES -> processes(socket.inodeOr(0));
            case USER -> user(socket.uidOr(NO_USER));
            case INTERFACE -> {
                if (socket.interfaceIndex() != 0) {
                    text.clear();
                    interfaces.write(socket, text);
                    json.member("interface", text.text());
                }
            }
            case CGROUP -> cgroup(socket.cgroupIdOr(NO_CGROUP));
            case PEER_PROCESSES -> {
                // of unix sockets alone
            }
        }
    }

    private void time() {
        if (lookUps.clock().isPresent()) {
            json.member("time", TimeColumn.text(lookUps.clock().get()));
        }
    }

    /** Writes the network namespace unless it is the command's own. */
    void namespace() {
        String name = lookUps.namespace().name();
        if (!name.isEmpty()) {
            json.member("namespace", name);
        }
    }

    /** Writes the name of a user who has one. */
    void user(long uid) {
        if (lookUps.users().isPresent() && uid != NO_USER) {
            byte[] name = lookUps.users().get().name(uid);
            if (name.length > 0) {
                json.text("user", name);
            }
        }
    }

    /** Writes the cgroup, whose path must be known; unit and container if the path names them. */
    private void cgroup(long id) {
        if (lookUps.cgroups().isEmpty() || id == NO_CGROUP) {
            return;
        }
        Optional<CgroupPath> path = lookUps.cgroups().get().path(id);
        if (path.isEmpty()) {
            return;
        }
        json.name("cgroup").beginObject();
        json.member("path", path.get().path());
        if (path.get().unit().isPresent()) {
            json.member("unit", path.get().unit().get());
        }
        if (path.get().container().isPresent()) {
            Container container = path.get().container().get();
            json.name("container").beginObject();
            json.member("engine", container.engine());
            json.member("id", container.id());
            json.endObject();
        }
        json.endObject();
    }

    /**
     * Writes the processes that hold a socket; the member is left out when they are not asked for,
     * and when none was found while processes were hidden.
     */
    void processes(long inode) {
        if (lookUps.owners().isPresent()) {
            Owners owners = lookUps.owners().get();
            write("processes", owners.holders(inode), owners.sawAll(), inode);
        }
    }

    /** Writes the processes that hold the peer of a unix socket; see {@link #processes}. */
    void peerProcesses(long inode) {
        if (lookUps.owners().isPresent() && inode != 0) {
            Owners owners = lookUps.owners().get();
            write("peerProcesses", owners.peerHolders(inode), owners.sawAll(), 0);
        }
    }

    private void write(String name, List<SocketHolder> holders, boolean all, long inode) {
        if (holders.isEmpty() && !all) {
            return;
        }
        json.name(name).beginArray();
        for (int from = 0; from < holders.size(); ) {
            SocketHolder first = holders.get(from);
            ProcessInfo process = first.process();
            List<Integer> descriptors = new ArrayList<>();
            while (from < holders.size() && holders.get(from).process().pid() == process.pid()) {
                descriptors.add(holders.get(from++).fd());
            }
            process(first, descriptors, inode);
        }
        json.endArray();
    }

    private void process(SocketHolder holder, List<Integer> descriptors, long inode) {
        ProcessInfo process = holder.process();
        json.beginObject();
        json.member("pid", process.pid());
        if (process.uid().isPresent()) {
            json.member("uid", process.uid().getAsLong());
        }
        json.text("command", process.command().toBytes());
        if (!process.title().isEmpty()) {
            json.text("title", process.title().toBytes());
        }
        json.name("fds").beginArray();
        for (int descriptor : descriptors) {
            json.number(descriptor);
        }
        json.endArray();
        if (lookUps.threads().isPresent()) {
            Threads threads = lookUps.threads().get();
            threads(inode == 0 ? threads.of(process.pid()) : threads.of(holder, inode));
        }
        json.endObject();
    }

    /** Writes the threads of a process, of which one that has gone has none. */
    private void threads(List<ThreadScan.ProcessThread> threads) {
        if (threads.isEmpty()) {
            return;
        }
        json.name("threads").beginArray();
        for (ThreadScan.ProcessThread thread : threads) {
            json.beginObject();
            json.member("tid", thread.id());
            if (thread.name().isPresent()) {
                json.text("name", thread.name().get().toBytes());
            }
            json.endObject();
        }
        json.endArray();
    }
}
