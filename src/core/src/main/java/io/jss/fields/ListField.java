package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.Md5Signature;
import io.jss.model.UnknownAttribute;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** What a socket has any number of. */
public enum ListField implements Field {
    /** {@code sctpi_p_address}. */
    SCTP_PRIMARY_PATH(
            "sctp-primary-path",
            "sctpPrimaryPath",
            "address of an SCTP association's primary path",
            Optional.of(Detail.INFO)),
    /** {@code INET_DIAG_LOCALS}. */
    LOCALS(
            "locals",
            "locals",
            "own addresses of an SCTP socket, since Linux 4.7",
            Optional.empty()),
    /** {@code INET_DIAG_PEERS}. */
    PEERS("peers", "peers", "addresses of an SCTP peer, since Linux 4.7", Optional.empty()),
    /** {@code INET_DIAG_MD5SIG}. */
    MD5_SIGNATURES(
            "md5-signatures",
            "md5Signatures",
            "peers that must sign (TCP_MD5SIG), never their keys; told to CAP_NET_ADMIN",
            Optional.of(Detail.INFO)),
    /** {@code INET_DIAG_SK_BPF_STORAGES}. */
    BPF_STORAGES(
            "bpf-storages",
            "bpfStorages",
            "what BPF programs keep with the socket: id of the map, size",
            Optional.of(Detail.BPF_STORAGES)),
    /** Attributes beyond what this release knows. */
    UNKNOWN_ATTRIBUTES(
            "unknown-attributes",
            "unknownAttributes",
            "attributes that this release does not know: number and bytes in hexadecimal",
            Optional.empty());

    private final String label;
    private final String path;
    private final String meaning;
    private final Optional<Detail> detail;

    ListField(String label, String member, String meaning, Optional<Detail> detail) {
        this.label = label;
        path = member;
        this.meaning = meaning;
        this.detail = detail;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> path() {
        return Paths.of(path);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Optional<Detail> detail() {
        return detail;
    }

    /** Returns what there is, joined by commas; {@code absent} for nothing. */
    public String textOr(InetSocketView socket, String absent) {
        if (!socket.hasDetails()) {
            return absent;
        }
        StringJoiner text = new StringJoiner(",");
        switch (this) {
            case SCTP_PRIMARY_PATH -> socket.sctpPrimaryPath().ifPresent(end -> add(end, text));
            case LOCALS -> socket.locals().forEach(end -> add(end, text));
            case PEERS -> socket.peers().forEach(end -> add(end, text));
            case MD5_SIGNATURES ->
                    socket.md5Signatures().stream().map(Md5Signature::toString).forEach(text::add);
            case BPF_STORAGES ->
                    socket.bpfStorages()
                            .forEach(storage -> text.add(storage.mapId() + size(storage.size())));
            case UNKNOWN_ATTRIBUTES ->
                    socket.unknownAttributes().stream()
                            .map(UnknownAttribute::toString)
                            .forEach(text::add);
        }
        return text.length() == 0 ? absent : text.toString();
    }

    private static String size(OptionalInt size) {
        return size.isPresent() ? ":" + size.getAsInt() : "";
    }

    private static void add(Endpoint end, StringJoiner text) {
        text.add(end.toString());
    }
}
