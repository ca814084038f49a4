package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Container;
import io.jss.cli.lookup.Owners;
import io.jss.cli.table.InterfaceColumn;
import io.jss.cli.table.TimeColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.LookedUpField;
import io.jss.model.InetSocketView;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.owners.ThreadScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was looked up for a socket, as members of its JSON object. */
final class LookedUpJson {

    private static final long NO_USER = -1;
    private static final long NO_CGROUP = -1;

    private final JsonOut out;
    private final JsonGenerator json;
    private final LookUps lookUps;
    private final InterfaceColumn interfaces;
    private final RowBuffer text = new RowBuffer();

    LookedUpJson(JsonOut out, LookUps lookUps) {
        this.out = out;
        this.lookUps = lookUps;
        json = out.json();
        interfaces = new InterfaceColumn(lookUps.namespace());
    }

    /** Writes a member of an internet socket if there is something to tell. */
    void write(LookedUpField field, InetSocketView socket) throws IOException {
        switch (field) {
            case NAMESPACE -> namespace();
            case TIME -> time();
            case PROCESSES -> processes(socket.inodeOr(0));
            case USER -> user(socket.uidOr(NO_USER));
            case INTERFACE -> {
                if (socket.interfaceIndex() != 0) {
                    text.clear();
                    interfaces.write(socket, text);
                    json.writeStringField("interface", text.text());
                }
            }
            case CGROUP -> cgroup(socket.cgroupIdOr(NO_CGROUP));
            case PEER_PROCESSES -> {
                // of unix sockets alone
            }
        }
    }

    private void time() throws IOException {
        if (lookUps.clock().isPresent()) {
            json.writeStringField("time", TimeColumn.text(lookUps.clock().get()));
        }
    }

    /** Writes the network namespace unless it is the command's own. */
    void namespace() throws IOException {
        String name = lookUps.namespace().name();
        if (!name.isEmpty()) {
            json.writeStringField("namespace", name);
        }
    }

    /** Writes the name of a user who has one. */
    void user(long uid) throws IOException {
        if (lookUps.users().isPresent() && uid != NO_USER) {
            byte[] name = lookUps.users().get().name(uid);
            if (name.length > 0) {
                out.text("user", name);
            }
        }
    }

    /** Writes the cgroup, whose path must be known; unit and container if the path names them. */
    private void cgroup(long id) throws IOException {
        if (lookUps.cgroups().isEmpty() || id == NO_CGROUP) {
            return;
        }
        Optional<CgroupPath> path = lookUps.cgroups().get().path(id);
        if (path.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("cgroup");
        json.writeStringField("path", path.get().path());
        if (path.get().unit().isPresent()) {
            json.writeStringField("unit", path.get().unit().get());
        }
        if (path.get().container().isPresent()) {
            Container container = path.get().container().get();
            json.writeObjectFieldStart("container");
            json.writeStringField("engine", container.engine());
            json.writeStringField("id", container.id());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /**
     * Writes the processes that hold a socket; the member is left out when they are not asked for,
     * and when none was found while processes were hidden.
     */
    void processes(long inode) throws IOException {
        if (lookUps.owners().isPresent()) {
            Owners owners = lookUps.owners().get();
            write("processes", owners.holders(inode), owners.sawAll());
        }
    }

    /** Writes the processes that hold the peer of a unix socket; see {@link #processes}. */
    void peerProcesses(long inode) throws IOException {
        if (lookUps.owners().isPresent() && inode != 0) {
            Owners owners = lookUps.owners().get();
            write("peerProcesses", owners.peerHolders(inode), owners.sawAll());
        }
    }

    private void write(String name, List<SocketHolder> holders, boolean all) throws IOException {
        if (holders.isEmpty() && !all) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (int from = 0; from < holders.size(); ) {
            ProcessInfo process = holders.get(from).process();
            List<Integer> descriptors = new ArrayList<>();
            while (from < holders.size() && holders.get(from).process().pid() == process.pid()) {
                descriptors.add(holders.get(from++).fd());
            }
            process(process, descriptors);
        }
        json.writeEndArray();
    }

    private void process(ProcessInfo process, List<Integer> descriptors) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pid", process.pid());
        if (process.uid().isPresent()) {
            json.writeNumberField("uid", process.uid().getAsLong());
        }
        out.text("command", process.command().toBytes());
        if (!process.title().isEmpty()) {
            out.text("title", process.title().toBytes());
        }
        json.writeArrayFieldStart("fds");
        for (int descriptor : descriptors) {
            json.writeNumber(descriptor);
        }
        json.writeEndArray();
        if (lookUps.threads().isPresent()) {
            threads(lookUps.threads().get().of(process.pid()));
        }
        json.writeEndObject();
    }

    /** Writes the threads of a process, of which one that has gone has none. */
    private void threads(List<ThreadScan.ProcessThread> threads) throws IOException {
        if (threads.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("threads");
        for (ThreadScan.ProcessThread thread : threads) {
            json.writeStartObject();
            json.writeNumberField("tid", thread.id());
            if (thread.name().isPresent()) {
                out.text("name", thread.name().get().toBytes());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
