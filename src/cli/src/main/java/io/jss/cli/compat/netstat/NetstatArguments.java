package io.jss.cli.compat.netstat;

import io.jss.cli.options.GetoptLine;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one command line asks for. */
final class NetstatArguments {

    /** In the order in which netstat lists them. */
    private static final List<Map.Entry<NetstatOption, Protocol>> PROTOCOLS =
            List.of(
                    Map.entry(NetstatOption.TCP, Protocol.TCP),
                    Map.entry(NetstatOption.SCTP, Protocol.SCTP),
                    Map.entry(NetstatOption.UDP, Protocol.UDP),
                    Map.entry(NetstatOption.UDPLITE, Protocol.UDPLITE),
                    Map.entry(NetstatOption.RAW, Protocol.RAW));

    private static final Set<NetstatOption> INET_FAMILIES =
            EnumSet.of(NetstatOption.INET, NetstatOption.INET6);

    /** Families without sockets that jss lists, in the order in which netstat comes to them. */
    private static final Set<NetstatOption> OTHER_FAMILIES =
            EnumSet.range(NetstatOption.IPX, NetstatOption.RFCOMM);

    /** Values of {@code -A} that are no long option by themselves. */
    private static final Map<String, NetstatOption> FAMILY_NAMES =
            Map.ofEntries(
                    Map.entry("inet", NetstatOption.INET),
                    Map.entry("ip", NetstatOption.INET),
                    Map.entry("tcpip", NetstatOption.INET),
                    Map.entry("inet6", NetstatOption.INET6),
                    Map.entry("unix", NetstatOption.UNIX),
                    Map.entry("ipx", NetstatOption.IPX),
                    Map.entry("ax25", NetstatOption.AX25),
                    Map.entry("x25", NetstatOption.X25),
                    Map.entry("netrom", NetstatOption.NETROM),
                    Map.entry("rose", NetstatOption.ROSE),
                    Map.entry("bluetooth", NetstatOption.BLUETOOTH),
                    Map.entry("ddp", NetstatOption.WITHOUT_EFFECT),
                    Map.entry("appletalk", NetstatOption.WITHOUT_EFFECT),
                    Map.entry("ash", NetstatOption.WITHOUT_EFFECT),
                    Map.entry("econet", NetstatOption.WITHOUT_EFFECT));

    private final Set<NetstatOption> given = EnumSet.noneOf(NetstatOption.class);

    private NetstatArguments() {}

    /**
     * Reads a command line.
     *
     * @throws WrongCommandLine when it is wrong
     */
    static NetstatArguments of(List<String> arguments) {
        NetstatArguments result = new NetstatArguments();
        GetoptLine.parse(new NetstatOptions(), arguments, result::take);
        return result;
    }

    private boolean take(GetoptLine.Given<NetstatOption> option) {
        if (option.option() == NetstatOption.PROTOCOL) {
            addFamilies(option.value());
        } else {
            given.add(option.option());
        }
        return true;
    }

    private void addFamilies(String names) {
        for (String name : names.split(",", -1)) {
            NetstatOption family = FAMILY_NAMES.get(name);
            if (family == null) {
                throw WrongNetstatLine.family(name);
            }
            given.add(family);
        }
    }

    /** Returns whether the option was given. */
    boolean has(NetstatOption option) {
        return given.contains(option);
    }

    /** Returns whether internet sockets are listed. */
    boolean listsInet() {
        return protocolsNamed() || hasAny(INET_FAMILIES) || nothingNamed();
    }

    /** Returns whether unix domain sockets are listed. */
    boolean listsUnix() {
        return has(NetstatOption.UNIX) || nothingNamed();
    }

    /** Returns whether nothing but servers is listed. */
    boolean listeningOnly() {
        return has(NetstatOption.LISTENING) && !has(NetstatOption.ALL);
    }

    /** Returns the first family that was asked for and that jss has no sockets of. */
    Optional<NetstatOption> otherFamily() {
        return OTHER_FAMILIES.stream().filter(this::has).findFirst();
    }

    /** Returns whether protocols were named; all of them are listed otherwise. */
    boolean protocolsNamed() {
        return PROTOCOLS.stream().anyMatch(entry -> has(entry.getKey()));
    }

    /** Returns the protocols in netstat's order. */
    List<Protocol> protocols() {
        boolean named = protocolsNamed();
        List<Protocol> protocols = new ArrayList<>();
        for (Map.Entry<NetstatOption, Protocol> entry : PROTOCOLS) {
            if (!named || has(entry.getKey())) {
                protocols.add(entry.getValue());
            }
        }
        return protocols;
    }

    /** Returns the socket families. */
    Set<AddressFamily> families() {
        if (has(NetstatOption.INET) == has(NetstatOption.INET6)) {
            return EnumSet.allOf(AddressFamily.class);
        }
        return EnumSet.of(has(NetstatOption.INET) ? AddressFamily.INET : AddressFamily.INET6);
    }

    private boolean nothingNamed() {
        return !protocolsNamed()
                && !hasAny(INET_FAMILIES)
                && !has(NetstatOption.UNIX)
                && !hasAny(OTHER_FAMILIES);
    }

    private boolean hasAny(Set<NetstatOption> options) {
        return options.stream().anyMatch(this::has);
    }
}
