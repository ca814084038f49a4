package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A view of one {@code inet_diag_msg} with its attributes in a receive buffer; reusable, allocates
 * nothing. For the thread that wraps it: the buffer is another's after {@link #forget()}.
 *
 * <p>Attributes that are not known are passed over; a known one that is shorter than its value is
 * absent.
 */
public final class InetDiagView extends InetDiagDetails implements InetSocketView {

    private static final int NOT_TOLD = -1;
    private static final int SRC = InetDiagMsg.ID + InetDiagSockId.SRC;
    private static final int DST = InetDiagMsg.ID + InetDiagSockId.DST;
    private static final int INTERFACE = InetDiagMsg.ID + InetDiagSockId.IF;
    private static final int COOKIE = InetDiagMsg.ID + InetDiagSockId.COOKIE;

    private int base;
    private long key;
    private int learnedV6only = NOT_TOLD;
    private Protocol protocol = Protocol.TCP;
    private AddressFamily family = AddressFamily.INET;

    /** Creates a view that shows nothing yet, of a kernel whose uptime is not known. */
    public InetDiagView() {
        super((NetlinkChannel) null);
    }

    /** Creates a view that shows nothing yet, of what comes through a channel. */
    public InetDiagView(NetlinkChannel channel) {
        super(channel);
    }

    private InetDiagView(InetDiagView over) {
        super(over);
    }

    /**
     * Ends this view for ever and returns the one for the next visit, which takes its tables: it
     * costs 64 bytes, not the 800 of a new one. A view that is kept throws {@link
     * IllegalStateException} from then on, and never shows what its successor does.
     */
    public InetDiagView successor() {
        forget(); // also where there is no memory for another one
        return new InetDiagView(this);
    }

    /**
     * Shows the message at which the cursor stands.
     *
     * @param asked the protocol of the request; the message does not repeat it
     * @throws MalformedMessageException when the message is shorter than an {@code inet_diag_msg},
     *     its family is neither AF_INET nor AF_INET6, or its attributes do not fit
     */
    public void wrap(MessageCursor message, Protocol asked) throws MalformedMessageException {
        wrap(message.bytes(), message.payload(), message.payloadLength(), asked);
    }

    /**
     * Shows the message of {@code length} bytes at {@code offset}; see {@link #wrap(MessageCursor,
     * Protocol)}.
     */
    public void wrap(ByteBuffer buffer, int offset, int length, Protocol asked)
            throws MalformedMessageException {
        if (length < InetDiagMsg.SIZE) {
            throw new MalformedMessageException(
                    "inet_diag_msg", offset, InetDiagMsg.SIZE + " bytes", length + " bytes");
        }
        base = offset;
        protocol = asked;
        learnedV6only = NOT_TOLD;
        key = InetDiagKey.at(buffer, offset);
        family = family(InetDiagKey.family(key));
        wrapAttributes(buffer, offset + InetDiagMsg.SIZE, length - InetDiagMsg.SIZE, asked);
    }

    /**
     * Shows the event at which the cursor stands: a socket that was destroyed. Its protocol is
     * known by INET_DIAG_PROTOCOL.
     *
     * @throws MalformedMessageException as {@link #wrap(MessageCursor, Protocol)}, and when the
     *     protocol is neither TCP nor UDP
     */
    public void wrapEvent(MessageCursor message) throws MalformedMessageException {
        wrap(message, Protocol.TCP);
        int number = ipProtocolOr(-1);
        if (number == Protocol.UDP.number()) {
            protocol = Protocol.UDP;
        } else if (number != Protocol.TCP.number()) {
            throw new MalformedMessageException(
                    "inet_diag_msg", base, "an event of TCP or UDP", "protocol " + number);
        }
    }

    /**
     * Shows an IPV6_V6ONLY that was learned otherwise, until the next message; what the message
     * tells goes first.
     */
    public void learnV6only(InetSocketView.V6Only learned) {
        learnedV6only =
                switch (learned) {
                    case ON -> 1;
                    case OFF -> 0;
                    case NOT_TOLD -> NOT_TOLD;
                };
    }

    /** Returns the netlink message that is shown, with its header. */
    public byte[] copyOfMessage() {
        ByteBuffer bytes = attributes.bytes();
        int start = base - NlMsgHdr.SIZE;
        byte[] message = new byte[bytes.getInt(start + NlMsgHdr.LEN)];
        bytes.get(start, message);
        return message;
    }

    private AddressFamily family(int number) throws MalformedMessageException {
        return switch (number) {
            case SockDiag.AF_INET -> AddressFamily.INET;
            case SockDiag.AF_INET6 -> AddressFamily.INET6;
            default ->
                    throw new MalformedMessageException(
                            "inet_diag_msg",
                            base,
                            "family " + SockDiag.AF_INET + " or " + SockDiag.AF_INET6,
                            Integer.toString(number));
        };
    }

    @Override
    public Protocol protocol() {
        attributes.bytes();
        return protocol;
    }

    @Override
    public AddressFamily socketFamily() {
        attributes.bytes();
        return family;
    }

    @Override
    public int stateNumber() {
        return InetDiagKey.state(key());
    }

    @Override
    public long localHigh() {
        return high(base + SRC);
    }

    @Override
    public long localLow() {
        return low(base + SRC);
    }

    @Override
    public int localPort() {
        return InetDiagKey.localPort(key());
    }

    @Override
    public long remoteHigh() {
        return high(base + DST);
    }

    @Override
    public long remoteLow() {
        return low(base + DST);
    }

    @Override
    public int remotePort() {
        return InetDiagKey.remotePort(key());
    }

    @Override
    public int interfaceIndex() {
        return attributes.bytes().getInt(base + INTERFACE);
    }

    @Override
    public long cookie() {
        long words = attributes.bytes().getLong(base + COOKIE);
        return attributes.bytes().order() == ByteOrder.BIG_ENDIAN
                ? Long.rotateLeft(words, Integer.SIZE) // the low word comes first
                : words;
    }

    @Override
    public int timerNumber() {
        return InetDiagKey.timer(key());
    }

    @Override
    public long timerExpiresMillis() {
        return u32(base + InetDiagMsg.EXPIRES);
    }

    @Override
    public int retransmits() {
        return InetDiagKey.retrans(key());
    }

    @Override
    public long rqueue() {
        return u32(base + InetDiagMsg.RQUEUE);
    }

    @Override
    public long wqueue() {
        return u32(base + InetDiagMsg.WQUEUE);
    }

    @Override
    public long uidOr(long absent) {
        long uid = u32(base + InetDiagMsg.UID);
        return uid == 0 && u32(base + InetDiagMsg.INODE) == 0 ? absent : uid;
    }

    @Override
    public long inodeOr(long absent) {
        long inode = u32(base + InetDiagMsg.INODE);
        return inode == 0 ? absent : inode;
    }

    @Override
    public int shutdownOr(int absent) {
        return attributes.u8Or(InetDiagAttr.SHUTDOWN, absent);
    }

    @Override
    public int v6onlyOr(int absent) {
        int reported = attributes.u8Or(InetDiagAttr.SKV6ONLY, learnedV6only);
        return reported == NOT_TOLD ? absent : reported;
    }

    @Override
    public int sentV6onlyOr(int absent) {
        return attributes.u8Or(InetDiagAttr.SKV6ONLY, absent);
    }

    @Override
    public int ipProtocolOr(int absent) {
        return attributes.u8Or(InetDiagAttr.PROTOCOL, absent);
    }

    @Override
    public long markOr(long absent) {
        return attributes.u32Or(InetDiagAttr.MARK, absent);
    }

    @Override
    public long cgroupIdOr(long absent) {
        return attributes.u64Or(InetDiagAttr.CGROUP_ID, absent);
    }

    @Override
    public int socketOptionsOr(int absent) {
        if (!attributes.has(InetDiagAttr.SOCKOPT, 2 * Byte.BYTES)) {
            return absent;
        }
        int at = attributes.payload(InetDiagAttr.SOCKOPT);
        return BitFields.flags(attributes.bytes(), at)
                | (BitFields.flags(attributes.bytes(), at + 1) << Byte.SIZE);
    }

    /** What was read from the message as long as it is shown. */
    private long key() {
        attributes.bytes();
        return key;
    }

    private long u32(int at) {
        return Integer.toUnsignedLong(attributes.bytes().getInt(at));
    }

    private long high(int at) {
        return socketFamily() == AddressFamily.INET ? 0 : NetworkOrder.u64(attributes.bytes(), at);
    }

    private long low(int at) {
        return socketFamily() == AddressFamily.INET
                ? NetworkOrder.u32(attributes.bytes(), at)
                : NetworkOrder.u64(attributes.bytes(), at + Long.BYTES);
    }
}
