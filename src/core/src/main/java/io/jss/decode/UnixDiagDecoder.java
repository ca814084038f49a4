package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.UnixSocket;
import io.jss.netlink.MessageCursor;
import io.jss.wire.SockDiag;
import io.jss.wire.UnixDiagAttr;
import io.jss.wire.UnixDiagMsg;
import io.jss.wire.UnixDiagRqlen;
import io.jss.wire.UnixDiagVfs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decodes {@code unix_diag_msg}. */
public final class UnixDiagDecoder implements FamilyDecoder<UnixSocket> {

    private final FamilyMessage message =
            new FamilyMessage(
                    "unix_diag_msg", SockDiag.AF_UNIX, UnixDiagMsg.SIZE, UnixDiagAttr.MAX);

    /** Creates a decoder. */
    public UnixDiagDecoder() {}

    @Override
    public UnixSocket decode(MessageCursor cursor) throws MalformedMessageException {
        message.wrap(cursor);
        return new UnixSocket(
                message.u8(UnixDiagMsg.TYPE),
                message.u8(UnixDiagMsg.STATE),
                message.u32(UnixDiagMsg.INO),
                message.cookie(UnixDiagMsg.COOKIE),
                name(),
                file(),
                message.attributeU32(UnixDiagAttr.PEER, 0),
                pending(),
                message.attributeU32(UnixDiagAttr.RQLEN, UnixDiagRqlen.RQUEUE),
                message.attributeU32(UnixDiagAttr.RQLEN, UnixDiagRqlen.WQUEUE),
                message.skMemInfo(UnixDiagAttr.MEMINFO),
                message.attributeU8(UnixDiagAttr.SHUTDOWN),
                message.attributeU32(UnixDiagAttr.UID, 0));
    }

    @Override
    public long cookie(MessageCursor cursor) throws MalformedMessageException {
        message.wrap(cursor);
        return message.cookie(UnixDiagMsg.COOKIE);
    }

    /** Returns the name; that of a path ends before the NUL that the kernel puts behind it. */
    private Optional<UnixSocket.Name> name() {
        if (!message.has(UnixDiagAttr.NAME, 1)) {
            return Optional.empty();
        }
        int length = message.length(UnixDiagAttr.NAME);
        byte[] bytes = message.attributeBytes(UnixDiagAttr.NAME, 0, length);
        boolean path = bytes[0] != 0;
        int end = path && bytes[length - 1] == 0 ? length - 1 : length;
        return Optional.of(UnixSocket.Name.of(Arrays.copyOf(bytes, end)));
    }

    private Optional<UnixSocket.BoundFile> file() {
        return message.has(UnixDiagAttr.VFS, UnixDiagVfs.SIZE)
                ? Optional.of(
                        new UnixSocket.BoundFile(
                                message.attributeWord(UnixDiagAttr.VFS, UnixDiagVfs.INO),
                                message.attributeWord(UnixDiagAttr.VFS, UnixDiagVfs.DEV)))
                : Optional.empty();
    }

    private Optional<List<Long>> pending() {
        return message.has(UnixDiagAttr.ICONS, 0)
                ? Optional.of(message.words(UnixDiagAttr.ICONS))
                : Optional.empty();
    }
}
