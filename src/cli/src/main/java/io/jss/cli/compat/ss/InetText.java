package io.jss.cli.compat.ss;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;

/** What stands behind the ends of a socket of the internet. */
final class InetText {

    private static final String[] TIMERS = {"off", "on", "keepalive", "timewait", "persist"};
    private static final int ABSENT = -1;
    private static final String OWN_LINE = "\n\t";

    private final SsArguments arguments;
    private final SsNames names;
    private final boolean oneline;

    InetText(SsArguments arguments, SsNames names) {
        this.arguments = arguments;
        this.names = names;
        oneline = arguments.has(SsOption.ONELINE);
    }

    void write(InetSocketView socket, ExtraText text) {
        if (arguments.has(SsOption.OPTIONS)) {
            timer(socket, text);
        }
        if (arguments.has(SsOption.EXTENDED)) {
            extended(socket, text);
        }
        if (arguments.has(SsOption.TOS)) {
            hex(" tos:", socket.tosOr(ABSENT), text);
            hex(" tclass:", socket.tclassOr(ABSENT), text);
            hex(" class_id:", socket.classIdOr(ABSENT), text);
        }
        if (arguments.has(SsOption.CGROUP) && socket.cgroupIdOr(ABSENT) != ABSENT) {
            text.append(" cgroup:").append(names.cgroup(socket.cgroupIdOr(ABSENT)));
        }
        if (arguments.has(SsOption.INET_SOCKOPT) && socket.socketOptions().isPresent()) {
            text.append(oneline ? " " : OWN_LINE);
            SsAttributeText.options(socket.socketOptions().get(), text);
        }
        boolean info = arguments.has(SsOption.INFO) && !isUdp(socket);
        if (arguments.has(SsOption.MEMORY) || info) {
            text.append(oneline ? "" : OWN_LINE);
            SsAttributeText.memory(socket, text);
            info(socket, text);
        }
    }

    private static boolean isUdp(InetSocketView socket) {
        return socket.protocol() == Protocol.UDP || socket.ipProtocolOr(0) == 17;
    }

    private static void timer(InetSocketView socket, ExtraText text) {
        int timer = socket.timerNumber();
        if (timer == 0) {
            return;
        }
        String name =
                socket.protocol() == Protocol.SCTP
                        ? "T3_RTX"
                        : timer < TIMERS.length ? TIMERS[timer] : "unknown";
        text.append(" timer:(").append(name);
        text.append(',').append(CText.timer(socket.timerExpiresMillis()));
        text.append(',').append(socket.retransmits()).append(')');
    }

    private void extended(InetSocketView socket, ExtraText text) {
        long uid = socket.uidOr(0);
        text.append(uid == 0 ? "" : " uid:" + uid);
        text.append(" ino:").append(socket.inodeOr(0));
        text.append(" sk:").append(Long.toHexString(socket.cookie()));
        long mark = socket.markOr(0);
        text.append(mark == 0 ? "" : " fwmark:0x" + Long.toHexString(mark));
        long cgroup = socket.cgroupIdOr(0);
        text.append(cgroup == 0 ? "" : " cgroup:" + names.cgroup(cgroup));
        int v6only = socket.sentV6onlyOr(ABSENT);
        if (socket.socketFamily() == AddressFamily.INET6 && v6only != ABSENT) {
            text.append(" v6only:").append(v6only);
        }
        int shutdown = socket.shutdownOr(ABSENT);
        if (shutdown != ABSENT) {
            SsStates.shutdown(shutdown, text);
        }
    }

    /** {@code %#x} writes 0 without its 0x. */
    private static void hex(String name, long value, ExtraText text) {
        if (value != ABSENT) {
            text.append(name).append(value == 0 ? "" : "0x").append(Long.toHexString(value));
        }
    }

    private void info(InetSocketView socket, ExtraText text) {
        switch (socket.protocol()) {
            case SCTP -> {
                SsAttributeText.addresses(" locals:", socket.locals(), text);
                SsAttributeText.addresses(" peers:", socket.peers(), text);
                socket.sctpInfo().ifPresent(info -> SctpText.write(info, text));
            }
            case MPTCP -> socket.mptcpInfo().ifPresent(info -> SsAttributeText.mptcp(info, text));
            default -> {
                boolean options = arguments.has(SsOption.OPTIONS);
                TcpText.write(socket, options, arguments.has(SsOption.NUMERIC), text);
                SsAttributeText.md5(socket.md5Signatures(), text);
                SsAttributeText.ulp(socket.ulp(), text);
            }
        }
    }
}
