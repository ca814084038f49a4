package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import io.jss.model.SocketDetails;
import io.jss.netlink.AttributeCursor;
import io.jss.wire.SkDiagBpfStorage;
import io.jss.wire.SockAddr;
import io.jss.wire.SockDiag;
import io.jss.wire.TcpDiagMd5Sig;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decodes the attributes that few sockets have, into new objects. */
final class RareAttributes {

    private RareAttributes() {}

    /** Returns the addresses of an array of {@code sockaddr_storage}; a cut one is left out. */
    static List<Endpoint> endpoints(ByteBuffer bytes, int offset, int length) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int done = 0; length - done >= SockAddr.STORAGE_SIZE; done += SockAddr.STORAGE_SIZE) {
            endpoint(bytes, offset + done).ifPresent(endpoints::add);
        }
        return endpoints;
    }

    /** Returns the address of one {@code sockaddr_storage}, empty for another family. */
    static Optional<Endpoint> endpoint(ByteBuffer bytes, int at) {
        int port = NetworkOrder.u16(bytes, at + SockAddr.PORT);
        return switch (Short.toUnsignedInt(bytes.getShort(at + SockAddr.FAMILY))) {
            case SockDiag.AF_INET ->
                    Optional.of(Endpoint.of(ipv4(bytes, at + SockAddr.SIN_ADDR), port));
            case SockDiag.AF_INET6 ->
                    Optional.of(
                            new Endpoint(
                                    ipv6(bytes, at + SockAddr.SIN6_ADDR),
                                    port,
                                    bytes.getInt(at + SockAddr.SIN6_SCOPE_ID)));
            default -> Optional.empty();
        };
    }

    /** Returns whom the signatures of an array of {@code tcp_diag_md5sig} are for. */
    static List<SocketDetails.Md5Signature> md5Signatures(
            ByteBuffer bytes, int offset, int length) {
        List<SocketDetails.Md5Signature> signatures = new ArrayList<>();
        for (int done = 0; length - done >= TcpDiagMd5Sig.SIZE; done += TcpDiagMd5Sig.SIZE) {
            md5Signature(bytes, offset + done).ifPresent(signatures::add);
        }
        return signatures;
    }

    private static Optional<SocketDetails.Md5Signature> md5Signature(ByteBuffer bytes, int at) {
        int address = at + TcpDiagMd5Sig.ADDR;
        int prefix = bytes.get(at + TcpDiagMd5Sig.PREFIXLEN) & 0xff;
        boolean keyed = bytes.getShort(at + TcpDiagMd5Sig.KEYLEN) != 0;
        return switch (bytes.get(at + TcpDiagMd5Sig.FAMILY)) {
            case SockDiag.AF_INET ->
                    Optional.of(
                            new SocketDetails.Md5Signature(ipv4(bytes, address), prefix, keyed));
            case SockDiag.AF_INET6 ->
                    Optional.of(
                            new SocketDetails.Md5Signature(ipv6(bytes, address), prefix, keyed));
            default -> Optional.empty();
        };
    }

    /** Returns the maps in the nest INET_DIAG_SK_BPF_STORAGES; one without an id is left out. */
    static List<SocketDetails.BpfStorage> bpfStorages(ByteBuffer bytes, int offset, int length)
            throws MalformedMessageException {
        List<SocketDetails.BpfStorage> storages = new ArrayList<>();
        AttributeTable map = new AttributeTable(SkDiagBpfStorage.MAX);
        AttributeCursor cursor = new AttributeCursor();
        cursor.reset(bytes, offset, length);
        while (cursor.next()) {
            if (cursor.type() == SkDiagBpfStorage.STORAGE) {
                map.wrap(bytes, cursor.payload(), cursor.payloadLength());
                if (map.has(SkDiagBpfStorage.MAP_ID, Integer.BYTES)) {
                    storages.add(bpfStorage(map));
                }
            }
        }
        return storages;
    }

    private static SocketDetails.BpfStorage bpfStorage(AttributeTable map) {
        boolean valued = map.has(SkDiagBpfStorage.MAP_VALUE);
        return new SocketDetails.BpfStorage(
                map.u32Or(SkDiagBpfStorage.MAP_ID, 0),
                valued
                        ? OptionalInt.of(map.length(SkDiagBpfStorage.MAP_VALUE))
                        : OptionalInt.empty());
    }

    /** Returns the attributes with numbers above {@code max} in a region that was walked before. */
    static List<SocketDetails.UnknownAttribute> above(
            int max, ByteBuffer bytes, int offset, int length) {
        List<SocketDetails.UnknownAttribute> unknown = new ArrayList<>();
        AttributeCursor cursor = new AttributeCursor();
        cursor.reset(bytes, offset, length);
        try {
            while (cursor.next()) {
                if (cursor.type() > max) {
                    byte[] payload = new byte[cursor.payloadLength()];
                    bytes.get(cursor.payload(), payload);
                    unknown.add(new SocketDetails.UnknownAttribute(cursor.type(), payload));
                }
            }
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the buffer changed under the view", e);
        }
        return unknown;
    }

    private static IpAddress ipv4(ByteBuffer bytes, int at) {
        return IpAddress.ofIpv4((int) NetworkOrder.u32(bytes, at));
    }

    private static IpAddress ipv6(ByteBuffer bytes, int at) {
        return IpAddress.ofIpv6(
                NetworkOrder.u64(bytes, at), NetworkOrder.u64(bytes, at + Long.BYTES));
    }
}
