package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.jss.cli.lookup.Owners;
import io.jss.cli.table.FamilyCells;
import io.jss.cli.text.RowBuffer;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A socket of another family as a JSON object; what the kernel did not tell is left out. */
final class FamilyJson {

    private static final long ABSENT = Long.MIN_VALUE;
    private static final SerializedString COOKIE = new SerializedString("cookie");

    private final JsonOut out;
    private final JsonGenerator json;
    private final LookedUpJson lookedUp;
    private final RowBuffer text = new RowBuffer();

    FamilyJson(JsonOut out, LookedUpJson lookedUp) {
        this.out = out;
        this.lookedUp = lookedUp;
        json = out.json();
    }

    void write(UnixSocket socket, Optional<Owners> owners) throws IOException {
        begin("unix", socket.type(), socket.typeNumber());
        state(socket.state(), socket.stateNumber());
        if (socket.name().isPresent()) {
            name(socket.name().get());
        }
        if (socket.file().isPresent()) {
            file(socket.file().get());
        }
        json.writeNumberField("inode", socket.inode());
        cookie(socket.cookie());
        number("peerInode", socket.peerInode());
        numbers("pending", socket.pending());
        number("rqueue", socket.rqueue());
        number("wqueue", socket.wqueue());
        memory(socket.skMemInfo());
        number("shutdown", socket.shutdown());
        uid(socket.uid());
        lookedUp.processes("processes", owners, socket.inode());
        lookedUp.peerProcesses(owners, socket.peerInode().orElse(0));
        json.writeEndObject();
    }

    void write(NetlinkDiagSocket socket, Optional<Owners> owners) throws IOException {
        begin("netlink", socket.type(), socket.typeNumber());
        json.writeNumberField("protocolNumber", socket.protocol());
        json.writeNumberField("stateNumber", socket.stateNumber());
        json.writeNumberField("portId", socket.portId());
        json.writeNumberField("dstPortId", socket.dstPortId());
        json.writeNumberField("dstGroup", socket.dstGroup());
        number("inode", socket.inode());
        cookie(socket.cookie());
        number("rqueue", socket.rqueue());
        number("wqueue", socket.wqueue());
        memory(socket.skMemInfo());
        if (socket.groups().isPresent()) {
            json.writeArrayFieldStart("groups");
            for (int group : socket.groups().get()) {
                json.writeNumber(group);
            }
            json.writeEndArray();
        }
        ring("rxRing", socket.rxRing());
        ring("txRing", socket.txRing());
        number("flags", socket.flags());
        lookedUp.processes("processes", owners, socket.inode().orElse(0));
        json.writeEndObject();
    }

    void write(PacketSocket socket, Optional<Owners> owners) throws IOException {
        begin("packet", socket.type(), socket.typeNumber());
        json.writeNumberField("protocolNumber", socket.protocol());
        number("inode", socket.inode());
        cookie(socket.cookie());
        if (socket.info().isPresent()) {
            info(socket.info().get());
        }
        if (socket.memberships().isPresent()) {
            memberships(socket.memberships().get());
        }
        packetRing("rxRing", socket.rxRing());
        packetRing("txRing", socket.txRing());
        number("fanout", socket.fanout());
        number("rqueue", socket.rqueue());
        number("wqueue", socket.wqueue());
        memory(socket.skMemInfo());
        numbers("filter", socket.filter());
        uid(socket.uid());
        lookedUp.processes("processes", owners, socket.inode().orElse(0));
        json.writeEndObject();
    }

    void write(VsockSocket socket, Optional<Owners> owners) throws IOException {
        begin("vsock", socket.type(), socket.typeNumber());
        state(socket.state(), socket.stateNumber());
        json.writeNumberField("shutdown", socket.shutdown());
        unlessAny("localCid", socket.localCid());
        unlessAny("localPort", socket.localPort());
        unlessAny("remoteCid", socket.remoteCid());
        unlessAny("remotePort", socket.remotePort());
        number("inode", socket.inode());
        cookie(socket.cookie());
        lookedUp.processes("processes", owners, socket.inode().orElse(0));
        json.writeEndObject();
    }

    private void begin(String family, SocketType type, int number) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", family);
        text.clear();
        FamilyCells.type(type, number, text);
        json.writeStringField("type", text.text());
        lookedUp.namespace();
    }

    private void state(SocketState state, int number) throws IOException {
        text.clear();
        FamilyCells.state(state, number, text);
        json.writeStringField("state", text.text());
    }

    private void name(UnixSocket.Name name) throws IOException {
        byte[] bytes = name.toBytes();
        if (name.isAbstract()) {
            bytes[0] = '@';
        }
        out.text("name", bytes);
        json.writeBooleanField("abstract", name.isAbstract());
    }

    private void file(UnixSocket.BoundFile file) throws IOException {
        json.writeObjectFieldStart("file");
        json.writeNumberField("inode", file.inode());
        json.writeNumberField("major", file.major());
        json.writeNumberField("minor", file.minor());
        json.writeEndObject();
    }

    private void info(PacketSocket.Info info) throws IOException {
        json.writeObjectFieldStart("info");
        json.writeNumberField("interfaceIndex", info.interfaceIndex());
        json.writeNumberField("version", info.version());
        json.writeNumberField("reserve", info.reserve());
        json.writeNumberField("copyThreshold", info.copyThreshold());
        json.writeNumberField("timestamping", info.timestamping());
        json.writeNumberField("flags", info.flags());
        json.writeEndObject();
    }

    private void memberships(List<PacketSocket.Membership> memberships) throws IOException {
        json.writeArrayFieldStart("memberships");
        for (PacketSocket.Membership membership : memberships) {
            byte[] address = new byte[membership.address().size()];
            for (int i = 0; i < address.length; i++) {
                address[i] = membership.address().get(i);
            }
            json.writeStartObject();
            json.writeNumberField("interfaceIndex", membership.interfaceIndex());
            json.writeNumberField("count", membership.count());
            json.writeNumberField("type", membership.type());
            json.writeStringField("address", HexFormat.ofDelimiter(":").formatHex(address));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void packetRing(String name, Optional<PacketSocket.Ring> ring) throws IOException {
        if (ring.isEmpty()) {
            return;
        }
        PacketSocket.Ring of = ring.get();
        json.writeObjectFieldStart(name);
        blocks(of.blockSize(), of.blocks(), of.frameSize(), of.frames());
        json.writeNumberField("retireMillis", of.retireMillis());
        json.writeNumberField("privateSize", of.privateSize());
        json.writeNumberField("features", of.features());
        json.writeEndObject();
    }

    private void ring(String name, Optional<NetlinkDiagSocket.Ring> ring) throws IOException {
        if (ring.isEmpty()) {
            return;
        }
        NetlinkDiagSocket.Ring of = ring.get();
        json.writeObjectFieldStart(name);
        blocks(of.blockSize(), of.blocks(), of.frameSize(), of.frames());
        json.writeEndObject();
    }

    private void blocks(long blockSize, long blocks, long frameSize, long frames)
            throws IOException {
        json.writeNumberField("blockSize", blockSize);
        json.writeNumberField("blocks", blocks);
        json.writeNumberField("frameSize", frameSize);
        json.writeNumberField("frames", frames);
    }

    private void memory(Optional<SkMemInfo> memory) throws IOException {
        if (memory.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(Structure.SK_MEM_INFO.key());
        for (StructField field : Structure.SK_MEM_INFO.fields()) {
            long value = memory.get().numberOr(field, ABSENT);
            if (value != ABSENT) {
                json.writeNumberField(field.key(), value);
            }
        }
        json.writeEndObject();
    }

    private void uid(OptionalLong uid) throws IOException {
        number("uid", uid);
        if (uid.isPresent()) {
            lookedUp.user(uid.getAsLong());
        }
    }

    private void cookie(long cookie) throws IOException {
        out.unsigned(COOKIE, cookie);
    }

    private void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeFieldName(name);
            out.unsigned(value.getAsLong());
        }
    }

    private void number(String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsInt());
        }
    }

    private void numbers(String name, Optional<List<Long>> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (long value : values.get()) {
            out.unsigned(value);
        }
        json.writeEndArray();
    }

    private void unlessAny(String name, long value) throws IOException {
        if (value != VsockSocket.ANY) {
            json.writeNumberField(name, value);
        }
    }
}
