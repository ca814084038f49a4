package io.jss.cli.compat.ss;

import io.jss.answer.FamilyVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.text.Inert;
import io.jss.fields.words.EtherType;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** The rows of netlink and packet sockets, which have no states: all are UNCONN. */
final class LinkSections {

    private static final String STATE = "UNCONN";
    private static final int CONNECTED = 1;
    private static final int EVERY_PROTOCOL = 3;
    private static final int NO_PORT = -1;
    private static final String OWN_LINE = "\n\t";

    private static final List<String> FLAGS =
            List.of("running", " auxdata", " origdev", " vnethdr", " loss");
    private static final List<String> FANOUTS =
            List.of("hash", "lb", "cpu", "roll", "random", "qm");

    /** Names of netlink protocols as ss has them, by number. */
    private static final String[] PROTOCOLS = {
        "rtnl",
        "unused",
        "usersock",
        "fw",
        "tcpdiag",
        "nflog",
        "xfrm",
        "selinux",
        "iscsi",
        "audit",
        "fiblookup",
        "connector",
        "nft",
        "ip6fw",
        "dec-rt",
        "uevent",
        "genl",
        "",
        "scsi-trans",
        "ecryptfs",
        "rdma",
        "crypto"
    };

    private final SsArguments arguments;
    private final Environment environment;
    private final FilterEvaluation filter;
    private final SsNames names;
    private final SsUsers users;
    private final SsTable table;
    private final boolean numeric;
    private final String lineStart;

    LinkSections(
            SsArguments arguments,
            Environment environment,
            FilterEvaluation filter,
            SsNames names,
            SsUsers users,
            SsTable table) {
        this.arguments = arguments;
        this.environment = environment;
        this.filter = filter;
        this.names = names;
        this.users = users;
        this.table = table;
        numeric = arguments.has(SsOption.NUMERIC);
        lineStart = arguments.has(SsOption.ONELINE) ? " " : OWN_LINE;
    }

    /** Adds the netlink sockets, if they are asked for. */
    void printNetlink(SsSockets sockets) throws IOException {
        if (!arguments.has(Db.NETLINK)) {
            return;
        }
        FamilyVisitor<NetlinkDiagSocket> rows =
                socket -> {
                    if (filter.keeps(socket)) {
                        row(socket);
                    }
                };
        sockets.visit(SocketFamily.NETLINK, Set.of(), rows);
    }

    private void row(NetlinkDiagSocket socket) throws IOException {
        table.begin("nl", STATE, socket.rqueue().orElse(0), socket.wqueue().orElse(0))
                .local(protocol(socket.protocol()) + ":", port((int) socket.portId()));
        if (socket.stateNumber() == CONNECTED) {
            table.peer(
                    CText.d(socket.dstGroup()) + ":",
                    Integer.toString(CText.d(socket.dstPortId())));
        } else {
            table.peer("*", "");
        }
        ExtraText extra = table.extra();
        if (arguments.has(SsOption.EXTENDED)) {
            extra.append(" sk=0 cb=0 groups=0x");
            extra.append(String.format("%08x", groups(socket)));
        }
        if (arguments.has(SsOption.MEMORY)) {
            extra.append('\t');
            socket.skMemInfo().ifPresent(memory -> SsAttributeText.memory(memory, extra));
        }
        table.end();
    }

    /** Returns the first 32 groups, a bit for each. */
    private static int groups(NetlinkDiagSocket socket) {
        int bits = 0;
        for (int group : socket.groups().orElse(List.of())) {
            bits |= group <= Integer.SIZE ? 1 << (group - 1) : 0;
        }
        return bits;
    }

    private String protocol(int number) {
        boolean named = !numeric && number < PROTOCOLS.length && !PROTOCOLS[number].isEmpty();
        return named ? PROTOCOLS[number] : Integer.toString(number);
    }

    private String port(int port) {
        if (port == NO_PORT) {
            return "*";
        }
        if (numeric || port < 0) {
            return Integer.toString(port);
        }
        return port == 0 ? "kernel" : process(port);
    }

    private String process(int port) {
        if (environment.recorded().isEmpty()) {
            try {
                byte[] line = Files.readAllBytes(environment.procPaths().command(port));
                String name = Inert.name(Arrays.copyOf(line, Math.max(0, line.length - 1)));
                return StringUtils.substringBefore(name, ")") + "/" + port;
            } catch (IOException e) {
                return Integer.toString(port); // no process has chosen its own number
            }
        }
        return Integer.toString(port);
    }

    /** Adds the packet sockets, if they are asked for. */
    void printPacket(SsSockets sockets) throws IOException {
        if (!arguments.has(Db.Family.PACKET)) {
            return;
        }
        FamilyVisitor<PacketSocket> rows =
                socket -> {
                    boolean raw = socket.type() == SocketType.RAW;
                    if (arguments.has(raw ? Db.PACKET_RAW : Db.PACKET_DGRAM)
                            && filter.keeps(socket)) {
                        row(socket);
                    }
                };
        sockets.visit(SocketFamily.PACKET, Set.of(), rows);
    }

    private void row(PacketSocket socket) throws IOException {
        boolean raw = socket.type() == SocketType.RAW;
        int device = socket.info().map(PacketSocket.Info::interfaceIndex).orElse(0);
        table.begin(raw ? "p_raw" : "p_dgr", STATE, socket.rqueue().orElse(0), 0)
                .local(etherType(socket.protocol()) + ":", device == 0 ? "*" : names.device(device))
                .peer("*", "");
        ExtraText extra = table.extra();
        users.write(socket.inode().orElse(0), extra);
        if (arguments.has(SsOption.EXTENDED)) {
            extended(socket, extra);
        }
        if (arguments.has(SsOption.BPF)) {
            socket.filter().ifPresent(program -> bpf(program, extra));
        }
        if (arguments.has(SsOption.MEMORY)) {
            Optional<SkMemInfo> memory = socket.skMemInfo();
            memory.ifPresent(values -> SsAttributeText.memory(values, extra));
        }
        table.end();
    }

    private String etherType(int number) {
        if (number == EVERY_PROTOCOL) {
            return "*";
        }
        String name = numeric ? "" : EtherType.name(number);
        return name.isEmpty() ? "[" + number + "]" : name;
    }

    private void extended(PacketSocket socket, ExtraText text) {
        long uid = socket.uid().orElse(0);
        text.append(uid == 0 ? "" : " uid:" + uid);
        text.append(" ino:").append(socket.inode().orElse(0));
        text.append(" sk:").append(Long.toHexString(socket.cookie()));
        socket.info().ifPresent(info -> info(info, text));
        socket.rxRing().ifPresent(ring -> ring("ring_rx(", ring, text));
        socket.txRing().ifPresent(ring -> ring("ring_tx(", ring, text));
        socket.fanout().ifPresent(fanout -> fanout(fanout, text));
    }

    private void info(PacketSocket.Info info, ExtraText text) {
        text.append(lineStart).append("ver:").append(info.version());
        text.append(" cpy_thresh:").append(info.copyThreshold()).append(" flags( ");
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            text.append((info.flags() >>> bit & 1) == 0 ? "" : FLAGS.get(bit));
        }
        text.append(info.flags() == 0 ? "0" : "").append(" )");
    }

    private void ring(String name, PacketSocket.Ring ring, ExtraText text) {
        text.append(lineStart).append(name).append("blk_size:").append(ring.blockSize());
        text.append(",blk_nr:").append(ring.blocks());
        text.append(",frm_size:").append(ring.frameSize());
        text.append(",frm_nr:").append(ring.frames());
        text.append(",tmo:").append(ring.retireMillis());
        text.append(",features:0x").append(Long.toHexString(ring.features())).append(')');
    }

    private void fanout(long fanout, ExtraText text) {
        int type = (int) (fanout >>> 16 & 0xffff);
        text.append(lineStart).append("fanout(id:").append(fanout & 0xffff).append(",type:");
        text.append(type < FANOUTS.size() ? FANOUTS.get(type) : "0x" + Integer.toHexString(type));
        text.append(')');
    }

    private void bpf(List<Long> program, ExtraText text) {
        text.append(lineStart).append("bpf filter (").append(program.size()).append("): ");
        for (long op : program) {
            text.append(String.format(" 0x%02x ", op >>> 48));
            text.append(op >>> 40 & 0xff).append(' ').append(op >>> 32 & 0xff);
            text.append(' ').append(op & 0xffffffffL).append(',');
        }
    }
}
