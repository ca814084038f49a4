package io.jss.fields;

import java.util.ArrayList;
import java.util.List;

/** Reads the paths of fields as they are written in this package: {@code timer.kind}. */
final class Paths {

    private Paths() {}

    static List<String> of(String dotted) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int dot = dotted.indexOf('.'); dot >= 0; dot = dotted.indexOf('.', start)) {
            names.add(dotted.substring(start, dot));
            start = dot + 1;
        }
        names.add(dotted.substring(start));
        return List.copyOf(names);
    }
}
