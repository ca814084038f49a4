package io.jss.encode.bytecode;

import io.jss.wire.InetDiagBytecode;
import java.util.Locale;
import java.util.Optional;

/** The operations of the filter bytecode: {@code INET_DIAG_BC_…} of {@code linux/inet_diag.h}. */
public enum Opcode {
    /** Does nothing. */
    NOP(InetDiagBytecode.INET_DIAG_BC_NOP),
    /** Goes to {@code no}, always. */
    JMP(InetDiagBytecode.INET_DIAG_BC_JMP),
    /** The local port is at least. */
    S_GE(InetDiagBytecode.INET_DIAG_BC_S_GE),
    /** The local port is at most. */
    S_LE(InetDiagBytecode.INET_DIAG_BC_S_LE),
    /** The remote port is at least. */
    D_GE(InetDiagBytecode.INET_DIAG_BC_D_GE),
    /** The remote port is at most. */
    D_LE(InetDiagBytecode.INET_DIAG_BC_D_LE),
    /** The local port was not asked for by bind. */
    AUTO(InetDiagBytecode.INET_DIAG_BC_AUTO),
    /** The local end matches. */
    S_COND(InetDiagBytecode.INET_DIAG_BC_S_COND),
    /** The remote end matches. */
    D_COND(InetDiagBytecode.INET_DIAG_BC_D_COND),
    /** Bound to the interface, since Linux 4.8. */
    DEV_COND(InetDiagBytecode.INET_DIAG_BC_DEV_COND),
    /** SO_MARK, since Linux 4.9, for callers with CAP_NET_ADMIN. */
    MARK_COND(InetDiagBytecode.INET_DIAG_BC_MARK_COND),
    /** The local port is, since Linux 4.16. */
    S_EQ(InetDiagBytecode.INET_DIAG_BC_S_EQ),
    /** The remote port is, since Linux 4.16. */
    D_EQ(InetDiagBytecode.INET_DIAG_BC_D_EQ),
    /** The cgroup v2, since Linux 5.8. */
    CGROUP_COND(InetDiagBytecode.INET_DIAG_BC_CGROUP_COND);

    private static final Opcode[] ALL = values();

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    /** Returns the kernel's number. */
    public int number() {
        return number;
    }

    /** Returns the name in listings: {@code s_cond}. */
    public String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the operation of a kernel number, empty for one that is not in the table. */
    static Optional<Opcode> of(int number) {
        for (Opcode opcode : ALL) {
            if (opcode.number == number) {
                return Optional.of(opcode);
            }
        }
        return Optional.empty();
    }

    /** Returns the operation of a mnemonic, empty for one that is not in the table. */
    static Optional<Opcode> ofMnemonic(String mnemonic) {
        for (Opcode opcode : ALL) {
            if (opcode.mnemonic().equals(mnemonic)) {
                return Optional.of(opcode);
            }
        }
        return Optional.empty();
    }
}
