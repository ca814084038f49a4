package io.jss.fields.words;

import java.util.OptionalInt;

/** The words for protocols of netlink and packet sockets. */
public final class ProtocolName {

    /** By number of {@code NETLINK_*} in linux/netlink.h. */
    private static final String[] NETLINK = {
        "route",
        "unused",
        "usersock",
        "firewall",
        "sock_diag",
        "nflog",
        "xfrm",
        "selinux",
        "iscsi",
        "audit",
        "fib_lookup",
        "connector",
        "netfilter",
        "ip6_fw",
        "dnrtmsg",
        "kobject_uevent",
        "generic",
        "17",
        "scsitransport",
        "ecryptfs",
        "rdma",
        "crypto",
        "smc"
    };

    private static final int ETH_P_ALL = 0x3;
    private static final int ETH_P_IP = 0x800;
    private static final int ETH_P_ARP = 0x806;
    private static final int ETH_P_IPV6 = 0x86dd;

    /** By the same numbers, as ss calls them; empty for the same word. */
    private static final String[] NETLINK_OF_SS = {
        "rtnl",
        "",
        "",
        "fw",
        "tcpdiag",
        "",
        "",
        "",
        "",
        "",
        "fiblookup",
        "",
        "nft",
        "ip6fw",
        "dec-rt",
        "uevent",
        "genl",
        "",
        "scsi-trans"
    };

    private ProtocolName() {}

    /** Returns the number of a netlink protocol by its word, or by that of ss. */
    public static OptionalInt netlink(String word) {
        for (int i = 0; i < NETLINK.length; i++) {
            boolean ofSs = i < NETLINK_OF_SS.length && word.equals(NETLINK_OF_SS[i]);
            if ((ofSs || word.equals(NETLINK[i])) && !word.isEmpty()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Returns the number of an ethernet protocol by its word, as ss has it too. */
    public static OptionalInt ethernet(String word) {
        return EtherType.number(word);
    }

    /** Returns the word for a netlink protocol, {@code route}; the number of an unknown one. */
    public static String ofNetlink(int protocol) {
        return protocol >= 0 && protocol < NETLINK.length
                ? NETLINK[protocol]
                : Integer.toString(protocol);
    }

    /** Returns the word for an ethernet protocol, {@code arp}; {@code 0x88cc} for another. */
    public static String ofEthernet(int protocol) {
        return switch (protocol) {
            case ETH_P_ALL -> "all";
            case ETH_P_IP -> "ip";
            case ETH_P_ARP -> "arp";
            case ETH_P_IPV6 -> "ipv6";
            default -> "0x" + Integer.toHexString(protocol);
        };
    }
}
