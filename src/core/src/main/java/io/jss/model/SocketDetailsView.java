package io.jss.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the kernel tells of a socket beyond its row, for callers that asked ({@link Detail}).
 * Everything is absent or empty until an implementation knows better.
 *
 * <p>{@link #numberOr}, {@link #has} and the accessors named {@code …Or} allocate nothing; the
 * others make immutable copies.
 */
public interface SocketDetailsView extends FieldSource {

    /** Returns whether there is anything here at all. */
    default boolean hasDetails() {
        return false;
    }

    /** Returns whether the kernel sent the structure, in whatever length. */
    default boolean has(Structure structure) {
        return false;
    }

    @Override
    default long numberOr(StructField field, long absent) {
        return absent;
    }

    /**
     * Returns the name of congestion control (INET_DIAG_CONG), {@code cubic}; listeners before
     * Linux 4.1 have none.
     */
    default String congestionOr(String absent) {
        return absent;
    }

    /** Returns IP_TOS (INET_DIAG_TOS), 0 to 255. */
    default int tosOr(int absent) {
        return absent;
    }

    /** Returns IPV6_TCLASS (INET_DIAG_TCLASS) of an AF_INET6 socket, 0 to 255. */
    default int tclassOr(int absent) {
        return absent;
    }

    /**
     * Returns the class id of the net_cls cgroup (INET_DIAG_CLASS_ID), u32; the kernel sends
     * SO_PRIORITY where there is none.
     */
    default long classIdOr(long absent) {
        return absent;
    }

    /** Returns the address of an SCTP association's primary path ({@code sctpi_p_address}). */
    default Optional<Endpoint> sctpPrimaryPath() {
        return Optional.empty();
    }

    /** Returns the own addresses of an SCTP socket (INET_DIAG_LOCALS), since Linux 4.7. */
    default List<Endpoint> locals() {
        return List.of();
    }

    /** Returns the addresses of an SCTP peer (INET_DIAG_PEERS), since Linux 4.7. */
    default List<Endpoint> peers() {
        return List.of();
    }

    /** Returns the peers whose segments must be signed (INET_DIAG_MD5SIG). */
    default List<SocketDetails.Md5Signature> md5Signatures() {
        return List.of();
    }

    /** Returns the protocol on top of TCP (INET_DIAG_ULP_INFO). */
    default Optional<UlpInfo> ulp() {
        return Optional.empty();
    }

    /** Returns what BPF programs keep with the socket (INET_DIAG_SK_BPF_STORAGES). */
    default List<SocketDetails.BpfStorage> bpfStorages() {
        return List.of();
    }

    /** Returns the attributes whose number this release does not know, in the kernel's order. */
    default List<SocketDetails.UnknownAttribute> unknownAttributes() {
        return List.of();
    }

    /** Returns the name of congestion control; see {@link #congestionOr}. */
    default Optional<String> congestion() {
        return Optional.ofNullable(congestionOr(null));
    }

    /** Returns IP_TOS; see {@link #tosOr}. */
    default OptionalInt tos() {
        return Absence.asOptional(tosOr((int) Absence.ABSENT));
    }

    /** Returns IPV6_TCLASS; see {@link #tclassOr}. */
    default OptionalInt tclass() {
        return Absence.asOptional(tclassOr((int) Absence.ABSENT));
    }

    /** Returns the class id; see {@link #classIdOr}. */
    default OptionalLong classId() {
        return Absence.asOptional(classIdOr(Absence.ABSENT));
    }

    /** Returns INET_DIAG_MEMINFO. */
    default Optional<MemInfo> memInfo() {
        return has(Structure.MEM_INFO) ? Optional.of(new MemInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_SKMEMINFO. */
    default Optional<SkMemInfo> skMemInfo() {
        return has(Structure.SK_MEM_INFO) ? Optional.of(new SkMemInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_INFO of a TCP or DCCP socket. */
    default Optional<TcpInfo> tcpInfo() {
        return has(Structure.TCP_INFO) ? Optional.of(new TcpInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_INFO of an MPTCP socket. */
    default Optional<MptcpInfo> mptcpInfo() {
        return has(Structure.MPTCP_INFO) ? Optional.of(new MptcpInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_INFO of an SCTP socket. */
    default Optional<SctpInfo> sctpInfo() {
        return has(Structure.SCTP_INFO) ? Optional.of(new SctpInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_VEGASINFO. */
    default Optional<VegasInfo> vegasInfo() {
        return has(Structure.VEGAS_INFO) ? Optional.of(new VegasInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_DCTCPINFO. */
    default Optional<DctcpInfo> dctcpInfo() {
        return has(Structure.DCTCP_INFO) ? Optional.of(new DctcpInfo(this)) : Optional.empty();
    }

    /** Returns INET_DIAG_BBRINFO. */
    default Optional<BbrInfo> bbrInfo() {
        return has(Structure.BBR_INFO) ? Optional.of(new BbrInfo(this)) : Optional.empty();
    }
}
