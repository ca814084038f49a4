package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.VsockSocket;
import io.jss.netlink.MessageCursor;
import io.jss.wire.SockDiag;
import io.jss.wire.VsockDiagMsg;

/** Decodes {@code vsock_diag_msg}. */
public final class VsockDiagDecoder implements FamilyDecoder<VsockSocket> {

    private final FamilyMessage message =
            new FamilyMessage("vsock_diag_msg", SockDiag.AF_VSOCK, VsockDiagMsg.SIZE, 0);

    /** Creates a decoder. */
    public VsockDiagDecoder() {}

    @Override
    public VsockSocket decode(MessageCursor cursor) throws MalformedMessageException {
        message.wrap(cursor);
        return new VsockSocket(
                message.u8(VsockDiagMsg.TYPE),
                message.u8(VsockDiagMsg.STATE),
                message.u8(VsockDiagMsg.SHUTDOWN),
                message.u32(VsockDiagMsg.SRC_CID),
                message.u32(VsockDiagMsg.SRC_PORT),
                message.u32(VsockDiagMsg.DST_CID),
                message.u32(VsockDiagMsg.DST_PORT),
                message.nonZero(VsockDiagMsg.INO),
                message.cookie(VsockDiagMsg.COOKIE));
    }
}
