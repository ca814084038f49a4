package io.jss.cli.details;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Cgroups;
import io.jss.cli.request.Shown;
import io.jss.cli.table.RowNotes;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import io.jss.model.MemInfo;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketOptions;
import io.jss.model.Structure;
import java.util.Optional;
import java.util.Set;

/** The lines below a row, of the parts that are asked for. */
public final class DetailNotes implements RowNotes {

    private static final int ABSENT = -1;

    private static final byte[] SOCKET = NoteLines.heading("socket");
    private static final byte[] TIMER = NoteLines.heading("timer");
    private static final byte[] MEMORY = NoteLines.heading("memory");
    private static final byte[] TOS = NoteLines.heading("tos");
    private static final byte[] CGROUP = NoteLines.heading("cgroup");
    private static final byte[] SET = NoteLines.heading("set");

    private static final NumberNotes MEM_INFO =
            new NumberNotes.Builder()
                    .add("received", MemInfo.Field.RMEM)
                    .add("queued", MemInfo.Field.WMEM)
                    .add("reserved", MemInfo.Field.FMEM)
                    .add("being sent", MemInfo.Field.TMEM)
                    .build();

    private static final NumberNotes SK_MEM_INFO =
            new NumberNotes.Builder()
                    .add("received", SkMemInfo.Field.RMEM_ALLOC)
                    .add("of at most", SkMemInfo.Field.RCVBUF)
                    .add("queued", SkMemInfo.Field.WMEM_QUEUED)
                    .add("of at most", SkMemInfo.Field.SNDBUF)
                    .add("being sent", SkMemInfo.Field.WMEM_ALLOC)
                    .add("reserved", SkMemInfo.Field.FWD_ALLOC)
                    .addUnlessZero("options", SkMemInfo.Field.OPTMEM)
                    .addUnlessZero("backlog", SkMemInfo.Field.BACKLOG)
                    .addUnlessZero("drops", SkMemInfo.Field.DROPS)
                    .build();

    private final Set<Shown> shown;
    private final boolean uid;
    private final boolean inode;
    private final Cgroups cgroups;
    private final Optional<ThreadNames> threads;
    private final NoteLines lines = new NoteLines();
    private SocketOptions flags = new SocketOptions(0);

    /**
     * Creates the lines.
     *
     * @param shown what is asked for
     * @param uid whether no column has the user
     * @param inode whether no column has the inode
     * @param threads tells processes and threads, empty for none
     */
    public DetailNotes(
            Set<Shown> shown,
            boolean uid,
            boolean inode,
            Cgroups cgroups,
            Optional<ThreadNames> threads) {
        this.shown = shown;
        this.uid = uid;
        this.inode = inode;
        this.cgroups = cgroups;
        this.threads = threads;
    }

    @Override
    public void write(InetSocketView socket, RowBuffer out) {
        lines.startIn(out);
        if (threads.isPresent()) {
            threads.get().write(socket.inodeOr(0), lines);
        }
        socket(socket);
        if (shown.contains(Shown.MEMORY)) {
            memory(socket, lines.group(MEMORY));
        }
        if (shown.contains(Shown.INFO)) {
            TcpNotes.write(socket, lines);
            StructureNotes.writeConnection(socket, lines);
        }
        if (shown.contains(Shown.TOS)) {
            tos(socket, lines.group(TOS));
        }
        if (shown.contains(Shown.CGROUP)) {
            cgroup(socket);
        }
        if (shown.contains(Shown.SOCKET_OPTIONS)) {
            options(socket.socketOptionsOr(0));
        }
        StructureNotes.writeUnknown(socket, lines);
        lines.end();
    }

    private void socket(InetSocketView socket) {
        lines.group(SOCKET);
        if (uid) {
            SocketNotes.uid(socket, lines);
        }
        if (inode) {
            SocketNotes.inode(socket, lines);
        }
        if (shown.contains(Shown.OWNER)) {
            SocketNotes.identity(socket, lines);
        }
        if (shown.contains(Shown.TIMERS)) {
            SocketNotes.timer(socket, lines.group(TIMER));
        }
    }

    private static void memory(InetSocketView socket, NoteLines lines) {
        (socket.has(Structure.SK_MEM_INFO) ? SK_MEM_INFO : MEM_INFO).write(socket, lines);
    }

    private static void tos(InetSocketView socket, NoteLines lines) {
        int tos = socket.tosOr(ABSENT);
        if (tos != ABSENT) {
            lines.addHex("type of service 0x", tos);
        }
        int tclass = socket.tclassOr(ABSENT);
        if (tclass != ABSENT) {
            lines.addHex("traffic class 0x", tclass);
        }
        long classId = socket.classIdOr(ABSENT);
        if (classId != ABSENT) {
            lines.addHex("class id or priority 0x", classId);
        }
    }

    private void cgroup(InetSocketView socket) {
        lines.group(CGROUP);
        long id = socket.cgroupIdOr(ABSENT);
        if (id == ABSENT) {
            return;
        }
        Optional<CgroupPath> path = cgroups.path(id);
        if (path.isEmpty()) {
            lines.add("id ", id);
            return;
        }
        lines.addForeign("", path.get().path());
        path.get().unit().ifPresent(unit -> lines.addForeign("unit", unit));
        path.get()
                .container()
                .ifPresent(container -> lines.addForeign("container", container.label()));
    }

    private void options(int bits) {
        if (bits != flags.bits()) {
            flags = new SocketOptions(bits); // most sockets have the same
        }
        lines.group(SET)
                .addIf(flags.recverr(), "IP_RECVERR")
                .addIf(flags.recverrRfc4884(), "IP_RECVERR_RFC4884")
                .addIf(flags.freebind(), "IP_FREEBIND")
                .addIf(flags.transparent(), "IP_TRANSPARENT")
                .addIf(flags.hdrincl(), "IP_HDRINCL")
                .addIf(flags.nodefrag(), "IP_NODEFRAG")
                .addIf(flags.bindAddressNoPort(), "IP_BIND_ADDRESS_NO_PORT")
                .addIf(flags.mcLoop(), "IP_MULTICAST_LOOP")
                .addIf(flags.mcAll(), "IP_MULTICAST_ALL")
                .addIf(flags.deferConnect(), "TCP_FASTOPEN_CONNECT waits");
    }
}
