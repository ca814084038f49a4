package io.jss.model;

import java.util.List;
import java.util.Optional;

/** The structures of numbers that the kernel sends with a socket when they are asked for. */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable, the array never written again
public enum Structure {
    /** {@code tcp_info}: TCP (and DCCP) under INET_DIAG_INFO. */
    TCP_INFO("tcpInfo", TcpInfoField.values()),
    /** {@code mptcp_info}: MPTCP under INET_DIAG_INFO. */
    MPTCP_INFO("mptcpInfo", MptcpInfo.Field.values()),
    /** {@code sctp_info}: SCTP under INET_DIAG_INFO. */
    SCTP_INFO("sctpInfo", SctpInfo.Field.values()),
    /** {@code tcpvegas_info}: INET_DIAG_VEGASINFO. */
    VEGAS_INFO("vegasInfo", VegasInfo.Field.values()),
    /** {@code tcp_dctcp_info}: INET_DIAG_DCTCPINFO, since Linux 3.18. */
    DCTCP_INFO("dctcpInfo", DctcpInfo.Field.values()),
    /** {@code tcp_bbr_info}: INET_DIAG_BBRINFO, since Linux 4.9. */
    BBR_INFO("bbrInfo", BbrInfo.Field.values()),
    /** {@code inet_diag_meminfo}: INET_DIAG_MEMINFO. */
    MEM_INFO("memInfo", MemInfo.Field.values()),
    /** {@code SK_MEMINFO_*}: INET_DIAG_SKMEMINFO, since Linux 3.3. */
    SK_MEM_INFO("skMemInfo", SkMemInfo.Field.values()),
    /** {@code MPTCP_SUBFLOW_ATTR_*}: in INET_DIAG_ULP_INFO, since Linux 5.7. */
    MPTCP_SUBFLOW("mptcpSubflow", UlpInfo.MptcpSubflow.Field.values()),
    /** {@code TLS_INFO_*}: in INET_DIAG_ULP_INFO, since Linux 5.4. */
    TLS_INFO("tlsInfo", UlpInfo.Tls.Field.values());

    private final String key;
    private final List<StructField> fields;

    /**
     * The index of each field's low word in {@link StructValues}; behind the last, their number.
     */
    private final int[] slots;

    Structure(String key, StructField... fields) {
        this.key = key;
        this.fields = List.of(fields);
        slots = new int[fields.length + 1];
        for (int i = 0; i < fields.length; i++) {
            slots[i + 1] = slots[i] + (fields[i].type().bits() > Integer.SIZE ? 2 : 1);
        }
    }

    /** Returns the name in camel case: {@code tcpInfo}. */
    public String key() {
        return key;
    }

    /** Returns its numbers in the kernel's order. */
    public List<StructField> fields() {
        return fields;
    }

    /** Returns the number whose {@link StructField#key()} is given, if there is one. */
    public Optional<StructField> field(String fieldKey) {
        return fields.stream().filter(field -> field.key().equals(fieldKey)).findFirst();
    }

    int slot(int ordinal) {
        return slots[ordinal];
    }

    int slots() {
        return slots[fields.size()];
    }
}
