package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.Endpoint;
import io.jss.model.Protocol;
import io.jss.model.SocketDetails;
import io.jss.model.SocketDetailsView;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import io.jss.model.UlpInfo;
import io.jss.netlink.NetlinkChannel;
import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetUlpInfo;
import io.jss.wire.SctpInfoOffsets;
import io.jss.wire.SockAddr;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The details of a socket, read from the attributes behind an {@code inet_diag_msg}. Nests are
 * walked when the message is wrapped, so that reading cannot fail.
 */
abstract class InetDiagDetails implements SocketDetailsView {

    /** The attributes that are no details but belong to the row. */
    private static final int ROW =
            1 << InetDiagAttr.SHUTDOWN
                    | 1 << InetDiagAttr.PROTOCOL
                    | 1 << InetDiagAttr.SKV6ONLY
                    | 1 << InetDiagAttr.PAD
                    | 1 << InetDiagAttr.MARK
                    | 1 << InetDiagAttr.CGROUP_ID
                    | 1 << InetDiagAttr.SOCKOPT;

    private static final byte UNSEEN = 0;
    private static final byte CONNECTION = 1;
    private static final byte OTHER = 2;
    private static final int UNKNOWN_LENGTH = -1;

    /** The attributes of each view that has another one behind it; every method throws. */
    private static final AttributeTable OVER = forgotten();

    /** The attributes of the message. */
    AttributeTable attributes;

    /** These three show the message only when it has INET_DIAG_ULP_INFO. */
    private final AttributeTable ulp;

    private final AttributeTable tls;
    private final AttributeTable mptcp;

    private final AttributeText names;
    private Protocol protocol = Protocol.TCP;
    private List<SocketDetails.BpfStorage> bpfStorages = List.of();

    /** Whether it is a connection whose peer has answered, by its {@code tcp_info}. */
    private byte stage;

    private int start;
    private int size;

    /** How much of {@code tcp_info} there is, which many fields ask for. */
    private int tcpInfoLength = UNKNOWN_LENGTH;

    /** What the uptime of the kernel is asked of, null where there is nothing to ask. */
    private final NetlinkChannel channel;

    InetDiagDetails(NetlinkChannel channel) {
        this.channel = channel;
        attributes = new AttributeTable(InetDiagAttr.MAX);
        ulp = new AttributeTable(InetUlpInfo.MAX);
        tls = new AttributeTable(io.jss.wire.TlsInfo.MAX);
        mptcp = new AttributeTable(io.jss.wire.MptcpSubflow.MAX);
        names = new AttributeText();
    }

    /** Takes the tables of another view, which is over. */
    InetDiagDetails(InetDiagDetails over) {
        attributes = over.attributes;
        ulp = over.ulp;
        tls = over.tls;
        mptcp = over.mptcp;
        names = over.names;
        channel = over.channel;
        over.attributes = OVER;
    }

    private static AttributeTable forgotten() {
        AttributeTable table = new AttributeTable(InetDiagAttr.MAX);
        table.forget();
        return table;
    }

    /** Finds the attributes in {@code length} bytes at {@code offset}. */
    final void wrapAttributes(ByteBuffer buffer, int offset, int length, Protocol asked)
            throws MalformedMessageException {
        if (attributes == OVER) {
            throw new IllegalStateException("another view has taken the tables of this one");
        }
        protocol = asked;
        stage = UNSEEN;
        tcpInfoLength = UNKNOWN_LENGTH;
        start = offset;
        size = length;
        attributes.wrap(buffer, offset, length);
        if (attributes.has(InetDiagAttr.ULP_INFO)) {
            ulp.wrapNest(attributes, InetDiagAttr.ULP_INFO);
            tls.wrapNest(ulp, InetUlpInfo.TLS);
            mptcp.wrapNest(ulp, InetUlpInfo.MPTCP);
        }
        bpfStorages =
                attributes.has(InetDiagAttr.SK_BPF_STORAGES)
                        ? RareAttributes.bpfStorages(
                                buffer,
                                attributes.payload(InetDiagAttr.SK_BPF_STORAGES),
                                attributes.length(InetDiagAttr.SK_BPF_STORAGES))
                        : List.of();
    }

    /**
     * Forgets the message: a view that is kept, which its contract forbids, throws {@link
     * IllegalStateException} until it is wrapped again, and never shows freed memory.
     */
    public final void forget() {
        attributes.forget();
    }

    @Override
    public boolean hasDetails() {
        return attributes.hasAny(~ROW) || attributes.hasStrangers();
    }

    @Override
    public boolean has(Structure structure) {
        return switch (structure) {
            case TLS_INFO -> hasUlp(InetUlpInfo.TLS);
            case MPTCP_SUBFLOW -> hasUlp(InetUlpInfo.MPTCP);
            case TCP_INFO, MPTCP_INFO, SCTP_INFO ->
                    attributes.has(InetDiagAttr.INFO) && structure == info();
            default -> attributes.has(attribute(structure));
        };
    }

    /** What INET_DIAG_INFO holds; asked for late, since a table without details needs no fields. */
    private Structure info() {
        if (protocol == Protocol.MPTCP) {
            return Structure.MPTCP_INFO;
        }
        return protocol == Protocol.SCTP ? Structure.SCTP_INFO : Structure.TCP_INFO;
    }

    private boolean hasUlp(int type) {
        return attributes.has(InetDiagAttr.ULP_INFO) && ulp.has(type);
    }

    @Override
    public long numberOr(StructField field, long absent) {
        if (field instanceof TcpInfoField number) {
            return tcpInfoOr(number, absent); // most that is asked for, and there are many of them
        }
        Structure structure = field.structure();
        if (!has(structure)) {
            return absent;
        }
        return switch (structure) {
            case TLS_INFO -> NestLayouts.TLS_INFO.readOr(tls, field, absent);
            case MPTCP_SUBFLOW -> NestLayouts.MPTCP_SUBFLOW.readOr(mptcp, field, absent);
            default -> {
                int type = attribute(structure);
                yield layout(structure)
                        .readOr(
                                attributes.bytes(),
                                attributes.payload(type),
                                attributes.length(type),
                                field.ordinal(),
                                absent);
            }
        };
    }

    @Override
    public long knownOr(StructField field, long absent) {
        if (field instanceof TcpInfoField number && number.isKnownOfEveryConnection()) {
            if (stage == UNSEEN) {
                stage = stage();
            }
            if (stage == CONNECTION) {
                return tcpInfoOr(number, absent);
            }
        }
        return SocketDetailsView.super.knownOr(field, absent);
    }

    private byte stage() {
        SocketState state = SocketState.of((int) tcpInfoOr(TcpInfoField.STATE, 0));
        return TcpInfoField.hasAnswered(state) ? CONNECTION : OTHER;
    }

    @SuppressWarnings("EnumOrdinal") // StructField declares it: the layout is in its order
    private long tcpInfoOr(TcpInfoField field, long absent) {
        if (tcpInfoLength == UNKNOWN_LENGTH) {
            tcpInfoLength = has(Structure.TCP_INFO) ? attributes.length(InetDiagAttr.INFO) : 0;
        }
        return protocol == Protocol.DCCP && !field.isToldOfDccp()
                ? absent
                : TcpInfoLayout.LAYOUT.readOr(
                        attributes.bytes(),
                        attributes.payload(InetDiagAttr.INFO),
                        tcpInfoLength,
                        field.ordinal(),
                        absent);
    }

    @Override
    public long uptimeMillisOr(long absent) {
        attributes.bytes(); // throws when the message is forgotten
        long uptime = channel == null ? -1 : channel.uptimeMillis();
        return uptime < 0 ? absent : uptime;
    }

    private static int attribute(Structure structure) {
        return switch (structure) {
            case MEM_INFO -> InetDiagAttr.MEMINFO;
            case SK_MEM_INFO -> InetDiagAttr.SKMEMINFO;
            case VEGAS_INFO -> InetDiagAttr.VEGASINFO;
            case DCTCP_INFO -> InetDiagAttr.DCTCPINFO;
            case BBR_INFO -> InetDiagAttr.BBRINFO;
            case TLS_INFO, MPTCP_SUBFLOW -> InetDiagAttr.ULP_INFO;
            case TCP_INFO, MPTCP_INFO, SCTP_INFO -> InetDiagAttr.INFO;
        };
    }

    private static StructLayout layout(Structure structure) {
        return switch (structure) {
            case TCP_INFO -> TcpInfoLayout.LAYOUT;
            case MPTCP_INFO -> MptcpInfoLayout.LAYOUT;
            case SCTP_INFO -> SctpInfoLayout.LAYOUT;
            case MEM_INFO -> SmallLayouts.MEM_INFO;
            case SK_MEM_INFO -> SmallLayouts.SK_MEM_INFO;
            case VEGAS_INFO -> SmallLayouts.VEGAS_INFO;
            case DCTCP_INFO -> SmallLayouts.DCTCP_INFO;
            case BBR_INFO -> SmallLayouts.BBR_INFO;
            case TLS_INFO, MPTCP_SUBFLOW ->
                    throw new IllegalArgumentException(structure + " is a nest");
        };
    }

    @Override
    public String congestionOr(String absent) {
        if (!attributes.has(InetDiagAttr.CONG)) {
            return absent;
        }
        String name = text(attributes, InetDiagAttr.CONG);
        return name.isEmpty() ? absent : name;
    }

    private String text(AttributeTable table, int type) {
        return names.read(table.bytes(), table.payload(type), table.length(type));
    }

    @Override
    public int tosOr(int absent) {
        return attributes.u8Or(InetDiagAttr.TOS, absent);
    }

    @Override
    public int tclassOr(int absent) {
        return attributes.u8Or(InetDiagAttr.TCLASS, absent);
    }

    @Override
    public long classIdOr(long absent) {
        return attributes.u32Or(InetDiagAttr.CLASS_ID, absent);
    }

    @Override
    public Optional<Endpoint> sctpPrimaryPath() {
        boolean sent =
                attributes.has(InetDiagAttr.INFO, SctpInfoOffsets.P_ADDRESS + SockAddr.STORAGE_SIZE)
                        && protocol == Protocol.SCTP;
        return sent
                ? RareAttributes.endpoint(
                        attributes.bytes(),
                        attributes.payload(InetDiagAttr.INFO) + SctpInfoOffsets.P_ADDRESS)
                : Optional.empty();
    }

    @Override
    public List<Endpoint> locals() {
        return endpoints(InetDiagAttr.LOCALS);
    }

    @Override
    public List<Endpoint> peers() {
        return endpoints(InetDiagAttr.PEERS);
    }

    private List<Endpoint> endpoints(int type) {
        return attributes.has(type)
                ? RareAttributes.endpoints(
                        attributes.bytes(), attributes.payload(type), attributes.length(type))
                : List.of();
    }

    @Override
    public List<SocketDetails.Md5Signature> md5Signatures() {
        return attributes.has(InetDiagAttr.MD5SIG)
                ? RareAttributes.md5Signatures(
                        attributes.bytes(),
                        attributes.payload(InetDiagAttr.MD5SIG),
                        attributes.length(InetDiagAttr.MD5SIG))
                : List.of();
    }

    @Override
    public Optional<UlpInfo> ulp() {
        if (!attributes.has(InetDiagAttr.ULP_INFO)) {
            return Optional.empty();
        }
        return Optional.of(
                new UlpInfo(
                        ulp.has(InetUlpInfo.NAME)
                                ? Optional.of(text(ulp, InetUlpInfo.NAME))
                                : Optional.empty(),
                        has(Structure.TLS_INFO)
                                ? Optional.of(new UlpInfo.Tls(this))
                                : Optional.empty(),
                        has(Structure.MPTCP_SUBFLOW)
                                ? Optional.of(new UlpInfo.MptcpSubflow(this))
                                : Optional.empty()));
    }

    @Override
    public List<SocketDetails.BpfStorage> bpfStorages() {
        attributes.bytes();
        return bpfStorages;
    }

    @Override
    public List<SocketDetails.UnknownAttribute> unknownAttributes() {
        return attributes.hasStrangers()
                ? RareAttributes.above(InetDiagAttr.MAX, attributes.bytes(), start, size)
                : List.of();
    }
}
