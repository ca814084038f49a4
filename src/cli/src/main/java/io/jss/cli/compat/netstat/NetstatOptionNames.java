package io.jss.cli.compat.netstat;

import java.util.ArrayList;
import java.util.List;

/** The options of netstat as they are typed. */
public final class NetstatOptionNames {

    private NetstatOptionNames() {}

    /** Returns {@code -t}, {@code --tcp} and all others, in the order of their list. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        for (NetstatOption option : NetstatOption.values()) {
            if (option.letter() != NetstatOption.NO_LETTER) {
                names.add("-" + option.letter());
            }
            option.names().forEach(name -> names.add("--" + name));
        }
        return names;
    }
}
