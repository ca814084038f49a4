package io.jss.cli.compat.ss;

/** The names by which ss calls protocols of the link layer ({@code linux/if_ether.h}). */
final class EtherTypes {

    private EtherTypes() {}

    /** Returns the name, empty when there is none. */
    static String name(int number) {
        return switch (number) {
            case 0x0001 -> "802_3";
            case 0x0002 -> "ax25";
            case 0x0004 -> "802_2";
            case 0x0005 -> "snap";
            case 0x000c -> "can";
            case 0x0060 -> "loop";
            case 0x0800 -> "ip";
            case 0x0805 -> "x25";
            case 0x0806 -> "arp";
            case 0x6558 -> "teb";
            case 0x8035 -> "rarp";
            case 0x809b -> "atalk";
            case 0x80f3 -> "aarp";
            case 0x8100 -> "802.1Q";
            case 0x8137 -> "ipx";
            case 0x86dd -> "ipv6";
            case 0x8847 -> "mpls_uc";
            case 0x8848 -> "mpls_mc";
            case 0x8863 -> "ppp_disc";
            case 0x8864 -> "ppp_ses";
            case 0x88a2 -> "aoe";
            case 0x88a8 -> "802.1ad";
            case 0x88ca -> "tipc";
            case 0x88cc -> "LLDP";
            case 0x8902 -> "cfm";
            default -> "";
        };
    }
}
