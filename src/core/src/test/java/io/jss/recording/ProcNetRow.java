package io.jss.recording;

import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.SocketState;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A line of {@code /proc/net/tcp} and its kin, written on a little-endian machine.
 *
 * @param ends both ends, which tell a socket from the others of its file
 * @param fields state, queues, timer, user and inode as the file has them
 */
record ProcNetRow(String ends, String fields) {

    /** Returns the rows of a file, without its titles. */
    static List<ProcNetRow> of(byte[] file) {
        String text = new String(file, StandardCharsets.US_ASCII);
        return text.lines().skip(1).map(ProcNetRow::ofLine).toList();
    }

    private static ProcNetRow ofLine(String line) {
        String[] words = line.strip().split("\\s+", -1);
        int state = Integer.parseInt(words[3], 16);
        String[] queues = words[4].split(":", -1);
        return new ProcNetRow(
                end(words[1]) + " " + end(words[2]),
                fields(
                        state,
                        state == SocketState.LISTEN.number() ? 0 : Long.parseLong(queues[0], 16),
                        Long.parseLong(queues[1], 16),
                        Integer.parseInt(words[5].substring(0, 2), 16),
                        Long.parseLong(words[7]),
                        Long.parseLong(words[9])));
    }

    /** Addresses are words of 32 bits, each written in the machine's order. */
    private static String end(String hex) {
        int colon = hex.indexOf(':');
        byte[] bytes = HexFormat.of().parseHex(hex.substring(0, colon));
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = bytes[i ^ 3];
        }
        return IpAddress.ofBytes(address) + ":" + Integer.parseInt(hex.substring(colon + 1), 16);
    }

    /** Returns what the file would say of a socket; unknown users and inodes are 0 there. */
    static ProcNetRow of(InetSocketView socket) {
        boolean listens = socket.state() == SocketState.LISTEN;
        return new ProcNetRow(
                socket.localAddress()
                        + ":"
                        + socket.localPort()
                        + " "
                        + socket.remoteAddress()
                        + ":"
                        + socket.remotePort(),
                fields(
                        socket.stateNumber(),
                        listens ? 0 : socket.wqueue(),
                        socket.rqueue(),
                        socket.timerNumber(),
                        socket.uidOr(0),
                        socket.inodeOr(0)));
    }

    private static String fields(
            int state, long sending, long received, int timer, long uid, long inode) {
        return "state "
                + state
                + " queues "
                + sending
                + ":"
                + received
                + " timer "
                + timer
                + " uid "
                + uid
                + " inode "
                + inode;
    }
}
