package io.jss.cli.compat.ss;

import java.util.ArrayList;
import java.util.List;

/** The options of ss as they are typed. */
public final class SsOptionNames {

    private SsOptionNames() {}

    /** Returns {@code -t}, {@code --tcp} and all others, in the order of their list. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        for (SsOption option : SsOption.values()) {
            if (option.letter() != SsOption.NO_LETTER) {
                names.add("-" + option.letter());
            }
            option.names().forEach(name -> names.add("--" + name));
        }
        return names;
    }
}
