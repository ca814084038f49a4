package io.jss.cli.format;

import io.jss.cli.format.JsonWriter.Name;
import io.jss.fields.Field;
import io.jss.fields.words.StateName;
import io.jss.fields.words.TypeName;
import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SkMemInfo;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A socket of another family as a JSON object; what the kernel did not tell is left out. */
final class FamilyJson {

    private static final long ABSENT = Long.MIN_VALUE;
    private static final Name COOKIE = Name.of("cookie");

    /** The numbers of a socket's memory, and their names, each of which is made of words. */
    private static final StructField[] MEMORY =
            Structure.SK_MEM_INFO.fields().toArray(new StructField[0]);

    private static final Name[] MEMORY_NAMES = names(MEMORY);

    private final JsonWriter json;
    private final LookedUpJson lookedUp;
    private final FamilyMembers members;

    /** The object that is being written; empty for the socket itself. */
    private String within = "";

    /**
     * Creates the writer.
     *
     * @param fields the members beside the family, empty for all
     */
    FamilyJson(JsonWriter json, List<Field> fields, LookedUpJson lookedUp) {
        this.json = json;
        this.lookedUp = lookedUp;
        members = new FamilyMembers(fields);
    }

    private static Name[] names(StructField[] fields) {
        Name[] names = new Name[fields.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = Name.of(fields[i].key());
        }
        return names;
    }

    /** Writes the object. */
    void write(DiagSocket socket) {
        members.begin(socket.family());
        json.beginObject();
        json.member("family", socket.family().label());
        if (shows("type")) {
            json.member("type", TypeName.of(socket));
        }
        if (shows("namespace")) {
            lookedUp.namespace();
        }
        if (socket instanceof UnixSocket unix) {
            unix(unix);
        } else if (socket instanceof NetlinkDiagSocket netlink) {
            netlink(netlink);
        } else if (socket instanceof PacketSocket packet) {
            packet(packet);
        } else {
            vsock((VsockSocket) socket);
        }
        json.endObject();
    }

    private boolean shows(String name) {
        return members.shows(within, name);
    }

    private void unix(UnixSocket socket) {
        state(socket);
        if (socket.name().isPresent()) {
            name(socket.name().get());
        }
        if (socket.file().isPresent() && begin("file")) {
            number("inode", socket.file().get().inode());
            number("major", socket.file().get().major());
            number("minor", socket.file().get().minor());
            end();
        }
        number("inode", socket.inode());
        cookie(socket.cookie());
        number("peerInode", socket.peerInode());
        numbers("pending", socket.pending());
        number("rqueue", socket.rqueue());
        number("wqueue", socket.wqueue());
        memory(socket.skMemInfo());
        number("shutdown", socket.shutdown());
        uid(socket);
        processes(socket);
        if (shows("peerProcesses")) {
            lookedUp.peerProcesses(socket.peerInode().orElse(0));
        }
    }

    private void netlink(NetlinkDiagSocket socket) {
        number("protocolNumber", socket.protocol());
        number("stateNumber", socket.stateNumber());
        number("portId", socket.portId());
        number("dstPortId", socket.dstPortId());
        number("dstGroup", socket.dstGroup());
        number("inode", socket.inode());
        cookie(socket.cookie());
        number("rqueue", socket.rqueue());
        number("wqueue", socket.wqueue());
        memory(socket.skMemInfo());
        numbers("groups", socket.groups());
        if (socket.rxRing().isPresent()) {
            ring("rxRing", socket.rxRing().get());
        }
        if (socket.txRing().isPresent()) {
            ring("txRing", socket.txRing().get());
        }
        number("flags", socket.flags());
        processes(socket);
    }

    private void packet(PacketSocket socket) {
        number("protocolNumber", socket.protocol());
        number("inode", socket.inode());
        cookie(socket.cookie());
        if (socket.info().isPresent() && begin("info")) {
            info(socket.info().get());
            end();
        }
        if (socket.memberships().isPresent() && shows("memberships")) {
            memberships(socket.memberships().get());
        }
        if (socket.rxRing().isPresent()) {
            ring("rxRing", socket.rxRing().get());
        }
        if (socket.txRing().isPresent()) {
            ring("txRing", socket.txRing().get());
        }
        number("fanout", socket.fanout());
        number("rqueue", socket.rqueue());
        number("wqueue", socket.wqueue());
        memory(socket.skMemInfo());
        numbers("filter", socket.filter());
        uid(socket);
        processes(socket);
    }

    private void vsock(VsockSocket socket) {
        state(socket);
        number("shutdown", socket.shutdown());
        unlessAny("localCid", socket.localCid());
        unlessAny("localPort", socket.localPort());
        unlessAny("remoteCid", socket.remoteCid());
        unlessAny("remotePort", socket.remotePort());
        number("inode", socket.inode());
        cookie(socket.cookie());
        processes(socket);
    }

    private void state(DiagSocket socket) {
        if (shows("state")) {
            json.member("state", StateName.of(socket));
        }
    }

    /** Writes a name and whether it is abstract, which tells {@code @} from a path like that. */
    private void name(UnixSocket.Name name) {
        if (shows("name")) {
            byte[] bytes = name.toBytes();
            if (name.isAbstract()) {
                bytes[0] = '@';
            }
            json.text("name", bytes);
        }
        if (shows("name") || shows("abstract")) {
            json.member("abstract", name.isAbstract());
        }
    }

    private void info(PacketSocket.Info info) {
        number("interfaceIndex", info.interfaceIndex());
        number("version", info.version());
        number("reserve", info.reserve());
        number("copyThreshold", info.copyThreshold());
        number("timestamping", info.timestamping());
        number("flags", info.flags());
    }

    private void memberships(List<PacketSocket.Membership> memberships) {
        json.name("memberships").beginArray();
        for (PacketSocket.Membership membership : memberships) {
            byte[] address = new byte[membership.address().size()];
            for (int i = 0; i < address.length; i++) {
                address[i] = membership.address().get(i);
            }
            json.beginObject();
            json.member("interfaceIndex", membership.interfaceIndex());
            json.member("count", membership.count());
            json.member("type", membership.type());
            json.member("address", HexFormat.ofDelimiter(":").formatHex(address));
            json.endObject();
        }
        json.endArray();
    }

    private void ring(String name, PacketSocket.Ring ring) {
        if (begin(name)) {
            blocks(ring.blockSize(), ring.blocks(), ring.frameSize(), ring.frames());
            number("retireMillis", ring.retireMillis());
            number("privateSize", ring.privateSize());
            number("features", ring.features());
            end();
        }
    }

    private void ring(String name, NetlinkDiagSocket.Ring ring) {
        if (begin(name)) {
            blocks(ring.blockSize(), ring.blocks(), ring.frameSize(), ring.frames());
            end();
        }
    }

    private void blocks(long blockSize, long blocks, long frameSize, long frames) {
        number("blockSize", blockSize);
        number("blocks", blocks);
        number("frameSize", frameSize);
        number("frames", frames);
    }

    private void memory(Optional<SkMemInfo> memory) {
        if (memory.isEmpty() || !begin(Structure.SK_MEM_INFO.key())) {
            return;
        }
        SkMemInfo numbers = memory.get();
        for (int i = 0; i < MEMORY.length; i++) {
            long value = numbers.numberOr(MEMORY[i], ABSENT);
            if (value != ABSENT && shows(MEMORY_NAMES[i].name())) {
                json.unsigned(MEMORY_NAMES[i], value);
            }
        }
        end();
    }

    /** Begins an object if one of its members is shown. */
    private boolean begin(String name) {
        if (!members.showsWithin(name)) {
            return false;
        }
        json.name(name).beginObject();
        within = name;
        return true;
    }

    private void end() {
        json.endObject();
        within = "";
    }

    private void uid(DiagSocket socket) {
        long uid = socket.uidOr(ABSENT);
        if (uid == ABSENT) {
            return;
        }
        number("uid", uid);
        if (shows("user")) {
            lookedUp.user(uid);
        }
    }

    private void processes(DiagSocket socket) {
        if (shows("processes")) {
            lookedUp.processes(socket.inodeOr(0));
        }
    }

    private void cookie(long cookie) {
        if (shows("cookie")) {
            json.unsigned(COOKIE, cookie);
        }
    }

    private void number(String name, long value) {
        if (shows(name)) {
            json.name(name);
            json.unsigned(value);
        }
    }

    private void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            number(name, value.getAsLong());
        }
    }

    private void number(String name, OptionalInt value) {
        if (value.isPresent() && shows(name)) {
            json.member(name, value.getAsInt());
        }
    }

    private void numbers(String name, Optional<? extends List<? extends Number>> values) {
        if (values.isEmpty() || !shows(name)) {
            return;
        }
        json.name(name).beginArray();
        for (Number value : values.get()) {
            json.unsigned(value.longValue());
        }
        json.endArray();
    }

    private void unlessAny(String name, long value) {
        if (value != VsockSocket.ANY) {
            number(name, value);
        }
    }
}
