package io.jss.cli.details;

import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.SocketDetails;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.UlpInfo;
import io.jss.model.VegasInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** The groups of the structures beside {@code tcp_info}: each number under its own name. */
final class StructureNotes {

    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_1_3 = 0x0304;
    private static final long VEGAS_NO_RTT = 0x7fffffff;

    private static final byte[] PATHS = NoteLines.heading("paths");
    private static final byte[] ON_TOP = NoteLines.heading("on top");
    private static final byte[] MD5 = NoteLines.heading("md5");
    private static final byte[] UNKNOWN = NoteLines.heading("unknown");

    /** A group of its own: the fields' names as words. */
    private static final class Group {

        private final byte[] heading;
        private final Structure structure;
        private final NumberNotes numbers;

        Group(String name, Structure structure) {
            heading = NoteLines.heading(name);
            this.structure = structure;
            numbers = numbersOf(structure);
        }

        void write(InetSocketView socket, NoteLines lines) {
            if (socket.has(structure)) {
                numbers.write(socket, lines.group(heading));
            }
        }
    }

    private static final Group BBR = new Group("bbr", Structure.BBR_INFO);
    private static final Group DCTCP = new Group("dctcp", Structure.DCTCP_INFO);
    private static final Group VEGAS = new Group("vegas", Structure.VEGAS_INFO);
    private static final Group MPTCP = new Group("mptcp", Structure.MPTCP_INFO);
    private static final Group SCTP = new Group("sctp", Structure.SCTP_INFO);
    private static final NumberNotes SUBFLOW = numbersOf(Structure.MPTCP_SUBFLOW);

    private StructureNotes() {}

    static void writeConnection(InetSocketView socket, NoteLines lines) {
        BBR.write(socket, lines);
        DCTCP.write(socket, lines);
        vegas(socket, lines);
        MPTCP.write(socket, lines);
        SCTP.write(socket, lines);
        addresses(socket, lines);
        if (socket.ulp().isPresent()) {
            ulp(socket.ulp().get(), lines);
        }
        List<SocketDetails.Md5Signature> signatures = socket.md5Signatures();
        lines.group(MD5);
        for (int i = 0; i < signatures.size(); i++) { // most have none, and an iterator is made too
            lines.add("key set for " + signatures.get(i));
        }
    }

    static void writeUnknown(InetSocketView socket, NoteLines lines) {
        lines.group(UNKNOWN);
        List<SocketDetails.UnknownAttribute> unknown = socket.unknownAttributes();
        for (int i = 0; i < unknown.size(); i++) {
            lines.add("attribute " + unknown.get(i).number() + ": " + unknown.get(i).hex());
        }
    }

    private static void vegas(InetSocketView socket, NoteLines lines) {
        if (socket.numberOr(VegasInfo.Field.RTT, 0) != VEGAS_NO_RTT) {
            VEGAS.write(socket, lines);
        }
    }

    private static void addresses(InetSocketView socket, NoteLines lines) {
        lines.group(PATHS);
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
        lines.group(ON_TOP);
        if (ulp.name().isPresent()) {
            lines.addForeign("", ulp.name().get());
        }
        if (ulp.tls().isPresent()) {
            tls(ulp.tls().get(), lines);
        }
        if (ulp.mptcp().isPresent()) {
            SUBFLOW.write(ulp.mptcp().get(), lines);
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

    private static NumberNotes numbersOf(Structure structure) {
        NumberNotes.Builder numbers = new NumberNotes.Builder();
        for (StructField field : structure.fields()) {
            String words = StringUtils.replaceChars(field.name(), '_', ' ');
            numbers.addUnlessZero(words.toLowerCase(Locale.ROOT), field);
        }
        return numbers.build();
    }
}
