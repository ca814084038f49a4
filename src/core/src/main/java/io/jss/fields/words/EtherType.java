package io.jss.fields.words;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The names by which ss calls protocols of the link layer ({@code linux/if_ether.h}). */
public final class EtherType {

    private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(0x0001, "802_3");
        NAMES.put(0x0002, "ax25");
        NAMES.put(0x0004, "802_2");
        NAMES.put(0x0005, "snap");
        NAMES.put(0x000c, "can");
        NAMES.put(0x0060, "loop");
        NAMES.put(0x0800, "ip");
        NAMES.put(0x0805, "x25");
        NAMES.put(0x0806, "arp");
        NAMES.put(0x6558, "teb");
        NAMES.put(0x8035, "rarp");
        NAMES.put(0x809b, "atalk");
        NAMES.put(0x80f3, "aarp");
        NAMES.put(0x8100, "802.1Q");
        NAMES.put(0x8137, "ipx");
        NAMES.put(0x86dd, "ipv6");
        NAMES.put(0x8847, "mpls_uc");
        NAMES.put(0x8848, "mpls_mc");
        NAMES.put(0x8863, "ppp_disc");
        NAMES.put(0x8864, "ppp_ses");
        NAMES.put(0x88a2, "aoe");
        NAMES.put(0x88a8, "802.1ad");
        NAMES.put(0x88ca, "tipc");
        NAMES.put(0x88cc, "LLDP");
        NAMES.put(0x8902, "cfm");
    }

    private EtherType() {}

    /** Returns the name, empty when there is none. */
    public static String name(int number) {
        return NAMES.getOrDefault(number, "");
    }

    /** Returns the number of a name, in either case; {@code all} is {@code ETH_P_ALL}. */
    static OptionalInt number(String name) {
        if (name.equalsIgnoreCase("all")) {
            return OptionalInt.of(3);
        }
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }
}
