package io.jss.cli.compat.ss;

import io.jss.model.Endpoint;
import io.jss.model.FieldSource;
import io.jss.model.InetSocketView;
import io.jss.model.MemInfo;
import io.jss.model.MptcpInfo;
import io.jss.model.SkMemInfo;
import io.jss.model.SocketDetails;
import io.jss.model.SocketOptions;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.UlpInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The attributes beside tcp_info in the words of ss. */
final class SsAttributeText {

    private static final String SUBFLOW_FLAGS = "MmJjBbecv";

    private SsAttributeText() {}

    /** Writes {@code skmem:(…)}, or what older kernels tell instead. */
    static void memory(InetSocketView socket, ExtraText text) {
        if (socket.has(Structure.SK_MEM_INFO)) {
            memory((FieldSource) socket, text);
        } else if (socket.has(Structure.MEM_INFO)) {
            text.append(" mem:(r").append(socket.numberOr(MemInfo.Field.RMEM, 0));
            text.append(",w").append(socket.numberOr(MemInfo.Field.WMEM, 0));
            text.append(",f").append(socket.numberOr(MemInfo.Field.FMEM, 0));
            text.append(",t").append(socket.numberOr(MemInfo.Field.TMEM, 0)).append(')');
        }
    }

    /** Writes {@code skmem:(…)}; the last two are as old as the kernel that tells them. */
    static void memory(FieldSource memory, ExtraText text) {
        text.append(" skmem:(r").append(memory.numberOr(SkMemInfo.Field.RMEM_ALLOC, 0));
        text.append(",rb").append(memory.numberOr(SkMemInfo.Field.RCVBUF, 0));
        text.append(",t").append(memory.numberOr(SkMemInfo.Field.WMEM_ALLOC, 0));
        text.append(",tb").append(memory.numberOr(SkMemInfo.Field.SNDBUF, 0));
        text.append(",f").append(memory.numberOr(SkMemInfo.Field.FWD_ALLOC, 0));
        text.append(",w").append(memory.numberOr(SkMemInfo.Field.WMEM_QUEUED, 0));
        text.append(",o").append(memory.numberOr(SkMemInfo.Field.OPTMEM, 0));
        ifTold(",bl", memory, SkMemInfo.Field.BACKLOG, text);
        ifTold(",d", memory, SkMemInfo.Field.DROPS, text);
        text.append(')');
    }

    private static void ifTold(String name, FieldSource source, StructField field, ExtraText text) {
        long value = source.numberOr(field, -1);
        if (value != -1) {
            text.append(name).append(value);
        }
    }

    /** Writes the peers with a key; ss prints the key itself, which jss never keeps. */
    static void md5(List<SocketDetails.Md5Signature> signatures, ExtraText text) {
        if (!signatures.isEmpty()) {
            text.append(" md5keys:");
            text.append(
                    signatures.stream()
                            .map(key -> key.address() + "/" + key.prefixLength() + "=")
                            .collect(Collectors.joining(",")));
        }
    }

    /** Writes what is on top of TCP. */
    static void ulp(Optional<UlpInfo> ulp, ExtraText text) {
        if (ulp.isPresent()) {
            ulp.get().name().ifPresent(name -> text.append(" tcp-ulp-").foreign(name));
            ulp.get().tls().ifPresent(tls -> tls(tls, text));
            ulp.get().mptcp().ifPresent(subflow -> subflow(subflow, text));
        }
    }

    private static void tls(UlpInfo.Tls tls, ExtraText text) {
        tls.version().ifPresent(number -> text.append(" version: ").append(version(number)));
        tls.cipher().ifPresent(number -> text.append(cipher(number)));
        conf(" rxconf: ", tls.rxconf(), text);
        conf(" txconf: ", tls.txconf(), text);
        text.append(tls.zcRoTx().isPresent() ? " zc_ro_tx" : "");
    }

    private static String version(long number) {
        return switch ((int) number) {
            case 0x0303 -> "1.2";
            case 0x0304 -> "1.3";
            default -> "unknown(" + number + ")";
        };
    }

    private static String cipher(long number) {
        return switch ((int) number) {
            case 51 -> " cipher: aes-gcm-128";
            case 52 -> " cipher: aes-gcm-256";
            default -> "";
        };
    }

    private static void conf(String name, OptionalLong conf, ExtraText text) {
        if (conf.isPresent()) {
            long number = conf.getAsLong();
            text.append(name);
            text.append(
                    switch ((int) number) {
                        case 1 -> "none";
                        case 2 -> "sw";
                        case 3 -> "hw";
                        case 4 -> "hw-record";
                        default -> "unknown(" + number + ")";
                    });
        }
    }

    private static void subflow(UlpInfo.MptcpSubflow subflow, ExtraText text) {
        long flags = subflow.flags().orElse(0);
        if (flags != 0) {
            text.append(" flags:");
            for (int bit = 0; bit < SUBFLOW_FLAGS.length(); bit++) {
                if ((flags >>> bit & 1) != 0) {
                    text.append(SUBFLOW_FLAGS.charAt(bit));
                }
            }
        }
        if (subflow.tokenRem().isPresent()
                && subflow.tokenLoc().isPresent()
                && subflow.idRem().isPresent()
                && subflow.idLoc().isPresent()) {
            text.append(" token:").append(end(subflow.tokenRem(), subflow.idRem()));
            text.append('/').append(end(subflow.tokenLoc(), subflow.idLoc()));
        }
        hex(" seq:", subflow.get(UlpInfo.MptcpSubflow.Field.MAP_SEQ), text);
        hex(" sfseq:", subflow.get(UlpInfo.MptcpSubflow.Field.MAP_SFSEQ), text);
        hex(" ssnoff:", subflow.get(UlpInfo.MptcpSubflow.Field.SSN_OFFSET), text);
        hex(" maplen:", subflow.get(UlpInfo.MptcpSubflow.Field.MAP_DATALEN), text);
    }

    private static String end(OptionalLong token, OptionalLong id) {
        String digits = Long.toHexString(token.orElse(0));
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits + "(id:" + id.orElse(0) + ")";
    }

    private static void hex(String name, OptionalLong value, ExtraText text) {
        value.ifPresent(number -> text.append(name).append(Long.toHexString(number)));
    }

    /** Writes mptcp_info. */
    static void mptcp(MptcpInfo info, ExtraText text) {
        count(" subflows:", info, MptcpInfo.Field.SUBFLOWS, text);
        count(" add_addr_signal:", info, MptcpInfo.Field.ADD_ADDR_SIGNAL, text);
        count(" add_addr_accepted:", info, MptcpInfo.Field.ADD_ADDR_ACCEPTED, text);
        count(" subflows_max:", info, MptcpInfo.Field.SUBFLOWS_MAX, text);
        count(" add_addr_signal_max:", info, MptcpInfo.Field.ADD_ADDR_SIGNAL_MAX, text);
        count(" add_addr_accepted_max:", info, MptcpInfo.Field.ADD_ADDR_ACCEPTED_MAX, text);
        text.append(info.isFallback() ? " fallback" : "");
        text.append(info.isRemoteKeyReceived() ? " remote_key" : "");
        hexUnlessZero(" token:", info, MptcpInfo.Field.TOKEN, text);
        hexUnlessZero(" write_seq:", info, MptcpInfo.Field.WRITE_SEQ, text);
        hexUnlessZero(" snd_una:", info, MptcpInfo.Field.SND_UNA, text);
        hexUnlessZero(" rcv_nxt:", info, MptcpInfo.Field.RCV_NXT, text);
    }

    static void count(String name, FieldSource source, StructField field, ExtraText text) {
        long value = source.numberOr(field, 0);
        if (value != 0) {
            text.append(name).append(CText.d(value));
        }
    }

    static void hexUnlessZero(String name, FieldSource source, StructField field, ExtraText text) {
        long value = source.numberOr(field, 0);
        if (value != 0) {
            text.append(name).append(Long.toHexString(value));
        }
    }

    /** Writes the addresses of an SCTP socket. */
    static void addresses(String name, List<Endpoint> ends, ExtraText text) {
        if (!ends.isEmpty()) {
            text.append(name);
            text.append(
                    ends.stream()
                            .map(end -> end.address().toString())
                            .collect(Collectors.joining(",")));
        }
    }

    /** Writes the flags of INET_DIAG_SOCKOPT. */
    static void options(SocketOptions flags, ExtraText text) {
        text.append("inet-sockopt: (");
        text.append(flags.recverr() ? " recverr" : "");
        text.append(flags.isIcsk() ? " is_icsk" : "");
        text.append(flags.freebind() ? " freebind" : "");
        text.append(flags.hdrincl() ? " hdrincl" : "");
        text.append(flags.mcLoop() ? " mc_loop" : "");
        text.append(flags.transparent() ? " transparent" : "");
        text.append(flags.mcAll() ? " mc_all" : "");
        text.append(flags.nodefrag() ? " nodefrag" : "");
        text.append(flags.bindAddressNoPort() ? " bind_addr_no_port" : "");
        text.append(flags.recverrRfc4884() ? " recverr_rfc4884" : "");
        text.append(flags.deferConnect() ? " defer_connect" : "").append(')');
    }
}
