package io.jss.cli.targets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are nearly a port, an address or a process, as tools and people write them. */
enum Slip {
    /** Both ends as lsof prints them. */
    BOTH_ENDS("(.+)->(.+)", "is two ends; perhaps find %1$s %2$s"),
    /** {@code 10.0.0.1.443} of the netstat of BSD. */
    PORT_BEHIND_DOT("(\\d+(?:\\.\\d+){3}|\\*)\\.(\\d{1,5})", "is no address; perhaps %1$s:%2$s"),
    PORT_TOO_HIGH("(?:.*[^:])?:(\\d{5,})", "has no port (1 to 65535) behind its colon"),
    PREFIX_TOO_LONG("[0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*/(\\d+)", "is no prefix: /%1$s is too much"),
    ADDRESS("\\d+(?:\\.\\d+){3}", "is no address: each part is 0 to 255"),
    ADDRESS_AND_PORT("(\\d+(?:\\.\\d+){3}),(\\d{1,5})", "is no list of ports; perhaps %1$s:%2$s"),
    ADDRESSES("(\\d+(?:\\.\\d+){3}),(\\d+(?:\\.\\d+){3})", "is no target; perhaps host %1$s,%2$s"),
    ADDRESS_RANGE(
            "(\\d+(?:\\.\\d+){3})-(\\d+(?:\\.\\d+){3})",
            "is no prefix; addresses in a row are written as in 10.0.0.0/24"),
    STAR_OF_24("(\\d+\\.\\d+\\.\\d+)\\.\\*", "is no prefix; perhaps %1$s.0/24"),
    STAR_OF_16("(\\d+\\.\\d+)\\.\\*(?:\\.\\*)?", "is no prefix; perhaps %1$s.0.0/16"),
    STAR_OF_8("(\\d+)\\.\\*(?:\\.\\*){0,2}", "is no prefix; perhaps %1$s.0.0.0/8"),
    URL("(\\w+)://([^/]+).*", "is the address of a page; perhaps %2$s"),
    NAME_AND_PORT("([A-Za-z][\\w.-]*):(\\d{1,5})", "has no host that is known; perhaps %1$s %2$s"),
    PORT_BEHIND_SLASH("/(\\d{1,5})", "is the path of a unix socket; perhaps %1$s"),
    RANGE("(\\d+)\\.\\.(\\d+)", "is no range; perhaps %1$s-%2$s"),
    PORT_AND_PROTOCOL("(\\d+)-?(tcp|udp)", "is no port; perhaps %1$s/%2$s"),
    PROTOCOL_AND_PORT("(tcp|udp)-?(\\d+)", "is no port; perhaps %2$s/%1$s"),
    /** {@code 4711/nginx} of our column and of netstat. */
    PROCESS("(\\d+)/[A-Za-z].*", "is no target; perhaps pid %1$s, or %1$s/tcp"),
    PROTOCOL_UNKNOWN("(\\d+)/", "has no protocol behind /; perhaps %1$s/tcp"),
    /** {@code nginx,sshd}: with commas only ports are a list. */
    LIST("([A-Za-z][\\w.-]*),([A-Za-z][\\w.-]*)", "is no list of ports; perhaps %1$s or %2$s");

    private final Pattern form;
    private final String advice;

    Slip(String form, String advice) {
        this.form = Pattern.compile(form);
        this.advice = advice;
    }

    /** Returns what to say behind the word, empty where it looks like nothing. */
    static String meant(String word) {
        for (Slip slip : values()) {
            Matcher matcher = slip.form.matcher(word);
            if (matcher.matches()) {
                List<String> parts =
                        List.of(
                                matcher.groupCount() > 0 ? matcher.group(1) : "",
                                matcher.groupCount() > 1 ? matcher.group(2) : "");
                return slip.advice.formatted(parts.toArray());
            }
        }
        return "";
    }
}
