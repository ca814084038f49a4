package io.jss.cli.top;

import io.jss.sample.Change;
import java.util.ArrayList;
import java.util.List;

/** What a look could not follow, in words. */
final class LostSight {

    private LostSight() {}

    /** Returns a sentence for each. */
    static List<String> of(Change change) {
        List<String> sentences = new ArrayList<>();
        if (change.eventsLost() > 0) {
            sentences.add("events were lost: connections that were brief may be missing");
        }
        if (change.withoutIdentity() > 0) {
            sentences.add(
                    change.withoutIdentity() + " sockets without a cookie cannot be followed");
        }
        return sentences;
    }
}
