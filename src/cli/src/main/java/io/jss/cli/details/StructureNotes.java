package io.jss.cli.details;

import io.jss.model.Endpoint;
import io.jss.model.FieldSource;
import io.jss.model.InetSocketView;
import io.jss.model.SocketDetails;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.UlpInfo;
import io.jss.model.VegasInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** The groups of the structures beside {@code tcp_info}: each number under its own name. */
final class StructureNotes {

    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_1_3 = 0x0304;
    private static final long VEGAS_NO_RTT = 0x7fffffff;

    /** The fields' names as words, made once for each structure. */
    private static final Map<Structure, String[]> WORDS = new ConcurrentHashMap<>();

    private StructureNotes() {}

    static void writeConnection(InetSocketView socket, NoteLines lines) {
        all("bbr", Structure.BBR_INFO, socket, lines);
        all("dctcp", Structure.DCTCP_INFO, socket, lines);
        vegas(socket, lines);
        all("mptcp", Structure.MPTCP_INFO, socket, lines);
        all("sctp", Structure.SCTP_INFO, socket, lines);
        addresses(socket, lines);
        if (socket.ulp().isPresent()) {
            ulp(socket.ulp().get(), lines);
        }
        List<SocketDetails.Md5Signature> signatures = socket.md5Signatures();
        lines.group("md5");
        for (int i = 0; i < signatures.size(); i++) { // most have none, and an iterator is made too
            lines.add("key set for " + signatures.get(i));
        }
    }

    static void writeUnknown(InetSocketView socket, NoteLines lines) {
        lines.group("unknown");
        List<SocketDetails.UnknownAttribute> unknown = socket.unknownAttributes();
        for (int i = 0; i < unknown.size(); i++) {
            lines.add("attribute " + unknown.get(i).number() + ": " + unknown.get(i).hex());
        }
    }

    private static void vegas(InetSocketView socket, NoteLines lines) {
        if (socket.numberOr(VegasInfo.Field.RTT, 0) != VEGAS_NO_RTT) {
            all("vegas", Structure.VEGAS_INFO, socket, lines);
        }
    }

    private static void addresses(InetSocketView socket, NoteLines lines) {
        lines.group("paths");
        addresses("own ", socket.locals(), lines);
        addresses("of the peer ", socket.peers(), lines);
    }

    private static void addresses(String words, List<Endpoint> ends, NoteLines lines) {
        if (!ends.isEmpty()) {
            lines.add(
                    ends.stream()
                            .map(end -> end.address().toString())
                            .collect(Collectors.joining(" ", words, "")));
        }
    }

    private static void ulp(UlpInfo ulp, NoteLines lines) {
        lines.group("on top");
        if (ulp.name().isPresent()) {
            lines.addForeign("", ulp.name().get());
        }
        if (ulp.tls().isPresent()) {
            tls(ulp.tls().get(), lines);
        }
        if (ulp.mptcp().isPresent()) {
            each(Structure.MPTCP_SUBFLOW, ulp.mptcp().get(), lines);
        }
    }

    private static void tls(UlpInfo.Tls tls, NoteLines lines) {
        tls.version().ifPresent(version -> lines.add("version " + version((int) version)));
        tls.cipher().ifPresent(cipher -> lines.add("cipher " + cipher((int) cipher)));
        tls.txconf().ifPresent(where -> lines.add("sending " + where((int) where)));
        tls.rxconf().ifPresent(where -> lines.add("receiving " + where((int) where)));
        lines.addIf(tls.zcRoTx().isPresent(), "zero-copy sendfile");
        lines.addIf(tls.rxNoPad().isPresent(), "no padding expected");
    }

    private static String version(int number) {
        return switch (number) {
            case TLS_1_2 -> "1.2";
            case TLS_1_3 -> "1.3";
            default -> "0x" + Integer.toHexString(number);
        };
    }

    /** {@code TLS_CIPHER_*} of linux/tls.h. */
    private static String cipher(int number) {
        return switch (number) {
            case 51 -> "AES-GCM-128";
            case 52 -> "AES-GCM-256";
            case 53 -> "AES-CCM-128";
            case 54 -> "ChaCha20-Poly1305";
            case 55 -> "SM4-GCM";
            case 56 -> "SM4-CCM";
            case 57 -> "ARIA-GCM-128";
            case 58 -> "ARIA-GCM-256";
            default -> Integer.toString(number);
        };
    }

    /** {@code TLS_CONF_*} of linux/tls.h. */
    private static String where(int number) {
        return switch (number) {
            case 1 -> "by the program";
            case 2 -> "by the kernel";
            case 3 -> "by the network card";
            case 4 -> "by the network card, whole records";
            default -> "by " + number;
        };
    }

    private static void all(
            String name, Structure structure, InetSocketView socket, NoteLines lines) {
        if (socket.has(structure)) {
            lines.group(name);
            each(structure, socket, lines);
        }
    }

    private static void each(Structure structure, FieldSource source, NoteLines lines) {
        List<StructField> fields = structure.fields();
        String[] words = WORDS.computeIfAbsent(structure, StructureNotes::words);
        for (int i = 0; i < words.length; i++) {
            lines.addUnlessZero(words[i], source, fields.get(i));
        }
    }

    private static String[] words(Structure structure) {
        return structure.fields().stream()
                .map(field -> StringUtils.replaceChars(field.name(), '_', ' '))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
