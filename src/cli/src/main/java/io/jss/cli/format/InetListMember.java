package io.jss.cli.format;

import io.jss.cli.format.JsonWriter.Name;
import io.jss.fields.ListField;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.SocketDetails;
import java.util.List;

/** A member that is a list or a structure without numbers of its own; few sockets have one. */
final class InetListMember extends InetMember {

    private final Name name;
    private final ListField list;

    InetListMember(Name name, ListField list) {
        this.name = name;
        this.list = list;
    }

    @Override
    void write(InetSocketView socket, JsonWriter json) {
        if (!socket.hasDetails()) {
            return;
        }
        switch (list) {
            case SCTP_PRIMARY_PATH -> {
                if (socket.sctpPrimaryPath().isPresent()) {
                    json.name(name);
                    end(socket.sctpPrimaryPath().get(), json);
                }
            }
            case LOCALS -> ends(socket.locals(), json);
            case PEERS -> ends(socket.peers(), json);
            case MD5_SIGNATURES -> signatures(socket.md5Signatures(), json);
            case BPF_STORAGES -> storages(socket.bpfStorages(), json);
            case UNKNOWN_ATTRIBUTES -> attributes(socket.unknownAttributes(), json);
            case PENDING, GROUPS, MEMBERSHIPS, FILTER -> {} // of other families
        }
    }

    private void ends(List<Endpoint> ends, JsonWriter json) {
        if (ends.isEmpty()) {
            return;
        }
        json.name(name).beginArray();
        for (Endpoint end : ends) {
            end(end, json);
        }
        json.endArray();
    }

    private static void end(Endpoint end, JsonWriter json) {
        json.beginObject();
        json.member("address", end.address().toString());
        json.member("port", end.port());
        json.endObject();
    }

    private void signatures(List<SocketDetails.Md5Signature> signatures, JsonWriter json) {
        if (signatures.isEmpty()) {
            return;
        }
        json.name(name).beginArray();
        for (SocketDetails.Md5Signature signature : signatures) {
            json.beginObject();
            json.member("address", signature.address().toString());
            json.member("prefixLength", signature.prefixLength());
            json.member("keyed", signature.keyed());
            json.endObject();
        }
        json.endArray();
    }

    private void storages(List<SocketDetails.BpfStorage> storages, JsonWriter json) {
        if (storages.isEmpty()) {
            return;
        }
        json.name(name).beginArray();
        for (SocketDetails.BpfStorage storage : storages) {
            json.beginObject();
            json.member("mapId", storage.mapId());
            if (storage.size().isPresent()) {
                json.member("size", storage.size().getAsInt());
            }
            json.endObject();
        }
        json.endArray();
    }

    private void attributes(List<SocketDetails.UnknownAttribute> attributes, JsonWriter json) {
        if (attributes.isEmpty()) {
            return;
        }
        json.name(name).beginArray();
        for (SocketDetails.UnknownAttribute attribute : attributes) {
            json.beginObject();
            json.member("number", attribute.number());
            json.member("bytes", attribute.hex());
            json.endObject();
        }
        json.endArray();
    }
}
