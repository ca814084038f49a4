package io.jss;

import io.jss.decode.FamilyDecoder;
import io.jss.decode.NetlinkDiagDecoder;
import io.jss.decode.PacketDiagDecoder;
import io.jss.decode.UnixDiagDecoder;
import io.jss.decode.VsockDiagDecoder;
import io.jss.encode.FamilyRequest;
import io.jss.model.DiagFamily;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import io.jss.netlink.Dump;
import io.jss.netlink.DumpResult;
import io.jss.netlink.KernelErrorException;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * How the sockets of one family are asked for and read.
 *
 * @param family the family
 * @param decoder makes what reads the answer
 * @param cookie tells a socket from the others
 */
record FamilyDump<T>(
        DiagFamily family, Supplier<FamilyDecoder<T>> decoder, ToLongFunction<T> cookie) {

    static final FamilyDump<UnixSocket> UNIX =
            new FamilyDump<>(DiagFamily.UNIX, UnixDiagDecoder::new, UnixSocket::cookie);

    static final FamilyDump<NetlinkDiagSocket> NETLINK =
            new FamilyDump<>(
                    DiagFamily.NETLINK, NetlinkDiagDecoder::new, NetlinkDiagSocket::cookie);

    static final FamilyDump<PacketSocket> PACKET =
            new FamilyDump<>(DiagFamily.PACKET, PacketDiagDecoder::new, PacketSocket::cookie);

    static final FamilyDump<VsockSocket> VSOCK =
            new FamilyDump<>(DiagFamily.VSOCK, VsockDiagDecoder::new, VsockSocket::cookie);

    /**
     * Runs the dump and passes each socket to the visitor once.
     *
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel cannot list the family
     */
    List<Remark> run(NetlinkChannel channel, Dump dump, FamilyVisitor<? super T> visitor)
            throws IOException {
        FamilyDecoder<T> reader = decoder.get();
        CookieSet seen = new CookieSet();
        try {
            DumpResult result =
                    dump.run(
                            FamilyRequest.encode(family, channel.nextSequence()),
                            "dump of " + family.label() + " sockets",
                            message -> {
                                T socket = reader.decode(message);
                                if (seen.add(cookie.applyAsLong(socket))) {
                                    visitor.visit(socket);
                                }
                            });
            return remarks(result, channel);
        } catch (KernelErrorException e) {
            if (Shortfalls.isNotRecorded(channel)) {
                throw new ProtocolUnavailableException(
                        List.of(new Remark.FamilyNotRecorded(family)));
            }
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            throw new ProtocolUnavailableException(List.of(new Remark.FamilyUnavailable(family)));
        }
    }

    private List<Remark> remarks(DumpResult result, NetlinkChannel channel) {
        if (result.datagramsLost() || !channel.shortfalls().isEmpty()) {
            return List.of(new Remark.FamilyAnswersLost(family));
        }
        return result.interrupted() ? List.of(new Remark.FamilyDumpInterrupted(family)) : List.of();
    }
}
