package io.jss.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the kernel reported of a socket beyond its row: the immutable form of {@link
 * SocketDetailsView}.
 */
public final class SocketDetails implements SocketDetailsView {

    private static final int ABSENT = -1;

    private final MemInfo memInfo;
    private final SkMemInfo skMemInfo;
    private final TcpInfo tcpInfo;
    private final MptcpInfo mptcpInfo;
    private final SctpInfo sctpInfo;
    private final VegasInfo vegasInfo;
    private final DctcpInfo dctcpInfo;
    private final BbrInfo bbrInfo;
    private final String congestion;
    private final short tos;
    private final short tclass;
    private final long classId;
    private final Optional<Endpoint> sctpPrimaryPath;
    private final List<Endpoint> locals;
    private final List<Endpoint> peers;
    private final List<Md5Signature> md5Signatures;
    private final Optional<UlpInfo> ulp;
    private final List<BpfStorage> bpfStorages;
    private final List<UnknownAttribute> unknownAttributes;

    private SocketDetails(SocketDetailsView view) {
        memInfo = view.memInfo().orElse(null);
        skMemInfo = view.skMemInfo().orElse(null);
        tcpInfo = view.tcpInfo().orElse(null);
        mptcpInfo = view.mptcpInfo().orElse(null);
        sctpInfo = view.sctpInfo().orElse(null);
        vegasInfo = view.vegasInfo().orElse(null);
        dctcpInfo = view.dctcpInfo().orElse(null);
        bbrInfo = view.bbrInfo().orElse(null);
        congestion = view.congestionOr(null);
        tos = (short) view.tosOr(ABSENT);
        tclass = (short) view.tclassOr(ABSENT);
        classId = view.classIdOr(ABSENT);
        sctpPrimaryPath = view.sctpPrimaryPath();
        locals = List.copyOf(view.locals());
        peers = List.copyOf(view.peers());
        md5Signatures = List.copyOf(view.md5Signatures());
        ulp = view.ulp();
        bpfStorages = List.copyOf(view.bpfStorages());
        unknownAttributes = List.copyOf(view.unknownAttributes());
    }

    /** Returns an immutable copy of what the view shows now. */
    public static SocketDetails copyOf(SocketDetailsView view) {
        return view instanceof SocketDetails details ? details : new SocketDetails(view);
    }

    @Override
    public boolean hasDetails() {
        return true;
    }

    @Override
    public boolean has(Structure structure) {
        return values(structure) != null;
    }

    @Override
    public long numberOr(StructField field, long absent) {
        StructValues<?> values = values(field.structure());
        return values == null ? absent : values.numberOr(field, absent);
    }

    @Override
    public long uptimeMillisOr(long absent) {
        return tcpInfo == null ? absent : tcpInfo.uptimeMillisOr(absent);
    }

    /** Returns the structure, null when the kernel did not send it. */
    private StructValues<?> values(Structure structure) {
        return switch (structure) {
            case MEM_INFO -> memInfo;
            case SK_MEM_INFO -> skMemInfo;
            case TCP_INFO -> tcpInfo;
            case MPTCP_INFO -> mptcpInfo;
            case SCTP_INFO -> sctpInfo;
            case VEGAS_INFO -> vegasInfo;
            case DCTCP_INFO -> dctcpInfo;
            case BBR_INFO -> bbrInfo;
            case MPTCP_SUBFLOW -> ulp.flatMap(UlpInfo::mptcp).orElse(null);
            case TLS_INFO -> ulp.flatMap(UlpInfo::tls).orElse(null);
        };
    }

    @Override
    public Optional<MemInfo> memInfo() {
        return Optional.ofNullable(memInfo);
    }

    @Override
    public Optional<SkMemInfo> skMemInfo() {
        return Optional.ofNullable(skMemInfo);
    }

    @Override
    public Optional<TcpInfo> tcpInfo() {
        return Optional.ofNullable(tcpInfo);
    }

    @Override
    public Optional<MptcpInfo> mptcpInfo() {
        return Optional.ofNullable(mptcpInfo);
    }

    @Override
    public Optional<SctpInfo> sctpInfo() {
        return Optional.ofNullable(sctpInfo);
    }

    @Override
    public Optional<VegasInfo> vegasInfo() {
        return Optional.ofNullable(vegasInfo);
    }

    @Override
    public Optional<DctcpInfo> dctcpInfo() {
        return Optional.ofNullable(dctcpInfo);
    }

    @Override
    public Optional<BbrInfo> bbrInfo() {
        return Optional.ofNullable(bbrInfo);
    }

    @Override
    public String congestionOr(String absent) {
        return congestion == null ? absent : congestion;
    }

    @Override
    public int tosOr(int absent) {
        return tos == ABSENT ? absent : tos;
    }

    @Override
    public int tclassOr(int absent) {
        return tclass == ABSENT ? absent : tclass;
    }

    @Override
    public long classIdOr(long absent) {
        return classId == ABSENT ? absent : classId;
    }

    @Override
    public Optional<Endpoint> sctpPrimaryPath() {
        return sctpPrimaryPath;
    }

    @Override
    public List<Endpoint> locals() {
        return locals;
    }

    @Override
    public List<Endpoint> peers() {
        return peers;
    }

    @Override
    public List<Md5Signature> md5Signatures() {
        return md5Signatures;
    }

    @Override
    public Optional<UlpInfo> ulp() {
        return ulp;
    }

    @Override
    public List<BpfStorage> bpfStorages() {
        return bpfStorages;
    }

    @Override
    public List<UnknownAttribute> unknownAttributes() {
        return unknownAttributes;
    }

    /**
     * A peer whose segments must be signed (TCP_MD5SIG, RFC 2385): {@code tcp_diag_md5sig}, since
     * Linux 4.14 for callers with CAP_NET_ADMIN. The kernel sends the key too; it is never read.
     *
     * @param address the address of the peers
     * @param prefixLength how many bits of the address count
     * @param keyed whether a key is set
     */
    public record Md5Signature(IpAddress address, int prefixLength, boolean keyed) {

        /** Returns {@code 192.0.2.0/24}. */
        @Override
        public String toString() {
            return address + "/" + prefixLength;
        }
    }

    /**
     * What BPF programs keep with a socket in one map: {@code SK_DIAG_BPF_STORAGE}, since Linux 5.7
     * for privileged callers.
     *
     * @param mapId the id of the map
     * @param size the size of the value in bytes; empty when it did not fit into the kernel's
     *     answer
     */
    public record BpfStorage(long mapId, OptionalInt size) {}

    /** An attribute of a socket whose number this release does not know. Immutable. */
    public static final class UnknownAttribute {

        private final int number;
        private final byte[] bytes;

        /** Keeps a copy of the payload. */
        public UnknownAttribute(int number, byte[] payload) {
            this.number = number;
            bytes = payload.clone();
        }

        /** Returns the number, {@code nla_type} without its flag bits. */
        public int number() {
            return number;
        }

        /** Returns the payload as the kernel sent it, a copy. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Returns the payload in hexadecimal digits. */
        public String hex() {
            return HexFormat.of().formatHex(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof UnknownAttribute that
                    && number == that.number
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * number + Arrays.hashCode(bytes);
        }

        /** Returns {@code 99:0a0b}. */
        @Override
        public String toString() {
            return number + ":" + hex();
        }
    }
}
