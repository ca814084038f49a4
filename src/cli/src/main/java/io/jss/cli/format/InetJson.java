package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.jss.cli.format.SocketTree.Branch;
import io.jss.cli.format.SocketTree.Leaf;
import io.jss.cli.format.SocketTree.Node;
import io.jss.fields.EndField;
import io.jss.fields.Field;
import io.jss.fields.FlagField;
import io.jss.fields.ListField;
import io.jss.fields.LookedUpField;
import io.jss.fields.NumberField;
import io.jss.fields.WordField;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.IpText;
import io.jss.model.SocketDetails;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A socket of the internet as a JSON object; what the kernel did not tell is left out. */
final class InetJson {

    private static final long ABSENT = Long.MIN_VALUE;

    private final JsonOut out;
    private final JsonGenerator json;
    private final LookedUpJson lookedUp;
    private final List<Node> members;
    private final Optional<Addition.SocketMember> last;
    private final byte[] address = new byte[IpText.MAX_BYTES];

    /**
     * Creates the writer.
     *
     * @param fields the members beside the family, empty for all
     * @param last a member behind them
     */
    InetJson(
            JsonOut out,
            List<Field> fields,
            LookedUpJson lookedUp,
            Optional<Addition.SocketMember> last) {
        this.last = last;
        members = SocketTree.of(fields);
        this.out = out;
        this.lookedUp = lookedUp;
        json = out.json();
    }

    /** Writes the object. */
    void write(InetSocketView socket) throws IOException {
        json.writeStartObject();
        for (Node member : members) {
            write(member, socket);
        }
        if (last.isPresent()) {
            last.get().write(socket, json);
        }
        json.writeEndObject();
    }

    /** Writes a member, and before it the beginning of the objects around it. */
    private void write(Node node, InetSocketView socket) throws IOException {
        if (node instanceof Leaf leaf) {
            leaf(leaf, socket);
            return;
        }
        Branch branch = (Branch) node;
        if (!isThere(branch, socket)) {
            return;
        }
        json.writeFieldName(branch.name());
        json.writeStartObject();
        for (Node child : branch.children()) {
            write(child, socket);
        }
        json.writeEndObject();
    }

    private static boolean isThere(Branch branch, InetSocketView socket) {
        if (branch.structure().isPresent()) {
            return socket.has(branch.structure().get());
        }
        for (Node child : branch.children()) {
            boolean there =
                    child instanceof Leaf leaf
                            ? isThere(leaf, socket)
                            : isThere((Branch) child, socket);
            if (there) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThere(Leaf leaf, InetSocketView socket) {
        if (leaf.field() instanceof NumberField number) {
            return number.valueOr(socket, ABSENT) != ABSENT;
        }
        return !(leaf.field() instanceof WordField word) || word.textOr(socket, null) != null;
    }

    private void leaf(Leaf leaf, InetSocketView socket) throws IOException {
        SerializedString name = leaf.name();
        if (leaf.field() instanceof NumberField number) {
            number(name, number, socket);
        } else if (leaf.field() instanceof WordField word) {
            word(name, word, socket);
        } else if (leaf.field() instanceof EndField end) {
            json.writeFieldName(name);
            int length =
                    IpText.write(
                            socket.socketFamily(), end.high(socket), end.low(socket), address, 0);
            json.writeRawUTF8String(address, 0, length);
        } else if (leaf.field() instanceof LookedUpField found) {
            lookedUp.write(found, socket);
        } else if (socket.hasDetails()) {
            list(name, (ListField) leaf.field(), socket);
        }
    }

    private void number(SerializedString name, NumberField number, InetSocketView socket)
            throws IOException {
        long value = number.valueOr(socket, ABSENT);
        if (value == ABSENT) {
            return;
        }
        if (number instanceof FlagField) {
            json.writeFieldName(name);
            json.writeBoolean(value != 0);
        } else if (number.signed()) {
            json.writeFieldName(name);
            json.writeNumber(value);
        } else {
            out.unsigned(name, value);
        }
    }

    private void word(SerializedString name, WordField word, InetSocketView socket)
            throws IOException {
        String text =
                word == WordField.PROTO ? socket.protocol().label() : word.textOr(socket, null);
        if (text != null) {
            json.writeFieldName(name);
            json.writeString(text);
        }
    }

    private void list(SerializedString name, ListField list, InetSocketView socket)
            throws IOException {
        switch (list) {
            case SCTP_PRIMARY_PATH -> {
                if (socket.sctpPrimaryPath().isPresent()) {
                    json.writeFieldName(name);
                    end(socket.sctpPrimaryPath().get());
                }
            }
            case LOCALS -> ends(name, socket.locals());
            case PEERS -> ends(name, socket.peers());
            case MD5_SIGNATURES -> signatures(name, socket.md5Signatures());
            case BPF_STORAGES -> storages(name, socket.bpfStorages());
            case UNKNOWN_ATTRIBUTES -> attributes(name, socket.unknownAttributes());
            case PENDING, GROUPS, MEMBERSHIPS, FILTER -> {} // of other families
        }
    }

    private void ends(SerializedString name, List<Endpoint> ends) throws IOException {
        if (ends.isEmpty()) {
            return;
        }
        json.writeFieldName(name);
        json.writeStartArray();
        for (Endpoint end : ends) {
            end(end);
        }
        json.writeEndArray();
    }

    private void end(Endpoint end) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", end.address().toString());
        json.writeNumberField("port", end.port());
        json.writeEndObject();
    }

    private void signatures(SerializedString name, List<SocketDetails.Md5Signature> signatures)
            throws IOException {
        if (signatures.isEmpty()) {
            return;
        }
        json.writeFieldName(name);
        json.writeStartArray();
        for (SocketDetails.Md5Signature signature : signatures) {
            json.writeStartObject();
            json.writeStringField("address", signature.address().toString());
            json.writeNumberField("prefixLength", signature.prefixLength());
            json.writeBooleanField("keyed", signature.keyed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void storages(SerializedString name, List<SocketDetails.BpfStorage> storages)
            throws IOException {
        if (storages.isEmpty()) {
            return;
        }
        json.writeFieldName(name);
        json.writeStartArray();
        for (SocketDetails.BpfStorage storage : storages) {
            json.writeStartObject();
            json.writeNumberField("mapId", storage.mapId());
            if (storage.size().isPresent()) {
                json.writeNumberField("size", storage.size().getAsInt());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void attributes(SerializedString name, List<SocketDetails.UnknownAttribute> attributes)
            throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeFieldName(name);
        json.writeStartArray();
        for (SocketDetails.UnknownAttribute attribute : attributes) {
            json.writeStartObject();
            json.writeNumberField("number", attribute.number());
            json.writeStringField("bytes", attribute.hex());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
